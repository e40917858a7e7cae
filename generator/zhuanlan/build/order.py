"""What is asked of a build."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zhuanlan.build.pool import ALONE, Hands
from zhuanlan.model.view import View

Progress = Callable[[str, int, int], None]
"""Told the stage (`read`, `render`), how much of it is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. `output` is None where nothing is to be written.

    `strict`: warnings are errors. `keep_going`: with errors the good pages are written all the same. `remember`: what
    this build learns is kept for the next one, and what the last one learnt is believed. `believe`: so are stamps of files;
    else every file is read, of the output too. `register` stands in place of the paper's own urls.txt, for a build that
    is not remembered.
    """

    root: Path
    output: Path | None
    view: View
    strict: bool = False
    keep_going: bool = False
    remember: bool = True
    hands: Hands = ALONE
    progress: Progress = silent
    believe: bool = True
    register: str | None = None
