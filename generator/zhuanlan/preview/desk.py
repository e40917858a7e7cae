"""A desk that makes the whole paper anew for every edition, in memory.

The simplest thing that is right, and too slow for thousands of articles: the incremental desk takes its place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from zhuanlan.build import Pressed, press
from zhuanlan.model.assemble import View
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.preview.edition import Edition, Shown
from zhuanlan.reading.config import NAMES


@dataclass(frozen=True, slots=True)
class PressedEdition:
    """A paper that lies in memory whole."""

    pressed: Pressed
    now: datetime
    failed: Mapping[str, Diagnostic]

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return self.pressed.findings

    def show(self, path: str) -> Shown | Diagnostic | None:
        data = self.pressed.files.get(path)
        if data is None:
            return self.failed.get(path)
        document = self.pressed.documents.get(path)
        if document is None:
            return Shown(data)
        return Shown(data, document.draft.source, _status(document.record, self.now))

    def digest(self, path: str) -> str:
        data = self.pressed.files.get(path)
        return "" if data is None else blake2b(data, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class PressingDesk:
    """`clock` gives the moment at which the paper is looked at."""

    root: Path
    clock: Callable[[], datetime]

    @property
    def folders(self) -> tuple[str, ...]:
        return (*NAMES, "content", "static", "themes")

    def newest(self) -> Edition:
        now = self.clock()
        pressed = press(self.root, View(now, drafts=True))
        return PressedEdition(pressed, now, _failed(pressed))


def _failed(pressed: Pressed) -> dict[str, Diagnostic]:
    """The findings that say why a page could not be made, by its path."""
    named = ((dict(finding.arguments).get("page"), finding) for finding in pressed.findings)
    return {page: finding for page, finding in named if isinstance(page, str) and page not in pressed.files}


def _status(record: object, now: datetime) -> str:
    status: str = getattr(record, "status", "published")
    if status in ("draft", "review"):
        return status
    date = getattr(record, "date", None)
    return "scheduled" if date is not None and date.at > now else ""
