"""Editions: the paper at one moment, whose pages are made when somebody looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import RLock

from zhuanlan.build.arrangement import Arrangement
from zhuanlan.build.content import Content
from zhuanlan.build.making import Check, check_of, make
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.diagnostics import Diagnostic, ruled
from zhuanlan.model.digest import digest_of
from zhuanlan.model.entry import Entry
from zhuanlan.model.life import stage
from zhuanlan.model.page import AssetFile, Copy, Page
from zhuanlan.preview.edition import Shown

KEPT = 32
"""Files whose bytes are kept: a page and what it shows are asked for together, and asked for again."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A paper whose settings or theme cannot be read: it has no pages, and these findings."""

    findings: tuple[Diagnostic, ...]
    whole: bool = False

    def show(self, path: str) -> Shown | Diagnostic | None:
        return None

    def digest(self, path: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was made once: the digest of its bytes, or the findings of a check; and the rows that were read for it."""

    digest: str
    rows: frozenset[str]
    findings: tuple[Diagnostic, ...] = ()


class LiveEdition:
    """A paper in order. `seen` may hold what was made for an older edition, if nothing that it read has changed."""

    whole = True

    def __init__(
        self,
        shop: Workshop,
        found: Arrangement,
        content: Content,
        findings: tuple[Diagnostic, ...],
        rules: Mapping[str, str],
        now: datetime,
        seen: Mapping[str, _Seen] | None = None,
    ) -> None:
        self._shop = shop
        self._found = found
        self._content = content
        self._said = findings
        self._rules = rules
        self._now = now
        self._seen = dict(seen or {})
        self._kept: dict[str, Shown | Diagnostic] = {}
        self._findings: tuple[Diagnostic, ...] | None = None
        # Templates run in one thread at a time: what they read is written down in one place.
        self._lock = RLock()

    def after(self, shop: Workshop, found: Arrangement, content: Content, changed: frozenset[str]) -> "LiveEdition":
        """The edition that follows when nothing changed but the texts of some files."""
        rows = {f"texts:{source}" for source in changed} | {"texts:*"}
        with self._lock:
            seen = {path: one for path, one in self._seen.items() if rows.isdisjoint(one.rows)}
        for source in changed:
            seen.pop(f"check:{source}", None)
        return LiveEdition(shop, found, content, self._said, self._rules, self._now, seen)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        if self._findings is None:
            told = [*self._said, *self._content.findings]
            for source in ("site.yaml", *(entry.source for entry in self._content.entries)):
                # One at a time: a page that is asked for meanwhile need not wait for all of them.
                with self._lock:
                    told += self._checked(Check(source, ""))
            self._findings = tuple(ruled(told, self._rules))
        return self._findings

    def show(self, path: str) -> Shown | Diagnostic | None:
        if path not in self._found.planned:
            return None
        with self._lock:
            if path not in self._kept:
                if len(self._kept) >= KEPT:
                    self._kept.clear()
                self._kept[path] = self._made(path)
            return self._kept[path]

    def digest(self, path: str) -> str:
        with self._lock:
            if path not in self._seen:
                shown = self.show(path)
                if not isinstance(shown, Shown):
                    return ""
            return self._seen[path].digest

    def _made(self, path: str) -> Shown | Diagnostic:
        item = self._found.planned[path]
        made, reader = make(self._shop, item)
        if isinstance(made, Diagnostic):
            return made
        rows = frozenset(reader.rows) | (self._shared(reader.rows) if isinstance(item, Page) else frozenset())
        self._seen[path] = _Seen(digest_of(made.data), rows)
        if isinstance(item, Copy | AssetFile):
            return Shown(made.data)
        document = self._shop.site.documents.get(path)
        return Shown(made.data) if document is None else Shown(made.data, document.source, self._status(document.entry))

    def _shared(self, rows: set[str]) -> frozenset[str]:
        """The rows behind common questions, which this edition knows and the next one has to ask again."""
        found: set[str] = set()
        waiting = [row for row in rows if row.startswith("shared:")]
        while waiting:
            answer = self._shop.answers.shared.get(waiting.pop())
            if answer is not None:
                waiting += [row for row in answer.rows if row.startswith("shared:") and row not in found]
                found |= answer.rows
        return frozenset(found)

    def _checked(self, check: Check) -> tuple[Diagnostic, ...]:
        if check.path not in self._seen:
            rows: set[str] = set()
            found = tuple(check_of(self._shop, check, rows))
            self._seen[check.path] = _Seen("", frozenset(rows), found)
        return self._seen[check.path].findings

    def _status(self, entry: Entry) -> str:
        found = stage(entry.life, self._now.timestamp())
        return found if found in ("draft", "review", "scheduled") else ""
