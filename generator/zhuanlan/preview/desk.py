"""The desk of the preview: it holds the newest site, and reads again only what changed on the disk.

The stages are those of a build, from rows to bytes; pages are made when somebody looks at them, and nothing is written
but the ledger, before the first edition.
"""

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self, TypeVar
from zoneinfo import ZoneInfo

from zhuanlan.build.arrangement import Arrangement, arrange
from zhuanlan.build.content import Content
from zhuanlan.build.lasting import frame_of
from zhuanlan.build.order import silent
from zhuanlan.build.pool import Hands
from zhuanlan.build.quick import ANY_TIME, roots_of
from zhuanlan.build.reading import read_files
from zhuanlan.build.rows import entry_of, findings_of, head_of, places_of, texts_of
from zhuanlan.build.unpressed import read_paper_content
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.diagnostics import Place, ruled
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Document, Entry, Head
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.life import turns
from zhuanlan.model.register import FILE as REGISTER
from zhuanlan.model.view import View
from zhuanlan.preview.edition import Edition
from zhuanlan.preview.live import LiveEdition, Unread
from zhuanlan.reading.config import Config, read_paper
from zhuanlan.reading.sources import Files, sorted_out
from zhuanlan.reading.walk import SETTINGS, look, stamp_of
from zhuanlan.rendering.theme import Theme, find_theme
from zhuanlan.writing.ledger import Ledger

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the last edition was made of. `frame` stands for all that is no text: settings, themes, media, static files."""

    frame: str
    zone: str
    files: Files
    content: Content
    found: Arrangement
    theme: Theme
    day: str
    until: float
    edition: LiveEdition


class LedgerDesk:
    """Makes editions of one paper: as it is at the moment that `clock` gives, with what is to come if `scheduled`."""

    def __init__(self, root: Path, clock: Callable[[], datetime], *, scheduled: bool, hands: Hands) -> None:
        self._root = root
        self._clock = clock
        self._scheduled = scheduled
        self._hands = hands
        self._known: _Known | None = None
        self._scratch = Ledger.scratch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self._scratch.close()

    @property
    def folders(self) -> tuple[str, ...]:
        return (*SETTINGS, REGISTER, "content", "static", "themes")

    def newest(self, changed: frozenset[str] | None = None) -> Edition:
        known, self._known = self._known, None
        edition, self._known = self._made(known, changed)
        return edition

    def _made(self, known: _Known | None, named: frozenset[str] | None) -> tuple[Edition, _Known | None]:
        config = read_paper(self._root)
        if config.paper is None:
            return Unread(tuple(ruled(list(config.findings), {}))), known
        files = _looked_at(self._root, known.files, named) if known is not None and named else None
        if known is not None and files is not None:
            frame = known.frame
        else:
            seen = look(self._root, roots_of(self._root))
            files = sorted_out(seen, KINDS)
            frame = frame_of(seen, files)
        zone = config.paper.timezone
        if known is None or known.zone != zone:
            content, changed = self._first(config, files, zone), None
        else:
            content, changed = _reread(self._root, files, known, ZoneInfo(zone))
        now = self._clock()
        if (
            known is not None
            and changed is not None
            and known.frame == frame
            and known.day == str(now.date())
            and now.timestamp() < known.until
            and (found := _same_order(known, content, files, changed)) is not None
        ):
            edition = known.edition.after(self._shop(known.theme, found, content), found, content, changed)
            return edition, replace(known, files=files, content=content, found=found, edition=edition)
        return self._anew(config, frame, files, content, now)

    def _first(self, config: Config, files: Files, zone: str) -> Content:
        """Through the ledger, so that what is known need not be read, and the next build knows what is read now."""
        return read_paper_content(self._root, files, ZoneInfo(zone), self._scratch, self._hands, silent)

    def _anew(
        self, config: Config, frame: str, files: Files, content: Content, now: datetime
    ) -> tuple[Edition, _Known | None]:
        assert config.paper is not None
        paper = config.paper
        theme, missing = find_theme(self._root, paper.theme, config.place("theme"))
        if theme is None:
            told = [*config.findings, *missing, *files.findings, *content.findings]
            return Unread(tuple(ruled(told, dict(paper.rules)))), None
        view = View(now, drafts=True, scheduled=self._scheduled)
        found = arrange(self._root, view, config, paper, files, content, theme, self._scratch, ANY_TIME)
        findings = (*config.findings, *missing, *files.findings, *found.findings)
        shop = self._shop(theme, found, content)
        edition = LiveEdition(shop, found, content, findings, dict(paper.rules), now)
        _, until = turns(content.entries, now.timestamp())
        known = _Known(frame, paper.timezone, files, content, found, theme, str(now.date()), until, edition)
        return edition, known

    def _shop(self, theme: Theme, found: Arrangement, content: Content) -> Workshop:
        entries = {entry.source: entry for entry in content.entries}
        return Workshop(self._root, None, theme, found.site, entries, content.heads, content.places, {})


def _looked_at(root: Path, files: Files, named: frozenset[str]) -> Files | None:
    """The files with the stamps of those that are named; None where one of them is no text that was there before."""
    known = {file.path for file in files.entries}
    if not named <= known:
        return None
    try:
        return replace(files, stamps=files.stamps | {path: stamp_of((root / path).stat()) for path in named})
    except OSError:
        return None


def _reread(root: Path, files: Files, known: _Known, zone: ZoneInfo) -> tuple[Content, frozenset[str]]:
    """What is read now, and the files of content/ that are new, gone, or have other bytes."""
    before = known.content
    paths = {file.path for file in files.entries}
    gone = {file.path for file in known.files.entries} - paths
    stale = [file for file in files.entries if known.files.stamps.get(file.path) != files.stamps[file.path]]
    if not gone and not stale:
        return before, frozenset()
    entries = {entry.source: entry for entry in before.entries if entry.source not in gone}
    findings = {path: found for path, found in before.by_file.items() if path not in gone}
    digests = {path: digest for path, digest in before.digests.items() if path not in gone}
    heads: dict[str, Head] = {}
    places: dict[str, Mapping[str, Place]] = {}
    texts: dict[str, Texts] = {}
    changed = set(gone)
    for row in read_files(root, zone, stale, digests, Hands()):
        source = row.source
        if not row.entry and row.digest:
            continue
        changed.add(source)
        entries.pop(source, None)
        findings[source] = findings_of(row.findings)
        if row.entry:
            entries[source] = entry_of(row.entry)
            digests[source] = row.digest
            heads[source], places[source] = head_of(row.head), places_of(row.places, source)
            texts[source] = texts_of(row.texts)
    content = Content(
        entries=tuple(entries[path] for path in sorted(entries)),
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


def _same_order(known: _Known, content: Content, files: Files, changed: frozenset[str]) -> Arrangement | None:
    """The arrangement as it was, if nothing changed but texts that no list shows."""
    if files.findings != known.files.findings:
        return None
    old = {entry.source: entry for entry in known.content.entries if entry.source in changed}
    new = {entry.source: entry for entry in content.entries if entry.source in changed}
    if old.keys() != new.keys() or any(_order(old[source]) != _order(new[source]) for source in old):
        return None
    site = known.found.site
    ids = {site.sources[source]: entry for source, entry in new.items() if source in site.sources}
    documents = {
        **site.documents,
        **{id_: Document(id_, site.documents[id_].url, entry, content.heads) for id_, entry in ids.items()},
    }
    return replace(known.found, site=replace(site, documents=documents, texts=content.texts))


def _order(entry: Entry) -> Entry:
    return entry._replace(texts="")
