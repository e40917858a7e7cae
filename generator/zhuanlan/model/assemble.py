"""Drafts → Site: every entry gets its address, its place in order, and its names."""

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.document import Document, Draft
from zhuanlan.model.kind import Kind
from zhuanlan.model.links import find_file
from zhuanlan.model.media import Media, Picture, cased
from zhuanlan.model.names import folded
from zhuanlan.model.paper import Paper
from zhuanlan.model.routes import Pattern, collision_key, page_name, url_of
from zhuanlan.model.site import Site


@dataclass(frozen=True, slots=True)
class View:
    """At which moment, and with which entries, the paper is looked at. `drafts` shows drafts and what is in review."""

    now: datetime
    drafts: bool = False


def assemble(
    paper: Paper,
    drafts: Sequence[Draft],
    media: Mapping[str, Media],
    static: Mapping[str, Media],
    kinds: Sequence[Kind],
    patterns: Mapping[str, str],
    view: View,
    origins: Mapping[str, Place],
) -> tuple[Site, list[Diagnostic]]:
    """The site at a moment, and the findings about addresses.

    `media` are the content files that are no entries, `static` the files of `static/` by their output paths, `origins` the
    places of the keys of site.yaml.
    """
    table = {kind.name: kind for kind in kinds}
    everything, findings = _addressed(drafts, table, patterns)
    live = [doc for doc in everything if doc.draft.sound and table[doc.kind].live(doc.record, view.now, view.drafts)]
    shown = {doc.id for doc in live}
    sources = {doc.draft.source: doc.id for doc in live}
    cases = cased([*sources, *media])

    documents: dict[str, Document] = {}
    by_kind: dict[str, tuple[str, ...]] = {}
    for kind in kinds:
        members = sorted((doc for doc in live if doc.kind == kind.name), key=kind.order)
        by_kind[kind.name] = tuple(doc.id for doc in members)
        documents |= {doc.id: doc for doc in members}

    names = _names(documents.values(), table)
    site = Site(
        paper=paper,
        now=view.now,
        documents=documents,
        by_kind=by_kind,
        groups=_groups(documents.values(), table, names),
        cards=_cards(documents.values(), table, media, cases),
        names=names,
        titles=tuple(name for doc in documents.values() for name in table[doc.kind].names(doc.record)),
        withheld={
            folded(name): doc.draft.sound
            for doc in everything
            if doc.id not in shown
            for name in table[doc.kind].names(doc.record)
        },
        sources=sources,
        media=media,
        static=static,
        cases=cases,
        origins=origins,
    )
    return site, findings


def _addressed(
    drafts: Sequence[Draft], table: Mapping[str, Kind], patterns: Mapping[str, str]
) -> tuple[list[Document], list[Diagnostic]]:
    documents: list[Document] = []
    findings: list[Diagnostic] = []
    taken: dict[str, Document] = {}
    for draft in drafts:
        if draft.record is None:
            continue
        path = Pattern(patterns[draft.kind]).path(_values(draft, table[draft.kind]))
        document = Document(path, url_of(path), draft)
        first = taken.setdefault(collision_key(path), document)
        if first is document:
            documents.append(document)
        else:
            place = draft.place("slug")
            findings.append(codes.site.ADDRESS_TAKEN.at(place, path=path, other=first.draft.source))
    return documents, findings


def _values(draft: Draft, kind: Kind) -> dict[str, str]:
    folder = "/".join(page_name(part) for part in draft.folder.split("/") if part)
    slug = page_name(draft.record.slug or draft.stem)
    return {"slug": slug, "folder": folder, **kind.values(draft)}


def _names(documents: Iterable[Document], table: Mapping[str, Kind]) -> dict[str, tuple[str, ...]]:
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for document in documents:
        for name in table[document.kind].names(document.record):
            names[folded(name)][document.id] = None
    return {name: tuple(ids) for name, ids in names.items()}


def _groups(
    documents: Iterable[Document], table: Mapping[str, Kind], names: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    kinds_of = {document.id: document.kind for document in documents}

    def resolve(name: str, kind: str) -> str:
        found = [id_ for id_ in names.get(folded(name), ()) if kinds_of[id_] == kind] if name else []
        return found[0] if len(found) == 1 else ""

    groups: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for document in documents:
        for index, keys in table[document.kind].indexes.items():
            for key in dict.fromkeys(keys(document, resolve)):
                groups[index][key].append(document.id)
    return {index: {key: tuple(ids) for key, ids in keyed.items()} for index, keyed in groups.items()}


def _cards(
    documents: Iterable[Document], table: Mapping[str, Kind], media: Mapping[str, Media], cases: Mapping[str, str]
) -> dict[str, Any]:
    def finder(folder: str) -> Callable[[str], Picture | None]:
        def picture(target: str) -> Picture | None:
            found = find_file(target, folder, media, cases)
            return media[found].picture if found else None

        return picture

    cards: dict[str, Any] = {}
    for document in documents:
        make = table[document.kind].card
        if make is not None:
            cards[document.id] = make(document, finder(posixpath.dirname(document.draft.source)))
    return cards
