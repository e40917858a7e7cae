"""The order of the paper as it was: for an edit that no list shows, nothing is arranged anew.

What `arrangement` makes is a function of the entries without their texts, the settings, the media, the theme and the moment.
If these are what they were, so is the site: its tables are read from the ledger, and of the entries only those that a page
asks for.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from zhuanlan.build.content import shelves
from zhuanlan.build.making import Check, Item
from zhuanlan.build.rows import entry_of
from zhuanlan.model.assemble import Cards
from zhuanlan.model.codec import decoded, encoded
from zhuanlan.model.entry import Document, Entry, Head
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.media import Media, Picture, cased
from zhuanlan.model.page import Page
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.shelf import Shelf

RECORD = "order"


def told(site: Site) -> str:
    """The tables of a site as text. Entries are numbered in the order of `documents`."""
    number = {id_: at for at, id_ in enumerate(site.documents)}

    def numbers(table: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
        return {key: [number[id_] for id_ in ids] for key, ids in table.items()}

    tables = {
        "documents": [[id_, document.source] for id_, document in site.documents.items()],
        "kinds": numbers(site.kinds),
        "groups": {index: numbers(group) for index, group in site.groups.items()},
        "names": numbers(site.names),
        "withheld": dict(site.withheld),
        "known": {kind: dict(names) for kind, names in site.known.items()},
        "media": {file: encoded(Media, media) for file, media in site.media.items()},
        "static": {path: encoded(Media, media) for path, media in site.static.items()},
        "pictures": {id_: encoded(Picture, picture) for id_, picture in site.pictures.items()},
        "paths": list(site.paths),
    }
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"))


def recalled(text: str, facts: Mapping[str, Any], ledger: Ledger) -> Site:
    """The site whose tables were told."""
    tables = json.loads(text)
    ids = [id_ for id_, _ in tables["documents"]]
    heads, texts, _ = shelves(ledger)
    documents = _Documents(dict(tables["documents"]), entries_of(ledger), heads)
    pictures = {id_: decoded(Picture, plain) for id_, plain in tables["pictures"].items()}
    media = {file: decoded(Media, plain) for file, plain in tables["media"].items()}
    sources = {source: id_ for id_, source in tables["documents"]}

    def by_number(table: dict[str, list[int]]) -> Mapping[str, tuple[str, ...]]:
        return _Numbered(table, ids)

    return Site(
        facts=facts,
        documents=documents,
        cards=Cards(documents, pictures, {kind.name: kind.card for kind in KINDS}),
        pictures=pictures,
        texts=texts,
        kinds=by_number(tables["kinds"]),
        groups={index: by_number(group) for index, group in tables["groups"].items()},
        names=by_number(tables["names"]),
        withheld=tables["withheld"],
        known=tables["known"],
        sources=sources,
        cases=cased([*sources, *media]),
        media=media,
        static={path: decoded(Media, plain) for path, plain in tables["static"].items()},
        paths=dict.fromkeys(tables["paths"], ""),
    )


def entries_of(ledger: Ledger) -> Mapping[str, Entry]:
    """The entries by source, each read when it is asked for."""
    return Shelf(ledger.path, "source", "entry", _entry, keep=True)


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


def touched(ledger: Ledger, rows: Sequence[str], digests: Mapping[str, str]) -> dict[str, tuple[Item, str]] | None:
    """The pages and checks that have read one of these rows, with their plans; None where another kind of file has.

    `digests` are those of the files that were rewritten, whose own checks are due.
    """
    waiting, seen = list(rows), set(rows)
    plans: dict[str, tuple[Item, str]] = {}
    while waiting:
        row = waiting.pop()
        for (shared,) in ledger.reading("shared", row):
            if shared not in seen:
                seen.add(shared)
                waiting.append(shared)
        for path, plan in ledger.reading("node", row, "plan"):
            item = _item(path, plan)
            if item is None:
                return None
            plans[path] = (item, plan)
    for source, digest in digests.items():
        check = Check(source, digest)
        plans[check.path] = (check, digest)
    return plans


def _item(path: str, plan: str) -> Item | None:
    if path.startswith("check:"):
        return Check(path.removeprefix("check:"), plan)
    parts = plan.split("\n")
    if len(parts) != 5:
        return None
    template, id_, index, key, number = parts
    return Page(path, template, id_, (index, key), int(number))
