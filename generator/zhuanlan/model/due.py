"""What changes when: the instants at which the same files make another paper, and what each of them changes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from zhuanlan.model.days import day_around, day_of
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.entry import Entry
from zhuanlan.model.heirs import nfc
from zhuanlan.model.life import ENDED, instants, stage
from zhuanlan.model.paper import Paper
from zhuanlan.model.register import Register

Change = Literal["appears", "expires", "withdrawn", "today", "grey", "colour"]

CHANGES: dict[str, Bilingual] = {
    "appears": Bilingual("刊出", "appears"),
    "expires": Bilingual("下线", "expires"),
    "withdrawn": Bilingual("撤稿", "is withdrawn"),
    "today": Bilingual("换日：头版的日期", "a new day: the date on the front page"),
    "grey": Bilingual("置灰", "the paper turns grey"),
    "colour": Bilingual("置灰结束", "the paper has its colours back"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """At an instant, in seconds since 1970, something changes: the entry of a file, or with no file the day."""

    at: float
    change: Change
    source: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the changes are found from. `asked` are the queries that a theme may ask, None for any: `today`, `grey`."""

    paper: Paper
    entries: Sequence[Entry]
    register: Register
    asked: Collection[str] | None


def due(outlook: Outlook, now: datetime) -> tuple[Due, ...]:
    """Everything known that changes after an aware moment in the paper's zone, the soonest first; of days only the next."""
    found = [*_entries(outlook, now.timestamp()), *_days(outlook, now)]
    return tuple(sorted(found, key=lambda one: (one.at, one.source, one.change)))


def next_due(outlook: Outlook, now: datetime) -> float | None:
    """The first instant after a moment at which a build is needed; None if nothing is known to change ever."""
    return next((one.at for one in due(outlook, now)), None)


def _entries(outlook: Outlook, now: float) -> Iterator[Due]:
    paged = {one.source for one in outlook.register.urls if one.path.endswith(".html")}
    for entry in outlook.entries:
        if not entry.sound or not entry.names:
            continue
        told = outlook.paper.tombstones and nfc(entry.source) in paged
        before = _shown(entry, now, told)
        for at in sorted({at for at in instants(entry.life) if at > now}):
            after = _shown(entry, at, told)
            if after != before:
                ended = stage(entry.life, at)
                change: Change = "appears" if after == "live" else "withdrawn" if ended == "withdrawn" else "expires"
                yield Due(at, change, entry.source, entry.names[0])
            before = after


def _shown(entry: Entry, at: float, told: bool) -> str:
    """What readers see of an entry: its page, one that says what became of it, or nothing."""
    found = stage(entry.life, at)
    return found if found == "live" or (told and found in ENDED) else ""


def _days(outlook: Outlook, now: datetime) -> Iterator[Due]:
    zone = now.tzinfo
    assert zone is not None
    if outlook.asked is None or "today" in outlook.asked:
        yield Due(day_around(now)[1], "today")
    if outlook.asked is None or "grey" in outlook.asked:
        grey = set(outlook.paper.grey)
        for begins, ends in filter(None, (day_of(on, zone) for on in sorted(grey))):
            if begins > now.timestamp() and datetime.fromtimestamp(begins - 1, zone).date() not in grey:
                yield Due(begins, "grey")
            if ends > now.timestamp() and datetime.fromtimestamp(ends, zone).date() not in grey:
                yield Due(ends, "colour")
