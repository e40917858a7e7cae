"""The seam between the preview and what makes the paper."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from zhuanlan.model.diagnostics import Diagnostic

ALWAYS = float("-inf"), float("inf")
"""Between which moments an edition holds that no clock can make another of."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One output file."""

    data: bytes
    entry: str = ""
    """The content file that it is the page of, relative to the site; empty if it is of none."""
    status: str = ""
    """Why readers cannot see it yet: `draft`, `review` or `scheduled`; empty if they can."""


class Edition(Protocol):
    """The paper at one moment. It never changes, and any number of threads may read it at once."""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Of the whole paper, under its rules."""
        ...

    @property
    def whole(self) -> bool:
        """Whether there are pages at all."""
        ...

    @property
    def holds(self) -> tuple[float, float]:
        """Between which moments (seconds since 1970), the first included, it stays right if no file changes."""
        ...

    def show(self, path: str) -> Shown | Diagnostic | None:
        """The output file at a path (decoded, no leading slash), made now.

        A finding says why it cannot be made; None, that the paper has no such file.
        """
        ...

    def digest(self, path: str) -> str:
        """Another one exactly when `show` would give other bytes or another status; empty if it would give none."""
        ...


class Desk(Protocol):
    """What reads the paper's files and makes editions of them; nothing else in the preview does."""

    @property
    def folders(self) -> tuple[str, ...]:
        """The files and folders to watch, relative to the site."""
        ...

    def newest(self, changed: frozenset[str] | None = None, early: Callable[[Edition], None] | None = None) -> Edition:
        """The paper as it lies on the disk now. Always called from one and the same thread.

        `changed` are the files that are others than when it was last asked, if that is known. `early` is told of an
        edition that can be shown until this one is made, if there is one.
        """
        ...

    def rest(self) -> None:
        """Do what need not be done before the newest edition is shown. Called from that same thread."""
        ...

    def stop(self) -> None:
        """Let go of whoever waits for the newest edition. Called from any thread."""
        ...
