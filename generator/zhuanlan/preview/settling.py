"""When a save is over.

An editor saves in several steps: it truncates and writes, or moves the old file away and a new one in. What is seen in
between is no state of the paper. So a change counts when it has been still for a moment; a file that has vanished, is
empty or is open for writing is given longer. What came and went again in that time never happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from zhuanlan.preview.census import Stamp

QUIET = 0.012
"""Seconds in which nothing more may happen to a file."""
PATIENCE = 0.5
"""The same for a file that looks as if its editor were not done: WPS deletes before it renames."""
LONGEST = 2.0
"""Seconds after which what is ready no longer waits for a file that never comes to rest."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not as the newest edition knows it; `stamp` is None if it is not there."""

    stamp: Stamp | None
    since: float


class Settling:
    """The changes that the newest edition does not know yet. Times are the caller's, in seconds."""

    def __init__(self, known: Mapping[str, Stamp]) -> None:
        self.known = dict(known)
        self._changes: dict[str, Change] = {}
        self._writing: set[str] = set()
        self._first = 0.0

    @property
    def pending(self) -> tuple[str, ...]:
        return tuple(self._changes)

    def see(self, path: str, stamp: Stamp | None, now: float) -> None:
        """A file was looked at."""
        if stamp == self.known.get(path):
            self._changes.pop(path, None)
            return
        if not self._changes:
            self._first = now
        change = self._changes.get(path)
        if change is None or change.stamp != stamp:
            self._changes[path] = Change(stamp, now)

    def write(self, path: str) -> None:
        """Somebody has the file open and writes."""
        self._writing.add(path)

    def close(self, path: str) -> None:
        """He has closed it."""
        self._writing.discard(path)

    def due(self) -> float | None:
        """When all that has changed will be still, if nothing more happens; None if nothing has changed."""
        if not self._changes:
            return None
        return min(max(map(self._still, self._changes)), self._first + LONGEST)

    def take(self, now: float) -> frozenset[str]:
        """The changes that are over, once all are or the longest wait is: from now on they are known."""
        over = frozenset(path for path in self._changes if self._still(path) <= now)
        if len(over) < len(self._changes) and now < self._first + LONGEST:
            return frozenset()
        for path in over:
            stamp = self._changes.pop(path).stamp
            self._writing.discard(path)
            if stamp is None:
                self.known.pop(path, None)
            else:
                self.known[path] = stamp
        self._first = now
        return over

    def _still(self, path: str) -> float:
        change = self._changes[path]
        unfinished = change.stamp is None or change.stamp[0] == 0 or path in self._writing
        return change.since + (PATIENCE if unfinished else QUIET)
