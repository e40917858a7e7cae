"""A progress bar on a terminal, and nothing at all elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from zhuanlan.build.order import Progress, silent
from zhuanlan.model.diagnostics import Bilingual

_STAGES = {"read": Bilingual("读稿", "reading"), "render": Bilingual("排版", "rendering")}


@contextmanager
def bar() -> Iterator[Progress]:
    """A function to tell progress to. Rich is imported only where a terminal will show it.

    It speaks both languages, since it begins before the paper's is known.
    """
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as shown:
        tasks = {stage: shown.add_task(f"{name.zh} {name.en}", total=None) for stage, name in _STAGES.items()}
        yield lambda stage, done, total: shown.update(tasks[stage], completed=done, total=total)
