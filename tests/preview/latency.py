"""How long a save takes to appear: `python -m tests.preview.latency FOLDER`, where FOLDER is a copy of a paper.

First without what the desk takes itself, then whole: from the save to the new text in a browser's hands. One article is
put into FOLDER/content/articles for it and taken away again.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from tests.preview.paper import Printed
from tests.preview.running import running
from zhuanlan.preview.census import survey
from zhuanlan.preview.edition import Edition
from zhuanlan.preview.newsroom import Newsroom

FOLDERS = ("site.yaml", "content", "static", "themes")
TIMES, SERVED = 60, 12
PAGE = "/articles/latency-probe.html"


@dataclass
class Instant:
    """A desk that needs no time."""

    folders: tuple[str, ...] = FOLDERS

    def newest(self, changed: frozenset[str] | None = None, early: Callable[[Edition], None] | None = None) -> Edition:
        return Printed({"index.html": "x"})

    def rest(self) -> None:
        pass

    def stop(self) -> None:
        pass


@dataclass
class Clock:
    """When each edition was published."""

    published_at: SimpleQueue[float] = field(default_factory=SimpleQueue)

    def opened(self, edition: Edition) -> None:
        pass

    def published(self, edition: Edition, changed: frozenset[str], seconds: float) -> None:
        self.published_at.put(time.perf_counter())

    def failed(self, error: Exception) -> None:
        raise error

    def deaf(self) -> None:
        print("no hints")


def main(folder: str) -> None:
    """Print the figures."""
    root = Path(folder).absolute()
    file = root / "content/articles/latency-probe.md"
    file.write_bytes(_probe(0))
    try:
        _watching(root, file)
        _serving(root, file)
    finally:
        file.unlink()


def _watching(root: Path, file: Path) -> None:
    took = []
    for _ in range(5):
        began = time.thread_time()
        files = len(dict(survey(root, FOLDERS)))
        took.append(time.thread_time() - began)
    print(f"{files} files; a look at all of them takes {min(took) * 1000:.1f} ms of one processor")
    clock = Clock()
    newsroom = Newsroom(root, Instant(), clock, time.time)
    newsroom.start()
    clock.published_at.get()
    time.sleep(1)
    waits = []
    for number in range(1, TIMES):
        time.sleep(0.07)
        began = time.perf_counter()
        file.write_bytes(_probe(number))
        waits.append((clock.published_at.get() - began) * 1000)
    _print("save to edition, with a desk that takes no time", waits)
    before, wall = time.process_time(), time.perf_counter()
    time.sleep(10)
    share = (time.process_time() - before) / (time.perf_counter() - wall)
    print(f"idle: {share:.2%} of one processor")
    newsroom.stop()


def _serving(root: Path, file: Path) -> None:
    began = time.perf_counter()
    with running(root) as preview, preview.listening(PAGE) as ear:
        print(f"ready after {time.perf_counter() - began:.2f} s")
        waits = []
        for number in range(1, SERVED):
            heard = len(ear.news)
            began = time.perf_counter()
            file.write_bytes(_probe(-number))
            while len(ear.news) == heard:
                time.sleep(0.0005)
            assert f"第{-number}次" in preview.text(PAGE)
            waits.append((time.perf_counter() - began) * 1000)
            time.sleep(0.3)
    _print("save to the new text served", waits)


def _probe(number: int) -> bytes:
    return f"---\n标题: 量一量\n日期: 2020-01-01\n---\n\n第{number}次。\n".encode()


def _print(what: str, waits: Sequence[float]) -> None:
    ordered = sorted(waits)
    print(
        f"{what}: median {statistics.median(ordered):.1f} ms, "
        f"nine of ten {ordered[len(ordered) * 9 // 10]:.1f}, slowest {ordered[-1]:.1f}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
