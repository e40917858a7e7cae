"""A progress bar on a terminal, and nothing at all elsewhere."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from zhuanlan.build.order import Progress, silent
from zhuanlan.model.diagnostics import Bilingual

_STAGES = {
    "read": Bilingual("读稿", "reading"),
    "render": Bilingual("排版", "rendering"),
    "pack": Bilingual("打包", "packing"),
    "send": Bilingual("传送", "sending"),
    "verify": Bilingual("核对", "verifying"),
}
BUILDING = ("read", "render")
PUBLISHING = tuple(_STAGES)


@contextmanager
def bar(stages: Sequence[str] = BUILDING) -> Iterator[Progress]:
    """A function to tell progress to. Rich is imported only where a terminal will show it.

    It speaks both languages, since it begins before the paper's is known.
    """
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as shown:
        named = {stage: _STAGES[stage] for stage in stages}
        tasks = {stage: shown.add_task(f"{name.zh} {name.en}", total=None) for stage, name in named.items()}
        yield lambda stage, done, total: shown.update(tasks[stage], completed=done, total=total)
