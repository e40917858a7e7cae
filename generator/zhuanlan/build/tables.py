"""The tables of a site as text: what is kept of them to see what changed.

The names of the rows are those that `model.watch` writes down.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from zhuanlan.model.entry import Entry
from zhuanlan.model.media import Picture
from zhuanlan.model.site import Site
from zhuanlan.model.watch import whole

_ROW, _VALUE = "\x1e", "\x1f"
"""ASCII's own separators of records and units, which no text of a paper holds."""


def tables_of(site: Site, every: Iterable[Entry], templates: Mapping[str, str]) -> str:
    """Every row that a query, a check or a page can read, with what is another when the row is.

    `every` entry has texts, live or not.
    """
    tables: list[tuple[str, Mapping[str, Any]]] = [
        ("facts", site.facts),
        ("documents", {id_: document_row(site.documents[id_].entry, site.pictures.get(id_)) for id_ in site.documents}),
        ("texts", {entry.source: entry.texts for entry in every}),
        ("kinds", _sums(site.kinds)),
        ("names", _sums(site.names)),
        ("withheld", site.withheld),
        ("sources", site.sources),
        ("cases", site.cases),
        ("media", site.media),
        ("static", site.static),
        ("assets", site.assets),
        ("paths", site.paths),
        ("lost", site.lost),
        ("farewells", site.farewells),
        ("templates", templates),
        *((f"groups:{index}", _sums(group)) for index, group in site.groups.items()),
        *(
            (f"known:{kind}", {key: known_row(found) for key, found in names.items()})
            for kind, names in site.known.items()
        ),
    ]
    return _ROW.join([f"{name}:{key}{_VALUE}{value}" for name, table in tables for key, value in table.items()])


def retold(tables: str, rows: Mapping[str, object]) -> str:
    """The tables with other values in some rows; None takes a row out."""
    kept = f"{_ROW}{tables}{_ROW}"
    for row in rows:
        before, found, rest = kept.partition(f"{_ROW}{row}{_VALUE}")
        kept = f"{before}{_ROW}{rest.partition(_ROW)[2]}" if found else kept
    added = [f"{row}{_VALUE}{value}" for row, value in rows.items() if value is not None]
    return _ROW.join([kept.strip(_ROW), *added])


def differing(before: str, after: str) -> Iterator[str]:
    """The rows that two states of the tables do not share; of a table with any, the whole `table:*` too."""
    changed = {row.partition(_VALUE)[0] for row in set(before.split(_ROW)) ^ set(after.split(_ROW))}
    yield from changed
    yield from whole(changed)


def document_row(entry: Entry, picture: Picture | None) -> str:
    """What is another when what a page can see of an entry is."""
    return f"{entry.source} {entry.record} {entry.card} {picture or ''}"


def ids_row(ids: Iterable[str]) -> int:
    """A checksum: of two states of one row, that both have the same happens once in four billion."""
    return crc32("\n".join(ids).encode())


def known_row(found: Iterable[Sequence[str]]) -> int:
    """The same of the names of all files."""
    return crc32("\n".join("\t".join(one) for one in found).encode("utf-8", "surrogatepass"))


def _sums(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {key: ids_row(value) for key, value in table.items()}
