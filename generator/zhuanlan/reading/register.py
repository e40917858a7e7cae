"""urls.txt → the register."""

from pathlib import Path

from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.register import FILE, Register, parse
from zhuanlan.reading import sources

MOST_BYTES = 64 * 1024 * 1024
"""Half a million URLs."""


def read_register(root: Path) -> tuple[Register | None, tuple[Diagnostic, ...]]:
    """The paper's register, empty where there is none; None where its file cannot be read, and must not be written."""
    if not (root / FILE).exists():
        return Register(), ()
    source, findings = sources.read(root, FILE, MOST_BYTES)
    if source is None:
        return None, findings
    register, odd = parse(source.text)
    return register, (*findings, *odd)
