"""Files → rows: what is new or changed is read, whatever is known stays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.pool import Hands, Lost, spread
from zhuanlan.build.rows import Row, findings_text, packed
from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.kinds import KINDS
from zhuanlan.reading import sources
from zhuanlan.reading.sources import EntryFile

_TABLE = {kind.name: kind for kind in KINDS}
_LARGE = 64 * 1024
"""Bytes. A larger file is read where it can be stopped."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What all readers of a paper's files share. `digests` are those of the files as they are known."""

    root: Path
    zone: ZoneInfo
    digests: Mapping[str, str]


def read_files(
    root: Path, zone: ZoneInfo, files: Sequence[EntryFile], digests: Mapping[str, str], hands: Hands
) -> Iterator[Row]:
    """A row of each file, in any order. One whose bytes are those that are known has that digest and nothing else."""
    if not files:
        return
    # Whoever reads nothing need not wait for what reads Markdown; workers find it imported.
    import zhuanlan.reading.documents  # noqa: F401

    state = Reading(root, zone, digests)
    for found in spread(hands, _batch, state, files, alone=all(file.size <= _LARGE for file in files)):
        if isinstance(found, Lost):
            code = codes.site.TOO_SLOW if found.slow else codes.site.READER_DIED
            yield Row(found.item.path, "", "", "", "", findings_text((code.at(Place(found.item.path)),)), "")
        else:
            yield from found[1]


def _batch(state: Reading, files: Sequence[EntryFile]) -> list[Row]:
    return [_row(state, file) for file in files]


def _row(state: Reading, file: EntryFile) -> Row:
    from zhuanlan.reading.documents import read_draft

    source, found = sources.read(state.root, file.path)
    if source is None:
        return Row(file.path, "", "", "", "", findings_text(found), "")
    if state.digests.get(file.path) == source.digest:
        return Row(file.path, source.digest, "", "", "", "", "")
    kind = _TABLE[file.kind]
    draft, more = read_draft(source, file, kind, state.zone)
    return packed(draft, source.digest, (*found, *more), kind)
