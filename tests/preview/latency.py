"""From a save to the moment that a new edition is asked for and published, without what the desk takes itself.

`python -m tests.preview.latency FOLDER` copies nothing: it puts one file into FOLDER/content/articles and takes it away.
"""

import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from queue import SimpleQueue

from tests.preview.paper import Printed
from zhuanlan.preview.census import survey
from zhuanlan.preview.edition import Edition
from zhuanlan.preview.newsroom import Newsroom

FOLDERS = ("site.yaml", "content", "static", "themes")
TIMES = 60


@dataclass
class Instant:
    """A desk that needs no time."""

    folders: tuple[str, ...] = FOLDERS

    def newest(self) -> Edition:
        return Printed({"index.html": "x"})


@dataclass
class Clock:
    """When each edition was published."""

    published_at: SimpleQueue[float] = field(default_factory=SimpleQueue)

    def published(self, edition: Edition, changed: frozenset[str], seconds: float) -> None:
        self.published_at.put(time.perf_counter())

    def failed(self, error: Exception) -> None:
        raise error

    def deaf(self) -> None:
        print("no hints")


def main(folder: str) -> None:
    """Print the figures."""
    root = Path(folder).absolute()
    took = []
    for _ in range(5):
        began = time.thread_time()
        files = len(dict(survey(root, FOLDERS)))
        took.append(time.thread_time() - began)
    print(f"{files} files; a look at all of them takes {min(took) * 1000:.1f} ms of one processor")
    clock = Clock()
    newsroom = Newsroom(root, Instant(), clock, date.today)
    newsroom.start()
    clock.published_at.get()
    time.sleep(1)
    file = root / "content/articles/latency-probe.md"
    try:
        file.write_text("0", "utf-8")
        clock.published_at.get()
        waits = []
        for number in range(TIMES):
            time.sleep(0.07)
            began = time.perf_counter()
            file.write_text(f"{number}" * 100, "utf-8")
            waits.append((clock.published_at.get() - began) * 1000)
        _print(waits)
        before, wall = time.process_time(), time.perf_counter()
        time.sleep(10)
        share = (time.process_time() - before) / (time.perf_counter() - wall)
        print(f"idle: {share:.2%} of one processor")
    finally:
        file.unlink()
        newsroom.stop()


def _print(waits: Sequence[float]) -> None:
    ordered = sorted(waits)
    print(
        f"save to edition: median {statistics.median(ordered):.1f} ms, "
        f"nine of ten {ordered[len(ordered) * 9 // 10]:.1f}, slowest {ordered[-1]:.1f}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
