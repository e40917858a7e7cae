"""A head cut into entries: a key's line and the lines that go on from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhuanlan.reading.frontmatter.keylines import KeyLine, bullet, key_line


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines from `start` to before `end`. `head` is None where the first of them has no key."""

    start: int
    end: int
    head: KeyLine | None


def cut(lines: Sequence[str]) -> list[Entry]:
    starts: list[tuple[int, KeyLine | None]] = []
    base = _base(lines)
    open_ = _Open("")
    for index, line in enumerate(lines):
        if not line.strip() or line.startswith("#"):
            continue
        found = key_line(line)
        current = starts[-1][1] if starts else None
        if found is not None and _begins(found, base, current, first=not starts):
            starts.append((index, found))
            open_ = _Open(found.value)
        elif not starts or not (line[0].isspace() or line[0] in "]}" or bullet(line) or _item(line) or open_.is_open):
            starts.append((index, None))
            open_ = _Open("")
        else:
            open_.take(line)
    ends = [*(index for index, _ in starts), len(lines)][1:]
    return [Entry(start, end, head) for (start, head), end in zip(starts, ends, strict=True)]


def _base(lines: Sequence[str]) -> int:
    """How far the outermost keys are indented: some editors set off the whole head."""
    for line in lines:
        found = key_line(line)
        if found is not None and not found.pad.strip(" "):
            return len(found.pad)
    return 0


def _begins(found: KeyLine, base: int, current: KeyLine | None, *, first: bool) -> bool:
    if not found.pad.strip(" "):
        return len(found.pad) <= base or first
    # Full-width spaces or tabs before a key are padding, unless it can stand under the key before it.
    return current is None or (current.value != "" and current.value[0] not in "|>")


def _item(line: str) -> bool:
    return line == "-" or line.startswith("- ")


class _Open:
    """Whether a value that began with a quote or a bracket is still to be closed."""

    __slots__ = ("_depth", "_sign")

    def __init__(self, value: str) -> None:
        self._sign = value[:1] if value[:1] in ("'", '"', "[", "{") else ""
        self._depth = 0
        self.take(value)

    def take(self, line: str) -> None:
        if self._sign in ("'", '"'):
            self._depth = (self._depth + line.count(self._sign)) % 2
        elif self._sign:
            self._depth += line.count("[") + line.count("{") - line.count("]") - line.count("}")

    @property
    def is_open(self) -> bool:
        return bool(self._sign) and self._depth > 0
