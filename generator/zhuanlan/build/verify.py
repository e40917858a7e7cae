"""A build held against a clean one."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from zhuanlan.build.order import Order
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.run import build
from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Place


def verified(order: Order, pressed: Pressed) -> Pressed:
    """The same build once more, from nothing and into a scratch folder; a file that differs is an error of ours."""
    if order.output is None or pressed.changes is None:
        return pressed
    with TemporaryDirectory(prefix="zhuanlan-") as scratch:
        clean = build(replace(order, output=Path(scratch) / "output", remember=False))
        wrong = [path for path in clean.planned if not _same(order.output / path, Path(scratch) / "output" / path)]
    found = [codes.output.NOT_VERIFIED.at(Place(path)) for path in sorted(wrong)]
    return replace(pressed, findings=(*pressed.findings, *found))


def _same(one: Path, other: Path) -> bool:
    return (one.read_bytes() if one.is_file() else None) == (other.read_bytes() if other.is_file() else None)
