"""A progress bar on a terminal, and nothing at all elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from zhuanlan.build.content import Progress
from zhuanlan.build.run import silent
from zhuanlan.model.diagnostics import Language

_STAGES = {"read": {"zh": "读稿", "en": "reading"}, "render": {"zh": "排版", "en": "rendering"}}


@contextmanager
def bar(language: Language) -> Iterator[Progress]:
    """A function to tell progress to. Rich is imported only where a terminal will show it."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as shown:
        tasks = {stage: shown.add_task(names[language], total=None) for stage, names in _STAGES.items()}
        yield lambda stage, done, total: shown.update(tasks[stage], completed=done, total=total)
