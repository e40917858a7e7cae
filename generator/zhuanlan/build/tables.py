"""The tables of a site as text: what is kept of them to see what changed.

The names of the rows are those that `model.watch` writes down.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

from zhuanlan.model.entry import Entry
from zhuanlan.model.media import Picture
from zhuanlan.model.pager import Parts
from zhuanlan.model.site import Site

_ROW, _VALUE = "\x1e", "\x1f"
"""ASCII's own separators of records and units, which no text of a paper holds. They stand before what they are of."""


def tables_of(site: Site, every: Iterable[Entry], templates: Mapping[str, str]) -> dict[str, str]:
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
        *((f"parts:{index}", _part_rows(Parts(group))) for index, group in site.groups.items()),
        *(
            (f"known:{kind}", {key: known_row(found) for key, found in names.items()})
            for kind, names in site.known.items()
        ),
    ]
    return {name: "".join([f"{_ROW}{key}{_VALUE}{told}" for key, told in rows.items()]) for name, rows in tables}


def retold(table: str, rows: Mapping[str, object]) -> str:
    """A table with other values in some rows; None takes a row out."""
    for row, value in rows.items():
        begin = f"{_ROW}{row}{_VALUE}"
        before, _, rest = table.partition(begin)
        _, mark, after = rest.partition(_ROW)
        table = f"{before}{'' if value is None else f'{begin}{value}'}{mark}{after}"
    return table


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The rows that two states of the tables do not share; of a table with any, the whole `table:*` too."""
    for name in before.keys() | after.keys():
        one, other = before.get(name, ""), after.get(name, "")
        changed = _changed(one, other) if one != other else set()
        yield from (f"{name}:{row.partition(_VALUE)[0]}" for row in changed)
        if changed:
            yield f"{name}:*"


def others(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The tables that are not as they were; one that is gone is empty."""
    names = before.keys() | after.keys()
    return {name: after.get(name, "") for name in names if after.get(name, "") != before.get(name)}


def _changed(before: str, after: str) -> set[str]:
    """The rows that stand in one table alone. Most edits leave long stretches as they were, which are not looked into."""
    head = _alike(before, after, lambda text, length: text[:length])
    begin = max(before.rfind(_ROW, 0, head), 0)
    one, other = before[begin:], after[begin:]
    tail = _alike(one, other, lambda text, length: text[len(text) - length :])
    end = one.find(_ROW, len(one) - tail)
    kept = len(one) - end if end >= 0 else 0
    return set(one[: len(one) - kept].split(_ROW)) ^ set(other[: len(other) - kept].split(_ROW))


def _alike(one: str, other: str, part: Callable[[str, int], str]) -> int:
    """How many characters two texts share, in the part of them that has so many."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if part(one, middle) == part(other, middle):
            least = middle
        else:
            most = middle - 1
    return least


def document_row(entry: Entry, picture: Picture | None) -> str:
    """What is another when what a page can see of an entry is."""
    return f"{entry.source} {entry.record} {entry.card} {picture or ''}"


def ids_row(ids: Iterable[str]) -> int:
    """A checksum: of two states of one row, that both have the same happens once in four billion."""
    return crc32("\n".join(ids).encode())


def known_row(found: Iterable[Sequence[str]]) -> int:
    """The same of the names of all files."""
    return crc32("\n".join("\t".join(one) for one in found).encode("utf-8", "surrogatepass"))


def _part_rows(parts: Parts) -> dict[str, str]:
    return {name: f"{ids_row(part.ids)} {part.older} {part.newer}" for name, part in parts.all()}


def _sums(table: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {key: ids_row(value) for key, value in table.items()}
