"""A paper in its order without a page made: what it would publish at a moment, and what is wrong with its files."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.arrangement import Arrangement, arrange
from zhuanlan.build.content import Content
from zhuanlan.build.order import silent
from zhuanlan.build.pool import ALONE, Hands
from zhuanlan.build.quick import ANY_TIME, roots_of
from zhuanlan.build.unpressed import read_paper_content
from zhuanlan.model.diagnostics import Diagnostic, ruled
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.paper import Paper
from zhuanlan.model.promises import published
from zhuanlan.model.register import Register
from zhuanlan.model.view import View
from zhuanlan.reading.config import Config, read_paper
from zhuanlan.reading.sources import Files, sorted_out
from zhuanlan.reading.walk import look
from zhuanlan.rendering.theme import find_theme
from zhuanlan.writing.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Outline:
    """What was read and arranged; None where the settings or the theme cannot be read. The findings are under its rules."""

    paper: Paper | None
    content: Content | None
    found: Arrangement | None
    findings: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)


def outline(root: Path, view: View, hands: Hands = ALONE) -> Outline:
    """Read what changed, by the ledger, and put everything in its place; the view's moment in any time zone."""
    config = read_paper(root)
    if config.paper is None:
        return Outline(None, None, None, tuple(ruled(list(config.findings), {})))
    view = view.within(ZoneInfo(config.paper.timezone))
    scratch = Ledger.scratch()
    try:
        return _outlined(
            root, view, hands, config, config.paper, sorted_out(look(root, roots_of(root)), KINDS), scratch
        )
    finally:
        scratch.close()


def _outlined(
    root: Path, view: View, hands: Hands, config: Config, paper: Paper, files: Files, scratch: Ledger
) -> Outline:
    theme, missing = find_theme(root, paper.theme, config.place("theme"))
    content = read_paper_content(root, files, ZoneInfo(paper.timezone), scratch, hands, silent)
    told = [*config.findings, *missing, *files.findings, *content.findings]
    found = None
    if theme is not None:
        found = arrange(root, view, config, paper, files, content, theme, scratch, ANY_TIME)
        told += found.findings
    return Outline(paper, content, found, tuple(ruled(told, dict(paper.rules))))


def register_of(view: View, found: Arrangement, known: Register) -> Register:
    """The register once this paper was published at the view's moment; `known` is the one before."""
    day = view.within(ZoneInfo(found.site.paper.timezone)).now.date()
    return published(known, found.planned.values(), found.site.documents, day)
