"""Editions: the paper at one moment, whose pages are made when somebody looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhuanlan.build.content import Content
from zhuanlan.build.making import Check, check_of
from zhuanlan.model.diagnostics import Diagnostic, ruled
from zhuanlan.preview.edition import ALWAYS, Shown
from zhuanlan.preview.pages import Pages


@dataclass(frozen=True, slots=True)
class Unread:
    """A paper whose settings or theme cannot be read: it has no pages, and these findings."""

    findings: tuple[Diagnostic, ...]
    whole: bool = False
    holds: tuple[float, float] = ALWAYS

    def show(self, path: str) -> Shown | Diagnostic | None:
        return None

    def digest(self, path: str) -> str:
        return ""


@dataclass(slots=True)
class _Checks:
    """Of each entry that was held against the others, by source: what was read for it, and what is wrong, if anything is."""

    read: dict[str, frozenset[str]] = field(default_factory=dict)
    found: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def still(self, changed: frozenset[str], rows: frozenset[str]) -> "_Checks":
        """What holds when nothing but these files and these rows is another."""
        read, found = self.read.copy(), self.found.copy()
        for source in {*changed, *(source for source, one in read.items() if not rows.isdisjoint(one))}:
            read.pop(source, None)
            found.pop(source, None)
        return _Checks(read, found)


class LiveEdition:
    """A paper in order. `said` are the findings that are neither of one file nor of entries held against each other."""

    whole = True

    def __init__(
        self,
        pages: Pages,
        content: Content,
        said: tuple[Diagnostic, ...],
        rules: Mapping[str, str],
        holds: tuple[float, float],
        checks: _Checks | None = None,
    ) -> None:
        self._pages = pages
        self._content = content
        self._said = said
        self._rules = rules
        self.holds = holds
        self._checks = checks or _Checks()
        self._findings: tuple[Diagnostic, ...] | None = None

    def after(self, pages: Pages, content: Content, changed: frozenset[str], rows: frozenset[str]) -> "LiveEdition":
        """The edition that follows when nothing is another but these files, and of the site's tables these rows."""
        pages.take(self._pages, rows)
        with self._pages.lock:
            checks = self._checks.still(changed, rows)
        return LiveEdition(pages, content, self._said, self._rules, self.holds, checks)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        if self._findings is None:
            for source in {"site.yaml", *self._pages.shop.entries} - self._checks.read.keys():
                # One at a time: a page that is asked for meanwhile need not wait for all of them.
                with self._pages.lock:
                    self._check(source)
            checked = (finding for found in tuple(self._checks.found.values()) for finding in found)
            self._findings = tuple(ruled([*self._said, *self._content.findings, *checked], self._rules))
        return self._findings

    def show(self, path: str) -> Shown | Diagnostic | None:
        return self._pages.show(path)

    def digest(self, path: str) -> str:
        return self._pages.digest(path)

    def _check(self, source: str) -> None:
        rows: set[str] = set()
        found = tuple(check_of(self._pages.shop, Check(source, ""), rows))
        if found:
            self._checks.found[source] = found
        self._checks.read[source] = frozenset(rows)
