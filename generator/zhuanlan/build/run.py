"""The pipeline's front door: one build of a paper at a time, on the ledger of the one before.

files → rows → Site → planned files → what is stale → its bytes → Changes

A clean build is an incremental one whose ledger is empty; there is no other difference anywhere below. Only what is light
to import may be imported here: what most builds of most papers come to is that nothing changed.
"""

import os
from dataclasses import replace

from zhuanlan.build.order import Order, silent
from zhuanlan.build.pool import Hands
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.quick import roots_of, unchanged
from zhuanlan.build.sight import Sight, sight
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.reasons import reason_of
from zhuanlan.model.view import View
from zhuanlan.rendering.tool import tool_digest
from zhuanlan.writing.ledger import FOLDER, Ledger, LedgerError
from zhuanlan.writing.lock import HeldError, locked
from zhuanlan.writing.refusal import refusal
from zhuanlan.writing.standing import sweep

__all__ = ["Hands", "Order", "Pressed", "View", "build", "silent"]


def build(order: Order) -> Pressed:
    """Make the paper. With an error (with `strict`, a warning) nothing is written, unless `keep_going`.

    What no stage could meet (a disk that cannot be read, no memory) is a finding as well.
    """
    try:
        return _begun(order)
    except (OSError, LedgerError, MemoryError) as error:
        return _broken_off(order, error)


def _broken_off(order: Order, error: Exception) -> Pressed:
    from zhuanlan.model.codes.output import BROKEN_OFF

    file = str(getattr(error, "filename", None) or order.root)
    shown = order.root.name if file == str(order.root) else file.removeprefix(f"{order.root}{os.sep}")
    reason = reason_of(error) if isinstance(error, OSError) else str(error) or type(error).__name__
    return _nothing(order, BROKEN_OFF.at(Place(shown), reason=reason))


def _begun(order: Order) -> Pressed:
    reason = refusal(order.output, order.root) if order.output is not None else None
    if order.output is not None and reason is not None:
        from zhuanlan.model.codes.output import OUTPUT_REFUSED

        place = Place(order.output.name or str(order.output))
        return _nothing(order, OUTPUT_REFUSED.at(place, folder=order.output, reason=reason))
    if not order.remember:
        with sight(order, roots_of(order.root)) as seen:
            return _pressed(order, Ledger.scratch(), seen, 0)
    try:
        with locked(order.root / FOLDER) as tick, sight(order, roots_of(order.root)) as seen:
            return _built(order, seen, tick)
    except HeldError as error:
        from zhuanlan.model.codes.output import LOCKED

        return _nothing(order, LOCKED.at(Place(order.root.name), holder=error.args[0] or "?"))


def _built(order: Order, seen: Sight, tick: int) -> Pressed:
    folder, tool = order.root / FOLDER, tool_digest()
    try:
        ledger = Ledger.open(folder, tool)
        same = unchanged(order, ledger, seen) if order.believe else None
        pressed = same or _pressed(order, ledger, seen, tick)
        return replace(pressed, notes=(*pressed.notes, *_notes(False, ledger.kept)))
    except LedgerError:
        put_aside = (folder / "ledger").exists()
    ledger = Ledger.fresh(folder, tool)
    try:
        pressed = _pressed(order, ledger, Sight(seen.sources, order.output), tick)
    except LedgerError:
        # It could be founded and not be filled: the disk is full.
        ledger = Ledger.scratch()
        pressed = _pressed(order, ledger, Sight(seen.sources, order.output), tick)
    return replace(pressed, notes=(*pressed.notes, *_notes(put_aside, ledger.kept)))


def _pressed(order: Order, ledger: Ledger, seen: Sight, tick: int) -> Pressed:
    from zhuanlan.build.press import press

    sound = False
    try:
        pressed = press(order, ledger, seen, tick)
        sound = True
    finally:
        ledger.close(sound=sound)
        if not sound and order.output is not None:
            sweep(order.output)
    return pressed


def _nothing(order: Order, found: Diagnostic) -> Pressed:
    from zhuanlan.reading.config import paper_of

    return Pressed((found,), language=paper_of(order.root).language)


def _notes(put_aside: bool, kept: bool) -> list[Bilingual]:
    notes = []
    if put_aside:
        notes.append(Bilingual("账本用不上，这次全部重做", "the ledger was of no use; everything was made anew"))
    if not kept:
        notes.append(
            Bilingual("账本写不了，下次还要全部重做", "the ledger cannot be written; next time everything is made anew")
        )
    return notes
