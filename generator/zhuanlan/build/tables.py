"""The tables of a site as text: what is kept of them to see what changed.

The names of the rows are those that `model.watch` writes down.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from zhuanlan.model.entry import Entry
from zhuanlan.model.site import Site

_ROW, _VALUE = "\x1e", "\x1f"
"""ASCII's own separators of records and units, which no text of a paper holds."""


def tables_of(site: Site, every: Iterable[Entry], templates: Mapping[str, str]) -> str:
    """Every row that a query, a check or a page can read, with what is another when the row is.

    `every` entry has texts, live or not.
    """
    tables: list[tuple[str, Mapping[str, Any]]] = [
        ("facts", site.facts),
        ("documents", {id_: _document(site, id_) for id_ in site.documents}),
        ("texts", {entry.source: entry.texts for entry in every}),
        ("kinds", _sums(site.kinds)),
        ("names", _sums(site.names)),
        ("withheld", site.withheld),
        ("sources", site.sources),
        ("cases", site.cases),
        ("media", site.media),
        ("static", site.static),
        ("paths", site.paths),
        ("templates", templates),
        *((f"groups:{index}", _sums(group)) for index, group in site.groups.items()),
        *((f"known:{kind}", _sums(names, str)) for kind, names in site.known.items()),
    ]
    return _ROW.join([f"{name}:{key}{_VALUE}{value}" for name, table in tables for key, value in table.items()])


def retold(tables: str, source: str, texts: str) -> str:
    """The tables with another digest of the texts of one file."""
    before, row, rest = f"{_ROW}{tables}".partition(f"{_ROW}texts:{source}{_VALUE}")
    return f"{before}{row}{texts}{_ROW}{rest.partition(_ROW)[2]}".removeprefix(_ROW).removesuffix(_ROW)


def differing(before: str, after: str) -> Iterator[str]:
    """The rows that two states of the tables do not share; of a table with any, the whole `table:*` too."""
    changed = {row.partition(_VALUE)[0] for row in set(before.split(_ROW)) ^ set(after.split(_ROW))}
    yield from changed
    yield from {f"{_table_of(row)}:*" for row in changed}


def _table_of(row: str) -> str:
    name, _, rest = row.partition(":")
    return f"{name}:{rest.partition(':')[0]}" if name in ("groups", "known") else name


def _document(site: Site, id_: str) -> str:
    entry, picture = site.documents[id_].entry, site.pictures.get(id_)
    return f"{entry.source} {entry.record} {entry.card} {picture or ''}"


def _sums(table: Mapping[str, Sequence[Any]], told: Any = None) -> dict[str, int]:
    """Checksums of long values: of two states of one row, that both have the same happens once in four billion."""
    if told is None:
        return {key: crc32("\n".join(value).encode()) for key, value in table.items()}
    return {key: crc32(told(value).encode()) for key, value in table.items()}
