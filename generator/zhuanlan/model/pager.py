"""Pages of a list, counted from the oldest, so that an article added at the new end changes no full page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

SIZE = 20


@dataclass(frozen=True, slots=True)
class Window:
    """One page of a list: entries `start` to `stop` of the list with the newest first.

    `number` is 0 for the newest page, which holds 20–39 entries, and 1, 2, … for the older ones, 20 each, 1 the oldest.
    """

    number: int
    start: int
    stop: int
    older: int | None
    newer: int | None


def full_pages(count: int) -> int:
    """How many older pages a list of `count` entries has."""
    return max(0, count // SIZE - 1)


def window(count: int, number: int) -> Window:
    """The window of page `number` in a list of `count` entries."""
    full = full_pages(count)
    newest = count - full * SIZE
    if number == 0:
        return Window(0, 0, newest, full or None, None)
    start = newest + (full - number) * SIZE
    return Window(number, start, start + SIZE, number - 1 or None, 0 if number == full else number + 1)


class Part(NamedTuple):
    """What stands on one page of a list, and which pages come before and after it."""

    ids: tuple[str, ...]
    older: int | None
    newer: int | None


class Parts(Mapping[str, Part]):
    """The lists of an index in their pages, by `number:key`: a page knows only what is on it, so it is another row."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        self._lists = lists

    def __getitem__(self, name: str) -> Part:
        number, _, key = name.partition(":")
        ids = self._lists[key]
        if int(number) > full_pages(len(ids)):
            raise KeyError(name)
        return _part(ids, int(number))

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.all())

    def all(self) -> Iterator[tuple[str, Part]]:
        """Every page, sooner than one by one."""
        for key, ids in self._lists.items():
            for number in range(full_pages(len(ids)) + 1):
                yield f"{number}:{key}", _part(ids, number)

    def __len__(self) -> int:
        return sum(full_pages(len(ids)) + 1 for ids in self._lists.values())


def _part(ids: Sequence[str], number: int) -> Part:
    if len(ids) < 2 * SIZE:
        return Part(tuple(ids), None, None)
    found = window(len(ids), number)
    return Part(tuple(ids[found.start : found.stop]), found.older, found.newer)
