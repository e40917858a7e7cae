"""The pipeline's front door: one build of a paper at a time, on the ledger of the one before.

files → rows → Site → planned files → what is stale → its bytes → Changes

A clean build is an incremental one whose ledger is empty; there is no other difference anywhere below.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from zhuanlan.build.content import Content, Progress, load, refresh
from zhuanlan.build.order import Order, silent
from zhuanlan.build.pool import Hands
from zhuanlan.build.press import press
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.tool import tool_digest
from zhuanlan.model import codes
from zhuanlan.model.assemble import View
from zhuanlan.model.diagnostics import Bilingual, Place
from zhuanlan.model.paper import Paper
from zhuanlan.reading.config import read_paper
from zhuanlan.reading.sources import Files
from zhuanlan.writing.ledger import FOLDER, Ledger, LedgerError
from zhuanlan.writing.lock import HeldError, locked
from zhuanlan.writing.output import refuse

__all__ = ["Hands", "Order", "Pressed", "View", "build", "paper_of", "silent", "verified"]


def build(order: Order) -> Pressed:
    """Make the paper. With an error (with `strict`, a warning) nothing is written, unless `keep_going`."""
    if order.output is not None:
        refused = refuse(order.output, order.root)
        if refused is not None:
            return Pressed((refused,))
    if not order.remember:
        return _pressed(order, Ledger.scratch(), 0)
    folder = order.root / FOLDER
    try:
        with locked(folder) as tick:
            return _built(order, folder, tick)
    except HeldError as error:
        return Pressed((codes.output.LOCKED.at(Place(order.root.name), holder=error.args[0] or "?"),))


def read_paper_content(
    root: Path, files: Files, zone: ZoneInfo, scratch: Ledger, hands: Hands, progress: Progress
) -> Content:
    """The content of a paper, read through its ledger; through `scratch` where that cannot be had or written."""
    try:
        with locked(root / FOLDER) as tick:
            ledger = _opened(root / FOLDER, tool_digest())
            if ledger.kept:
                content = load(ledger, refresh(root, files, zone, ledger, tick, hands, progress).lost)
                ledger.close()
                return content
            ledger.close()
    except HeldError:
        pass
    return load(scratch, refresh(root, files, zone, scratch, 0, hands, progress).lost)


def _opened(folder: Path, tool: str) -> Ledger:
    try:
        return Ledger.open(folder, tool)
    except LedgerError:
        return Ledger.fresh(folder, tool)


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


def paper_of(root: Path) -> Paper:
    """The paper's settings, for its language and its time zone; the defaults if site.yaml cannot be read."""
    return read_paper(root).paper or Paper(name="", language="")


def _built(order: Order, folder: Path, tick: int) -> Pressed:
    tool = tool_digest()
    try:
        return _pressed(order, Ledger.open(folder, tool), tick)
    except LedgerError:
        put_aside = (folder / "ledger").exists()
        ledger = Ledger.fresh(folder, tool)
        pressed = _pressed(order, ledger, tick)
        return replace(pressed, notes=(*pressed.notes, *_notes(put_aside, ledger.kept)))


def _pressed(order: Order, ledger: Ledger, tick: int) -> Pressed:
    sound = False
    try:
        pressed = press(order, ledger, tick)
        sound = True
    finally:
        ledger.close(sound=sound)
    return pressed


def _notes(put_aside: bool, kept: bool) -> list[Bilingual]:
    notes = []
    if put_aside:
        notes.append(Bilingual("账本用不上，这次全部重做", "the ledger was of no use; everything was made anew"))
    if not kept:
        notes.append(
            Bilingual("账本写不了，下次还要全部重做", "the ledger cannot be written; next time everything is made anew")
        )
    return notes
