"""The text under conversion, and where each of its characters stands in the editor's file."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from zhuanlan.model.diagnostics import Place


@dataclass(frozen=True)
class Source:
    """A text made of pieces of `original`; `line` is the line of the file on which `original` begins."""

    file: str
    original: str
    line: int
    pieces: tuple[tuple[int, int], ...]
    """Ranges of `original` in order: the text is these, joined."""

    @cached_property
    def text(self) -> str:
        return "".join([self.original[start:end] for start, end in self.pieces])

    @cached_property
    def signs(self) -> bytes:
        """The ASCII of the text alone, a tenth of Chinese: a row of signs that is not here is nowhere in the text."""
        return self.text.encode("ascii", "ignore")

    @cached_property
    def _starts(self) -> list[int]:
        """Where each piece begins in `text`."""
        starts, total = [], 0
        for start, end in self.pieces:
            starts.append(total)
            total += end - start
        return starts

    @cached_property
    def _excerpts(self) -> list[str]:
        """The lines of `original`, once each: ten thousand findings on one long line share it."""
        return self.original.split("\n")

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line of `original` begins."""
        starts = [0]
        for line in self._excerpts:
            starts.append(starts[-1] + len(line) + 1)
        return starts[:-1]

    def at(self, offset: int) -> int:
        """The offset in `original` of an offset in `text`."""
        if not self.pieces:
            return 0
        index = max(bisect_right(self._starts, offset) - 1, 0)
        return self.pieces[index][0] + offset - self._starts[index]

    def place(self, offset: int) -> Place:
        """Line and column in the file; an unknown offset (negative) is the file alone."""
        if offset < 0:
            return Place(self.file)
        offset = min(self.at(offset), len(self.original))
        index = bisect_right(self._lines, offset) - 1
        start = self._lines[index]
        return Place(self.file, self.line + index, offset - start + 1, self._excerpts[index])

    def without(self, ranges: Iterable[tuple[int, int]]) -> "Source":
        """The same without some ranges of `text`, which are sorted and do not overlap."""
        kept: list[tuple[int, int]] = []
        done = 0
        for start, end in ranges:
            kept += self._range(done, start)
            done = end
        return Source(self.file, self.original, self.line, (*kept, *self._range(done, len(self.text))))

    def only(self, start: int, end: int) -> "Source":
        """One range of `text` alone."""
        return Source(self.file, self.original, self.line, tuple(self._range(start, end)))

    def _range(self, start: int, end: int) -> list[tuple[int, int]]:
        found = []
        for begun, (first, last) in zip(self._starts, self.pieces, strict=True):
            low, high = max(start, begun), min(end, begun + last - first)
            if low < high:
                found.append((first + low - begun, first + high - begun))
        return found


def whole(text: str, file: str, line: int) -> Source:
    return Source(file, text, line, ((0, len(text)),))


Edit = tuple[int, int, str]
"""Start, end and replacement of a range of the text; start = end inserts."""


def edited(text: str, edits: list[Edit]) -> str:
    """The text with the edits made. Of two that overlap the one that begins first is made."""
    if not edits:
        return text
    pieces, done = [], 0
    for start, end, replacement in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if start >= done:
            pieces += [text[done:start], replacement]
            done = end
    pieces.append(text[done:])
    return "".join(pieces)
