"""Stage one: the files of content/ → entries, and the shelves where the rest of each file lies."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.order import Progress
from zhuanlan.build.pool import Hands
from zhuanlan.build.reading import read_files
from zhuanlan.build.rows import Row, entry_of, findings_of, head_of, places_of, texts_of
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Entry, Head
from zhuanlan.reading.sources import Files
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.shelf import Shelf

RACY = ""
"""The stamp of a file that must be looked at again: it may have changed once more within the same tick of the clock."""

MARGIN = 50_000_000
"""Nanoseconds: file systems' clocks tick each 4 ms or faster, those that tick slower are rounded down."""

MESSAGE = 256
"""Rows that are written at once."""

NEAR = 500
"""Heads that are kept decoded: a page reads those of its neighbours, and cards hold what lists show of the others."""

PENDING = "pending"
"""Whether files were read of which no page has been made yet."""

ORDER = "placed"
"""A mark that is another one whenever an entry came, went, or has another place or name. No two ledgers have the same."""


@dataclass(frozen=True, slots=True)
class Content:
    """What was read. `digests` are those of the files, by path; the shelves hold what is asked for one by one.

    `order` is the ledger's mark of the order in which the entries stand, empty if that is unknown.
    """

    entries: tuple[Entry, ...]
    heads: Mapping[str, Head]
    texts: Mapping[str, Texts]
    places: Mapping[str, Mapping[str, Place]]
    digests: Mapping[str, str]
    by_file: Mapping[str, tuple[Diagnostic, ...]]
    order: str = ""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with each file by itself."""
        return tuple(finding for findings in self.by_file.values() for finding in findings)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What the ledger learnt of the files. `rewritten` are entries that keep their place, as they were and as they are.

    `order` tells whether anything else changed; `lost` are the findings of files that could not be read at all.
    """

    rewritten: tuple[tuple[Entry, Entry], ...]
    order: bool
    lost: Mapping[str, tuple[Diagnostic, ...]]


def refresh(
    root: Path,
    files: Files,
    zone: ZoneInfo,
    ledger: Ledger,
    tick: int,
    hands: Hands,
    progress: Progress,
    *,
    believe: bool = True,
) -> Refreshed:
    """Read what is new or changed, and keep it in the ledger; what is gone is forgotten.

    `tick` is the file system's own time when the files were looked at: whatever changed since then is looked at again.
    Unless stamps are believed, everything is read.
    """
    same_zone = ledger.get("whole", "zone") == (str(zone),)
    known = {path: (stamp, digest) for path, stamp, digest in ledger.column("file", "stamp", "digest")}
    stale = [
        file
        for file in files.entries
        if not (same_zone and believe) or known.get(file.path, (RACY, ""))[0] != files.stamps[file.path]
    ]
    digests = {path: digest for path, (_, digest) in known.items() if digest and same_zone}
    gone = known.keys() - {file.path for file in files.entries}
    rewritten: list[tuple[Entry, Entry]] = []
    lost: dict[str, tuple[Diagnostic, ...]] = {}
    order = not same_zone or bool(gone)
    pending = ledger.get("whole", PENDING) == ("1",)

    ledger.begin()
    ledger.put("whole", [("zone", str(zone))])
    _forget(ledger, gone)
    read: list[tuple[Row, str]] = []
    for done, row in enumerate(read_files(root, zone, stale, digests, hands), 1):
        stamp = settled(files.stamps[row.source], tick)
        if row.entry:
            known_as = ledger.get("source", row.source) if row.source in known else None
            edit = _rewritten(known_as[0], row.entry) if known_as is not None else None
            if edit is not None:
                rewritten.append(edit)
            else:
                order = True
            read.append((row, stamp))
            if len(read) == MESSAGE:
                _keep(ledger, read)
                read = []
        elif row.digest:
            _touch(ledger, row.source, stamp)
        else:
            _forget(ledger, [row.source])
            lost[row.source] = findings_of(row.findings)
        progress("read", done, len(stale))
    _keep(ledger, read)
    if order or not known.keys().isdisjoint(lost) or any(before.names != after.names for before, after in rewritten):
        ledger.put("whole", [(ORDER, os.urandom(8).hex())])
    if order or lost or rewritten:
        # Until somebody has made of it what must be made.
        ledger.put("whole", [(PENDING, "1")])
    ledger.commit()
    return Refreshed(tuple(rewritten), order or pending or bool(lost), lost)


def mark_of(ledger: Ledger) -> str:
    """The mark of the order in which the entries stand; empty if there is none."""
    found = ledger.get("whole", ORDER)
    return found[0] if found else ""


def _rewritten(old: str, new: str) -> tuple[Entry, Entry] | None:
    """An entry as it was and as it is, if it keeps its place."""
    before, after = entry_of(old), entry_of(new)
    return (before, after) if before.sound and before.placed == after.placed else None


def load(ledger: Ledger, lost: Mapping[str, tuple[Diagnostic, ...]]) -> Content:
    """Everything that the ledger knows of the files."""
    digests, by_file = {}, dict(lost)
    for path, digest, told in ledger.column("file", "digest", "findings"):
        digests[path] = digest
        if told:
            by_file[path] = findings_of(told)
    entries = [entry_of(entry) for _, entry in ledger.all("source")]
    entries.sort(key=lambda one: one.source)
    return Content(tuple(entries), *shelves(ledger), digests, by_file, mark_of(ledger) if ledger.kept else "")


def shelves(
    ledger: Ledger,
) -> tuple[Mapping[str, Head], Mapping[str, Texts], Mapping[str, Mapping[str, Place]]]:
    """Where the heads, the texts and the places of all files lie, each read when it is asked for."""
    return (
        Shelf(ledger.path, "head", "head", _head, keep=NEAR),
        Shelf(ledger.path, "text", "texts", _texts),
        Shelf(ledger.path, "head", "places", _places),
    )


def _keep(ledger: Ledger, read: Sequence[tuple[Row, str]]) -> None:
    ledger.put("file", [(row.source, stamp, row.digest, row.findings) for row, stamp in read])
    ledger.put("source", [(row.source, row.entry) for row, _ in read])
    ledger.put("head", [(row.source, row.head, row.places) for row, _ in read])
    ledger.put("text", [(row.source, row.texts) for row, _ in read])


def _touch(ledger: Ledger, source: str, stamp: str) -> None:
    found = ledger.get("file", source)
    if found is not None:
        ledger.put("file", [(source, stamp, *found[1:])])


def _forget(ledger: Ledger, sources: Collection[str]) -> None:
    for table in ("file", "source", "head", "text"):
        ledger.drop(table, sources)


def settled(stamp: str, tick: int) -> str:
    """The stamp, if what it is of did not change just now (git's rule for "racily clean" entries)."""
    _, changed, renamed, _ = map(int, stamp.split())
    return stamp if max(changed, renamed) < tick - MARGIN else RACY


def _head(source: str, row: str) -> Head:
    return head_of(row)


def _texts(source: str, row: str) -> Texts:
    return texts_of(row)


def _places(source: str, row: str) -> Mapping[str, Place]:
    return places_of(row, source)
