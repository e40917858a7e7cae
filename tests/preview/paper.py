"""An edition in memory, for what needs no disk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.preview.edition import ALWAYS, Shown


@dataclass(frozen=True)
class Printed:
    """An edition that was written by hand: text or the finding of each page."""

    pages: Mapping[str, str | Diagnostic]
    entries: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    holds: tuple[float, float] = ALWAYS

    @property
    def whole(self) -> bool:
        return any(isinstance(page, str) for page in self.pages.values())

    def show(self, path: str) -> Shown | Diagnostic | None:
        page = self.pages.get(path)
        return Shown(page.encode(), self.entries.get(path, "")) if isinstance(page, str) else page

    def digest(self, path: str) -> str:
        page = self.pages.get(path)
        return blake2b(page.encode()).hexdigest() if isinstance(page, str) else ""


def error(file: str, page: str = "", line: int = 1) -> Diagnostic:
    """A finding in a file, or of a page that could not be made."""
    return codes.theme.TEMPLATE_ERROR.at(Place(file, line, 1), reason="x", page=page)
