"""The files of one edition, each made when somebody looks at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import RLock

from zhuanlan.build.making import make
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.digest import digest_of
from zhuanlan.model.entry import Entry
from zhuanlan.model.life import stage
from zhuanlan.model.page import AssetFile, Copy, Page, Planned
from zhuanlan.preview.edition import Shown
from zhuanlan.rendering.reads import SHARED

KEPT = 32
"""Files whose bytes are kept: a page and what it shows are asked for together, and asked for again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was made once: the digest of its bytes, and the rows that were read for it."""

    digest: str
    rows: frozenset[str]


class Pages:
    """What is `planned`, by path."""

    def __init__(self, shop: Workshop, planned: Mapping[str, Planned], now: datetime) -> None:
        self.shop = shop
        self.planned = planned
        self._now = now
        self._seen: dict[str, Seen] = {}
        self._kept: dict[str, Shown | Diagnostic] = {}
        # Templates run in one thread at a time: what they read is written down in one place.
        self.lock = RLock()

    def show(self, path: str) -> Shown | Diagnostic | None:
        """As an edition does."""
        if path not in self.planned:
            return None
        with self.lock:
            if path not in self._kept:
                if len(self._kept) >= KEPT:
                    self._kept.clear()
                self._kept[path] = self._made(path)
            return self._kept[path]

    def digest(self, path: str) -> str:
        """As an edition does."""
        with self.lock:
            if path not in self._seen and not isinstance(self.show(path), Shown):
                return ""
            return self._seen[path].digest

    def take(self, older: "Pages", rows: frozenset[str]) -> None:
        """Of those that were made for an older edition, know all that read none of these rows."""
        with older.lock:
            seen = older._seen.copy()
        for path in [path for path, one in seen.items() if not rows.isdisjoint(one.rows)]:
            del seen[path]
        self._seen = seen

    def _made(self, path: str) -> Shown | Diagnostic:
        item = self.planned[path]
        made, reader = make(self.shop, item)
        if isinstance(made, Diagnostic):
            return made
        rows = frozenset(reader.rows) | (self._shared(reader.rows) if isinstance(item, Page) else frozenset())
        document = None if isinstance(item, Copy | AssetFile) else self.shop.site.documents.get(path)
        status = "" if document is None else self._status(document.entry)
        self._seen[path] = Seen(digest_of(made.data) + status, rows)
        return Shown(made.data, "" if document is None else document.source, status)

    def _shared(self, rows: set[str]) -> frozenset[str]:
        """The rows behind common questions, which this edition knows and the next one has to ask again."""
        found: set[str] = set()
        waiting = [row for row in rows if row.startswith(SHARED)]
        while waiting:
            answer = self.shop.answers.shared.get(waiting.pop())
            if answer is not None:
                waiting += [row for row in answer.rows if row.startswith(SHARED) and row not in found]
                found |= answer.rows
        return frozenset(found)

    def _status(self, entry: Entry) -> str:
        found = stage(entry.life, self._now.timestamp())
        return found if found in ("draft", "review", "scheduled") else ""
