"""The order of the paper as it was: for an edit that leaves every entry in its place, nothing is arranged anew.

What `arrangement` makes is a function of where the entries are placed (`Entry.placed`), their names, the settings, the
media, the theme and the moment. If these are what they were, so is the site: its tables are read from the ledger, and of
the entries only those that a page asks for.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from zhuanlan.build.content import NEAR, shelves
from zhuanlan.build.making import Check, Item
from zhuanlan.build.rows import entry_of
from zhuanlan.build.tables import ids_row, known_row
from zhuanlan.model.assemble import Cards
from zhuanlan.model.codec import decoded, encoded
from zhuanlan.model.entry import Document, Entry, Head
from zhuanlan.model.farewell import Farewell, Lost
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.media import Media, Picture, cased
from zhuanlan.model.names import folded
from zhuanlan.model.page import Feed, Page
from zhuanlan.model.pager import Parts
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.shelf import Shelf

Tables = Mapping[str, Any]
"""The tables of a site as JSON holds them; what an index holds is `groups:index`."""

V = TypeVar("V")

_GROUP = "groups:"

as_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
as_tables = json.loads


def tables_told(site: Site) -> Tables:
    """The tables of a site as plain values. Entries are numbered in the order of `documents`."""
    number = {id_: at for at, id_ in enumerate(site.documents)}

    def numbers(table: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
        return {key: [number[id_] for id_ in ids] for key, ids in table.items()}

    return {
        "documents": [[id_, document.source] for id_, document in site.documents.items()],
        "kinds": numbers(site.kinds),
        **{f"{_GROUP}{index}": numbers(group) for index, group in site.groups.items()},
        "names": numbers(site.names),
        "withheld": dict(site.withheld),
        "known": {kind: dict(names) for kind, names in site.known.items()},
        "media": {file: encoded(Media, media) for file, media in site.media.items()},
        "static": {path: encoded(Media, media) for path, media in site.static.items()},
        "pictures": {id_: encoded(Picture, picture) for id_, picture in site.pictures.items()},
        "assets": dict(site.assets),
        "paths": list(site.paths),
        "lost": {path: encoded(Lost, lost) for path, lost in site.lost.items()},
        "farewells": {path: encoded(Farewell, farewell) for path, farewell in site.farewells.items()},
    }


class Kept(Mapping[str, Any]):
    """The tables in a ledger, each read when it is asked for, by whatever process asks: an edit asks few."""

    def __init__(self, ledger: Ledger) -> None:
        self._names = [name for (name,) in ledger.column("arranged")]
        self._tables = Shelf(ledger.path, "arranged", "held", _table)
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        # What was read is the same from then on: `rename` changes it.
        if name not in self._read:
            self._read[name] = self._tables[name]
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _table(name: str, held: str) -> Any:
    return json.loads(held)


def rename(tables: Tables, edits: Sequence[tuple[Entry, Entry]]) -> dict[str, object]:
    """Put the names of entries that keep their place right in the tables `NAMED`; the rows that are others now, None if gone."""
    number = {source: at for at, (_, source) in enumerate(tables["documents"])}
    rows: dict[str, object] = {}
    for before, after in edits:
        names, known = tables["names"], tables["known"][after.kind]
        at, source = number[after.source], after.source
        for key in {folded(name): None for name in (*before.names, *after.names)}:
            spelt = [[name, source] for name in after.names if folded(name) == key]
            _replace(names, key, sorted({*names.get(key, ()), at} if spelt else {*names.get(key, ())} - {at}))
            _replace(
                known, key, sorted([*(one for one in known.get(key, ()) if one[1] != source), *spelt], key=_source)
            )
            rows[f"names:{key}"] = ids_row(tables["documents"][one][0] for one in names[key]) if key in names else None
            rows[f"known:{after.kind}:{key}"] = known_row(known[key]) if key in known else None
    return rows


NAMED = ("names", "known")
"""The tables in which names stand."""


def _replace(table: dict[str, list[Any]], key: str, value: list[Any]) -> None:
    if value:
        table[key] = value
    else:
        table.pop(key, None)


def _source(one: Sequence[str]) -> str:
    return one[1]


def recalled(tables: Tables, facts: Mapping[str, Any], ledger: Ledger) -> Site:
    """The site whose tables were told."""
    ids = [id_ for id_, _ in tables["documents"]]
    heads, texts, _ = shelves(ledger)
    documents = _Documents(dict(tables["documents"]), entries_of(ledger), heads)
    sources = {source: id_ for id_, source in tables["documents"]}

    def plain(name: str) -> Mapping[str, Any]:
        return Later(lambda: tables[name])

    def records(name: str, type_: type[V]) -> Mapping[str, V]:
        return Later(lambda: {key: decoded(type_, told) for key, told in tables[name].items()})

    def numbered(name: str) -> Mapping[str, tuple[str, ...]]:
        return Later(lambda: _Numbered(tables[name], ids))

    groups = {name.removeprefix(_GROUP): numbered(name) for name in tables if name.startswith(_GROUP)}
    pictures, media = records("pictures", Picture), records("media", Media)
    return Site(
        facts=facts,
        documents=documents,
        cards=Cards(documents, pictures, {kind.name: kind.card for kind in KINDS}),
        pictures=pictures,
        texts=texts,
        kinds=numbered("kinds"),
        groups=groups,
        parts={index: Parts(lists) for index, lists in groups.items()},
        names=numbered("names"),
        withheld=plain("withheld"),
        known=plain("known"),
        sources=sources,
        cases=Later(lambda: cased([*sources, *media])),
        media=media,
        static=records("static", Media),
        assets=plain("assets"),
        paths=Later(lambda: dict.fromkeys(tables["paths"], "")),
        lost=records("lost", Lost),
        farewells=records("farewells", Farewell),
    )


class Later(Mapping[str, V]):
    """A table that is made when it is asked something; whoever is started anew gets it made."""

    def __init__(self, make: Callable[[], Mapping[str, V]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, V]:
        return self._make()

    def __getitem__(self, key: str) -> V:
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __reduce__(self) -> tuple[type, tuple[dict[str, V]]]:
        return dict, (dict(self._made),)


def entries_of(ledger: Ledger) -> Mapping[str, Entry]:
    """The entries by source, each read when it is asked for."""
    return Shelf(ledger.path, "source", "entry", _entry, keep=NEAR)


def _entry(source: str, row: str) -> Entry:
    return entry_of(row)


class _Documents(Mapping[str, Document]):
    def __init__(self, sources: Mapping[str, str], entries: Mapping[str, Entry], heads: Mapping[str, Head]) -> None:
        self._sources = sources
        self._entries = entries
        self._heads = heads

    def __getitem__(self, id_: str) -> Document:
        return Document(id_, url_of(id_), self._entries[self._sources[id_]], self._heads)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._sources

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


class _Numbered(Mapping[str, tuple[str, ...]]):
    """A table of numbers, read as the ids that they stand for."""

    def __init__(self, table: Mapping[str, Sequence[int]], ids: Sequence[str]) -> None:
        self._table = table
        self._ids = ids

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return tuple([self._ids[number] for number in self._table[key]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


def planned(path: str, plan: str) -> Item | None:
    """The page, feed or check that was planned so; None for what is no such thing."""
    if path.startswith("check:"):
        return Check(path.removeprefix("check:"), plan)
    match plan.split("\n"):
        case [template, id_, index, key, number]:
            return Page(path, template, id_, (index, key), int(number))
        case [("atom" | "json") as form, id_, moved]:
            return Feed(path, form, id_, moved)
        case _:
            return None
