"""A paper's files → what changes when. Only what changed is read, and nothing is arranged."""

from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.order import silent
from zhuanlan.build.pool import ALONE, Hands
from zhuanlan.build.quick import roots_of
from zhuanlan.build.unpressed import read_paper_content
from zhuanlan.model.diagnostics import Diagnostic, ruled
from zhuanlan.model.due import Outlook
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.register import Register
from zhuanlan.reading.config import read_paper
from zhuanlan.reading.register import read_register
from zhuanlan.reading.sources import sorted_out
from zhuanlan.reading.walk import look
from zhuanlan.rendering.theme import called, find_theme
from zhuanlan.writing.ledger import Ledger


def outlook(root: Path, hands: Hands = ALONE) -> tuple[Outlook | None, tuple[Diagnostic, ...]]:
    """What the changes of a paper are found from, and the errors of its files; None where its settings cannot be read."""
    config = read_paper(root)
    if config.paper is None:
        return None, tuple(ruled(list(config.findings), {}))
    paper, files = config.paper, sorted_out(look(root, roots_of(root)), KINDS)
    theme, missing = find_theme(root, paper.theme, config.place("theme"))
    register, unread = read_register(root)
    scratch = Ledger.scratch()
    try:
        content = read_paper_content(root, files, ZoneInfo(paper.timezone), scratch, hands, silent)
    finally:
        scratch.close()
    told = [*config.findings, *missing, *files.findings, *unread, *content.findings]
    found = Outlook(paper, content.entries, register or Register(), None if theme is None else called(theme))
    return found, tuple(one for one in ruled(told, dict(paper.rules)) if one.severity == "error")
