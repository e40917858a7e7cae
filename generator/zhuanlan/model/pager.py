"""Pages of a list, counted from the oldest, so that an article added at the new end changes no full page."""

from dataclasses import dataclass

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
