"""What the next build must know of this one to see that it would be the same."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import blake2b

from zhuanlan.build.content import PENDING
from zhuanlan.build.order import Order
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.quick import RECORD, Last
from zhuanlan.build.rows import findings_text
from zhuanlan.model.days import day_around
from zhuanlan.model.entry import Entry
from zhuanlan.model.life import turns
from zhuanlan.reading.sources import Files
from zhuanlan.reading.walk import Look
from zhuanlan.writing.ledger import Ledger


def last_of(order: Order, pressed: Pressed, entries: Sequence[Entry], inputs: str, outputs: str, frame: str) -> Last:
    """The record of a build."""
    now, view = order.view.now, order.view
    since, until = turns(entries, now.timestamp())
    morning, midnight = day_around(now)
    return Last(
        inputs=inputs,
        outputs=outputs,
        frame=frame,
        output=str((order.output or order.root).absolute()),
        drafts=view.drafts,
        scheduled=view.scheduled,
        since=max(since, morning),
        until=min(until, midnight),
        pages=pressed.pages,
        held=pressed.held,
        findings=findings_text(pressed.findings),
        language=pressed.language,
    )


def frame_of(seen: Look, files: Files) -> str:
    """A digest of the stamps of all that is no entry: settings, media, static files, themes."""
    lines = [f"{path} {files.stamps[path]}" for path in (*files.media.values(), *files.static)]
    return blake2b("\n".join([*lines, seen.rest]).encode(), digest_size=16).hexdigest()


def keep_last(ledger: Ledger, last: Last, order: Mapping[str, str]) -> None:
    """Write it down, with what is another in the order of the paper. Nothing is pending now."""
    ledger.begin()
    ledger.put("whole", [(RECORD, json.dumps(asdict(last))), (PENDING, "")])
    ledger.put("arranged", order.items())
    ledger.commit()


def forget_last(ledger: Ledger) -> None:
    """The next build has to look for itself."""
    ledger.begin()
    ledger.put("whole", [(RECORD, ""), (PENDING, "1")])
    ledger.commit()
