"""The content of a paper for somebody who makes no pages of it, or makes them himself."""

from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.content import Content, load, refresh
from zhuanlan.build.order import Progress
from zhuanlan.build.pool import Hands
from zhuanlan.reading.sources import Files
from zhuanlan.rendering.tool import tool_digest
from zhuanlan.writing.ledger import FOLDER, Ledger, LedgerError
from zhuanlan.writing.lock import HeldError, locked


def read_paper_content(
    root: Path, files: Files, zone: ZoneInfo, scratch: Ledger, hands: Hands, progress: Progress
) -> Content:
    """The content of a paper, read through its ledger; through `scratch` where that cannot be had or written."""
    try:
        with locked(root / FOLDER) as tick:
            ledger = _opened(root / FOLDER, tool_digest())
            if ledger.kept:
                content = load(ledger, refresh(root, files, zone, ledger, tick, hands, progress).lost)
                ledger.close()
                return content
            ledger.close()
    except HeldError:
        pass
    return load(scratch, refresh(root, files, zone, scratch, 0, hands, progress).lost)


def _opened(folder: Path, tool: str) -> Ledger:
    try:
        return Ledger.open(folder, tool)
    except LedgerError:
        return Ledger.fresh(folder, tool)
