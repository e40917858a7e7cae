"""What the last edition was made of, and what of it still stands when some files have changed."""

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from zhuanlan.build.content import Content
from zhuanlan.build.pool import ALONE
from zhuanlan.build.reading import read_files
from zhuanlan.build.rows import entry_of, findings_of, head_of, places_of, texts_of
from zhuanlan.model.assemble import Cards
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Document, Entry, Head
from zhuanlan.model.watch import whole
from zhuanlan.preview.live import LiveEdition
from zhuanlan.reading.sources import EntryFile, Files
from zhuanlan.reading.walk import stamp_of
from zhuanlan.rendering.theme import Theme

if TYPE_CHECKING:
    from zhuanlan.build.arrangement import Arrangement

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Known:
    """What the last edition was made of. `frame` stands for all that is no text: settings, themes, media, static files.

    `texts` are the files of entries by path, `entries` the content's by source, `turns` the moments between which the same entries are live.
    """

    frame: str
    zone: str
    files: Files
    texts: Mapping[str, EntryFile]
    content: Content
    entries: Mapping[str, Entry]
    found: "Arrangement"
    theme: Theme
    turns: tuple[float, float]
    edition: LiveEdition


def looked_at(root: Path, known: Known, named: frozenset[str]) -> Files | None:
    """The files with the stamps of those that are named; None where one of them is no text that was there before."""
    if not named <= known.texts.keys():
        return None
    try:
        stamps = {path: stamp_of((root / path).stat()) for path in named}
    except OSError:
        return None
    return replace(known.files, stamps=known.files.stamps | stamps)


def reread(
    root: Path, files: Files, known: Known, zone: ZoneInfo, named: frozenset[str] | None
) -> tuple[Content, frozenset[str]]:
    """What is read now, and the files of content/ that are new, gone, or have other bytes; only the `named` are looked for."""
    before = known.content
    looked = files.entries if named is None else [known.texts[path] for path in sorted(named)]
    gone = known.texts.keys() - {file.path for file in looked} if named is None else frozenset[str]()
    stale = [file for file in looked if known.files.stamps.get(file.path) != files.stamps[file.path]]
    if not gone and not stale:
        return before, frozenset()
    entries, findings, digests = dict(known.entries), dict(before.by_file), dict(before.digests)
    heads: dict[str, Head] = {}
    places: dict[str, Mapping[str, Place]] = {}
    texts: dict[str, Texts] = {}
    for path in gone:
        for table in (entries, findings, digests):
            table.pop(path, None)
    changed = set(gone)
    for row in read_files(root, zone, stale, digests, ALONE):
        source = row.source
        if not row.entry and row.digest:
            continue
        changed.add(source)
        findings[source] = findings_of(row.findings)
        if row.entry:
            entries[source] = entry_of(row.entry)
            digests[source] = row.digest
            heads[source], places[source] = head_of(row.head), places_of(row.places, source)
            texts[source] = texts_of(row.texts)
        else:
            entries.pop(source, None)
    if entries.keys() != known.entries.keys():
        entries = {path: entries[path] for path in sorted(entries)}
    content = Content(
        entries=tuple(entries.values()),
        heads=_over(heads, before.heads),
        texts=_over(texts, before.texts),
        places=_over(places, before.places),
        digests=digests,
        by_file=findings,
    )
    return content, frozenset(changed)


def _over(new: dict[str, V], old: Mapping[str, V]) -> Mapping[str, V]:
    """One layer of new records on one of old ones."""
    if isinstance(old, ChainMap):
        return ChainMap({**old.maps[0], **new}, old.maps[1])
    return ChainMap(new, old)  # type: ignore[arg-type]  # nothing is ever written to it


def same_order(
    known: Known, content: Content, files: Files, changed: frozenset[str]
) -> tuple[Known, frozenset[str]] | None:
    """What is known now, and the rows of the tables that are others, if every entry has kept its place and its names.

    The edition is still the one before.
    """
    if files.findings != known.files.findings:
        return None
    site = known.found.site
    entries = known.entries if content is known.content else {entry.source: entry for entry in content.entries}
    rows, heads = set[str](), list[str]()
    for source in changed:
        old, new = known.entries.get(source), entries.get(source)
        if old is None or new is None or old.placed != new.placed or old.names != new.names:
            return None
        id_ = site.sources.get(source, "")
        if (old.record, old.card) != (new.record, new.card):
            if not id_ and site.farewells:
                return None  # one may tell of it
            heads += [id_] if id_ else []
        rows.add(f"texts:{source}")
    rows |= {f"documents:{id_}" for id_ in heads}
    ids = {site.sources[source]: entries[source] for source in changed if source in site.sources}
    documents = {
        **site.documents,
        **{id_: Document(id_, site.documents[id_].url, entry, content.heads) for id_, entry in ids.items()},
    }
    cards = site.cards.over(documents, heads) if isinstance(site.cards, Cards) else site.cards
    found = replace(known.found, site=replace(site, documents=documents, cards=cards, texts=content.texts))
    after = replace(known, files=files, content=content, entries=entries, found=found)
    return after, frozenset(rows | whole(rows))
