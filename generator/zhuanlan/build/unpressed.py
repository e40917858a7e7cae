"""The content of a paper for somebody who makes no pages of it, or makes them himself."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from zhuanlan.build.content import Content, load, refresh
from zhuanlan.build.order import Progress
from zhuanlan.build.pool import Hands
from zhuanlan.reading.sources import Files
from zhuanlan.rendering.tool import tool_digest
from zhuanlan.writing.ledger import FOLDER, Ledger, LedgerError
from zhuanlan.writing.lock import HeldError, locked

T = TypeVar("T")


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


def with_ledger(root: Path, work: Callable[[Ledger, int], T]) -> T | None:
    """What comes of work with a paper's ledger and its file system's time; None where there is none that is sound, or
    somebody builds.
    """
    try:
        with locked(root / FOLDER) as tick:
            ledger = Ledger.open(root / FOLDER, tool_digest())
            try:
                found = work(ledger, tick)
            except LedgerError:
                ledger.close(sound=False)
                raise
            ledger.close()
            return found
    except (HeldError, LedgerError):
        return None


def _opened(folder: Path, tool: str) -> Ledger:
    try:
        return Ledger.open(folder, tool)
    except LedgerError:
        return Ledger.fresh(folder, tool)
