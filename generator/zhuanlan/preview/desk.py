"""The desk of the preview: it holds the newest site, and reads again only what changed on the disk.

The stages are those of a build, from rows to bytes; pages are made when somebody looks at them, and nothing is written
but the ledger.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from zhuanlan.build.content import Content, Refreshed, load, mark_of, refresh
from zhuanlan.build.lasting import frame_of
from zhuanlan.build.order import silent
from zhuanlan.build.pool import Hands
from zhuanlan.build.quick import ANY_TIME, roots_of
from zhuanlan.build.unpressed import read_paper_content, with_ledger
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.days import day_around
from zhuanlan.model.diagnostics import ruled
from zhuanlan.model.entry import Entry
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.life import turns
from zhuanlan.model.register import FILE as REGISTER
from zhuanlan.model.view import View
from zhuanlan.preview.early import Record, early_edition, keep, remembered
from zhuanlan.preview.edition import Edition
from zhuanlan.preview.known import Known, looked_at, reread, same_order
from zhuanlan.preview.live import LiveEdition, Unread
from zhuanlan.preview.pages import Pages
from zhuanlan.reading.config import Config, read_paper
from zhuanlan.reading.sources import Files, sorted_out
from zhuanlan.reading.walk import SETTINGS, look
from zhuanlan.rendering.theme import Theme, find_theme
from zhuanlan.rendering.tool import tool_digest
from zhuanlan.writing.ledger import FOLDER, Ledger, LedgerError

if TYPE_CHECKING:
    from zhuanlan.build.arrangement import Arrangement


class LedgerDesk:
    """Makes editions of one paper: as it is at the moment that `clock` gives, with what is to come if `scheduled`."""

    def __init__(self, root: Path, clock: Callable[[], datetime], *, scheduled: bool, hands: Hands) -> None:
        self._root = root
        self._clock = clock
        self._scheduled = scheduled
        self._hands = hands
        self._known: Known | None = None
        self._newest: Future[Edition] | None = None
        """The edition that an early one leaves much to."""
        self._scratch = Ledger.scratch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self._scratch.close()

    @property
    def folders(self) -> tuple[str, ...]:
        return (*SETTINGS, REGISTER, "content", "static", "themes")

    def newest(self, changed: frozenset[str] | None = None, early: Callable[[Edition], None] | None = None) -> Edition:
        known, self._known = self._known, None
        self._newest = Future()
        try:
            edition, self._known = self._made(known, changed, early)
        except Exception as error:
            with suppress(InvalidStateError):
                self._newest.set_exception(error)
            raise
        with suppress(InvalidStateError):
            self._newest.set_result(edition)
        return edition

    def stop(self) -> None:
        if self._newest is not None:
            self._newest.cancel()

    def rest(self) -> None:
        # What a text may need to be read; the first save need not wait until it is imported.
        from zhuanlan.reading.markdown.parser import make_parser

        make_parser()
        known = self._known
        if known is None or not known.content.order:
            return
        record = Record(known.content.order, known.frame, tool_digest(), self._scheduled, *known.turns)
        before = remembered(self._root / FOLDER)
        if before is None or before.record != record:
            keep(self._root / FOLDER, record, known.found)

    def _made(
        self, known: Known | None, named: frozenset[str] | None, early: Callable[[Edition], None] | None
    ) -> tuple[Edition, Known | None]:
        # Before anything is read: what changes after it was looked at is another file the next time.
        files = looked_at(self._root, known, named) if known is not None and named else None
        if known is not None and files is not None:
            frame = known.frame
        else:
            seen = look(self._root, roots_of(self._root))
            files = sorted_out(seen, KINDS)
            frame, named = frame_of(seen, files), None
        config = read_paper(self._root)
        if config.paper is None:
            return Unread(tuple(ruled(list(config.findings), {}))), known
        now, zone = self._clock(), config.paper.timezone
        if known is None or known.zone != zone:
            content = self._early(config, frame, files, now, early) if early is not None else None
            if content is None:
                content = self._first(config, files, zone)
            return self._anew(config, frame, files, content, now)
        content, changed = reread(self._root, files, known, ZoneInfo(zone), named)
        since, until = known.edition.holds
        if known.frame == frame and since <= now.timestamp() < until:
            kept = same_order(known, content, files, changed)
            if kept is not None:
                after, rows = kept
                shop = self._shop(known.theme, after.found, after.entries, content)
                edition = known.edition.after(Pages(shop, after.found.planned, now), content, changed, rows)
                return edition, replace(after, edition=edition)
        return self._anew(config, frame, files, content, now)

    def _early(
        self, config: Config, frame: str, files: Files, now: datetime, early: Callable[[Edition], None]
    ) -> Content | None:
        """Let the paper be seen as an earlier preview knew it, if it is still so; its content then."""
        assert config.paper is not None
        paper, folder = config.paper, self._root / FOLDER
        memory, newest = remembered(folder), self._newest
        theme, _ = find_theme(self._root, paper.theme, config.place("theme"))
        if memory is None or theme is None or newest is None:
            return None
        record = memory.record
        here = Record(record.order, frame, tool_digest(), self._scheduled, record.since, record.until)
        if record != here or not record.since <= now.timestamp() < record.until:
            return None

        def read(ledger: Ledger, tick: int) -> tuple[Path, Refreshed]:
            zone = ZoneInfo(paper.timezone)
            return ledger.path, refresh(self._root, files, zone, ledger, tick, self._hands, silent)

        found = with_ledger(self._root, read)
        if found is None:
            return None
        path, told = found
        # From here without the lock, since somebody may want to build; then the mark is another one.
        ledger = Ledger(path, record.tool)
        try:
            if mark_of(ledger) != record.order:
                return None
            facts = {"paper": paper, "today": now.date(), "origins": dict(config.places)}
            early(early_edition(self._root, ledger, memory, theme, facts, now, newest))
            content = load(ledger, told.lost)
        except LedgerError:
            return None
        finally:
            ledger.close(sound=False)
        return content if content.order == record.order else None

    def _first(self, config: Config, files: Files, zone: str) -> Content:
        """Through the ledger, so that what is known need not be read, and the next build knows what is read now."""
        return read_paper_content(self._root, files, ZoneInfo(zone), self._scratch, self._hands, silent)

    def _anew(
        self, config: Config, frame: str, files: Files, content: Content, now: datetime
    ) -> tuple[Edition, Known | None]:
        # A paper that is remembered is shown sooner than this is imported.
        from zhuanlan.build.arrangement import arrange

        assert config.paper is not None
        paper = config.paper
        theme, missing = find_theme(self._root, paper.theme, config.place("theme"))
        if theme is None:
            told = [*config.findings, *missing, *files.findings, *content.findings]
            return Unread(tuple(ruled(told, dict(paper.rules)))), None
        view = View(now, drafts=True, scheduled=self._scheduled)
        found = arrange(self._root, view, config, paper, files, content, theme, self._scratch, ANY_TIME)
        findings = (*config.findings, *missing, *files.findings, *found.findings)
        entries = {entry.source: entry for entry in content.entries}
        pages = Pages(self._shop(theme, found, entries, content), found.planned, now)
        turning, day = turns(content.entries, now.timestamp()), day_around(now)
        holds = max(turning[0], day[0]), min(turning[1], day[1])
        edition = LiveEdition(pages, content, findings, dict(paper.rules), holds)
        texts = {file.path: file for file in files.entries}
        known = Known(frame, paper.timezone, files, texts, content, entries, found, theme, turning, edition)
        return edition, known

    def _shop(self, theme: Theme, found: "Arrangement", entries: Mapping[str, Entry], content: Content) -> Workshop:
        return Workshop(self._root, None, theme, found.site, entries, content.heads, content.places, {})
