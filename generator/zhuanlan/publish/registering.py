"""The register of URLs at a publication: what the target knows comes in before the build, and what was published goes in after."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.pressed import Pressed
from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.promises import published
from zhuanlan.model.register import FILE, Register, merged, parse, text
from zhuanlan.publish.stopped import StoppedError
from zhuanlan.reading.register import read_register
from zhuanlan.writing.register import write_register


def fetch(root: Path, there: str) -> None:
    """Merge the target's register into the paper's, so that the build knows both. Raises StoppedError."""
    if there:
        known = _known(root)
        after = merged(known, parse(there)[0])
        if after.urls != known.urls:
            write(root, text(after))


def after(root: Path, pressed: Pressed, now: datetime) -> str:
    """The paper's register, as text, once this paper is published at a moment. Raises StoppedError."""
    assert pressed.paper is not None, "it was built"
    day = now.astimezone(ZoneInfo(pressed.paper.timezone)).date()
    return text(published(_known(root), pressed.planned.values(), pressed.documents, day))


def write(root: Path, register: str) -> None:
    """Put it into the paper's folder. Raises StoppedError."""
    try:
        write_register(root, parse(register)[0])
    except OSError as error:
        raise StoppedError(codes.NOT_NOTED.at(Place(FILE), file=FILE, reason=error.strerror or error)) from None


def _known(root: Path) -> Register:
    register, findings = read_register(root)
    if register is None:
        raise StoppedError(findings[0])
    return register
