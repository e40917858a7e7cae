"""Entries → Site: every entry gets its address, its place in order, and its names."""

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Document, Entry, Head, Want
from zhuanlan.model.ids import Ids
from zhuanlan.model.kind import Kind
from zhuanlan.model.life import stage
from zhuanlan.model.links import find_file
from zhuanlan.model.media import Media, Picture, cased
from zhuanlan.model.names import folded
from zhuanlan.model.pager import Parts
from zhuanlan.model.paper import Paper
from zhuanlan.model.routes import Pattern, collision_key, url_of
from zhuanlan.model.site import Site
from zhuanlan.model.view import View


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that was read.

    `entries` are of all files, in the order of their paths; `heads` and `texts` are asked for by source. `media` are the
    content files that are no entries, `static` the files of `static/` by their output paths, `assets` the output paths of the
    theme's. `origins` are the places of the keys of site.yaml, `patterns` the addresses of the kinds.
    """

    paper: Paper
    entries: Sequence[Entry]
    heads: Mapping[str, Head]
    texts: Mapping[str, Texts]
    media: Mapping[str, Media]
    static: Mapping[str, Media]
    assets: Mapping[str, str]
    patterns: Mapping[str, str]
    origins: Mapping[str, Place]


def assemble(
    material: Material, kinds: Sequence[Kind], view: View, place: Callable[[str, str], Place]
) -> tuple[Site, list[Diagnostic]]:
    """The site at a moment, and the findings about addresses. `place` tells where a key of a file stands."""
    everything, findings = _addressed(material, kinds, place)
    now = view.now.timestamp()
    live = [document for document in everything if is_live(document.entry, view, now)]
    sources = {document.source: document.id for document in live}
    cases = cased([*sources, *material.media])

    documents: dict[str, Document] = {}
    by_kind: dict[str, tuple[str, ...]] = {}
    members_of: dict[str, list[Document]] = {kind.name: [] for kind in kinds}
    for document in live:
        members_of[document.entry.kind].append(document)
    for kind in kinds:
        members = sorted(members_of[kind.name], key=_order)
        by_kind[kind.name] = Ids(document.id for document in members)
        documents |= {document.id: document for document in members}

    keys = {name: folded(name) for entry in material.entries for name in entry.names}
    names = _names(documents.values(), keys)
    pictures = _pictures(documents.values(), material.media, cases)
    groups = _groups(documents, names)
    site = Site(
        facts={"paper": material.paper, "today": view.now.date(), "origins": material.origins},
        documents=documents,
        cards=Cards(documents, pictures, {kind.name: kind.card for kind in kinds}),
        pictures=pictures,
        texts=material.texts,
        kinds=by_kind,
        groups=groups,
        parts={index: Parts(lists) for index, lists in groups.items()},
        names=names,
        withheld={
            keys[name]: document.entry.sound
            for document in everything
            if document.source not in sources
            for name in document.entry.names
        },
        known=_known(material.entries, kinds, keys),
        sources=sources,
        cases=cases,
        media=material.media,
        static=material.static,
        assets=material.assets,
        paths={},
        lost={},
        farewells={},
    )
    return site, findings


class Cards(Mapping[str, Any]):
    """What lists may show of each entry, made when a list asks for it."""

    def __init__(
        self, documents: Mapping[str, Document], pictures: Mapping[str, Picture], makers: Mapping[str, Any]
    ) -> None:
        self._documents = documents
        self._pictures = pictures
        self._makers = makers
        self._made: dict[str, Any] = {}

    def over(self, documents: Mapping[str, Document], changed: Iterable[str]) -> "Cards":
        """The cards of these documents, when only some heads have changed since."""
        cards = Cards(documents, self._pictures, self._makers)
        cards._made = self._made.copy()
        for id_ in changed:
            cards._made.pop(id_, None)
        return cards

    def __getitem__(self, id_: str) -> Any:
        card = self._made.get(id_)
        if card is None:
            document = self._documents[id_]
            make = self._makers[document.kind]
            if make is None:
                raise KeyError(id_)
            head = document.heads[document.source]
            card = self._made[id_] = make(id_, document.url, head, self._pictures.get(id_))
        return card

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)


def is_live(entry: Entry, view: View, at: float) -> bool:
    """Whether an entry is to be seen, by a view `at` seconds since 1970."""
    if not entry.sound:
        return False
    match stage(entry.life, at):
        case "live":
            return True
        case "scheduled":
            return view.scheduled
        case "draft" | "review":
            return view.drafts and (view.scheduled or entry.life.since is None or entry.life.since <= at)
        case _:
            return False


def _order(document: Document) -> tuple[Any, ...]:
    return (document.entry.order, document.id.rpartition("/")[2], document.id)


def _addressed(
    material: Material, kinds: Sequence[Kind], place: Callable[[str, str], Place]
) -> tuple[list[Document], list[Diagnostic]]:
    patterns = {kind.name: Pattern(material.patterns[kind.name]) for kind in kinds}
    documents: list[Document] = []
    findings: list[Diagnostic] = []
    taken: dict[str, Document] = {}
    for entry in material.entries:
        if not entry.names:
            continue
        path = patterns[entry.kind].path(dict(entry.values))
        document = Document(path, url_of(path), entry, material.heads)
        first = taken.setdefault(collision_key(path), document)
        if first is document:
            documents.append(document)
        else:
            findings.append(codes.site.ADDRESS_TAKEN.at(place(entry.source, "slug"), path=path, other=first.source))
    return documents, findings


def _names(documents: Iterable[Document], keys: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for document in documents:
        for name in document.entry.names:
            _add(names.setdefault(keys[name], []), document.id)
    return {name: tuple(ids) for name, ids in names.items()}


def _add(ids: list[str], id_: str) -> None:
    """Once, though an entry may have a name, or want a place, in two spellings. It does so in turn, so the last tells."""
    if not ids or ids[-1] is not id_:
        ids.append(id_)


def _known(
    entries: Sequence[Entry], kinds: Sequence[Kind], keys: Mapping[str, str]
) -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
    known: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {kind.name: {} for kind in kinds}
    for entry in entries:
        table = known[entry.kind]
        for name in entry.names:
            key = keys[name]
            table[key] = (*table.get(key, ()), (name, entry.source))
    return known


def _groups(
    documents: Mapping[str, Document], names: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    kinds_of = {id_: document.kind for id_, document in documents.items()}

    def resolve(name: str, kind: str) -> str:
        found = [id_ for id_ in names.get(name, ()) if kinds_of[id_] == kind]
        return found[0] if len(found) == 1 else ""

    # Thousands of entries want the same few places, so each of these is looked for once.
    wanting: defaultdict[Want, list[str]] = defaultdict(list)
    for id_, document in documents.items():
        for want in document.entry.wants:
            _add(wanting[want], id_)
    groups: defaultdict[str, defaultdict[str, list[list[str]]]] = defaultdict(lambda: defaultdict(list))
    for want, ids in wanting.items():
        key = next((id_ for kind in want.kinds if (id_ := resolve(want.name, kind))), want.key)
        if key:
            groups[want.into][key].append(ids)
    place = {id_: at for at, id_ in enumerate(documents)}
    return {index: {key: _merged(found, place) for key, found in keyed.items()} for index, keyed in groups.items()}


def _merged(members: Sequence[Sequence[str]], place: Mapping[str, int]) -> tuple[str, ...]:
    """The members of several lists in the order of the paper, each once."""
    if len(members) == 1:
        return Ids(members[0])
    return Ids(sorted({id_ for one in members for id_ in one}, key=place.__getitem__))


def _pictures(
    documents: Iterable[Document], media: Mapping[str, Media], cases: Mapping[str, str]
) -> dict[str, Picture]:
    pictures: dict[str, Picture] = {}
    for document in documents:
        if document.entry.picture:
            found = find_file(document.entry.picture, posixpath.dirname(document.source), media, cases)
            if found:
                pictures[document.id] = media[found].picture
    return pictures
