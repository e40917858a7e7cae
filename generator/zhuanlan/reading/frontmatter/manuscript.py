"""The lines of a head as the editor typed them, and as they were read after the repairs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhuanlan.model.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Shift:
    """What a repair left from `column` on stands `by` characters further right than it was typed."""

    column: int
    by: int


Shifts = tuple[Shift, ...]
"""Of one line, from left to right; each holds up to the next."""


def typed_column(shifts: Shifts, column: int) -> int:
    """The column at which the editor typed what stands at `column` of the repaired line."""
    for shift in reversed(shifts):
        if column >= shift.column:
            return max(1, column - shift.by)
    return column


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A run of lines of one file. `first` is the file's number of the first of them, from 1."""

    path: str
    first: int
    typed: tuple[str, ...]
    read: tuple[str, ...]
    """As `typed`, but with the repaired lines in the place of the typed ones. Nodes stand at columns of these."""
    shifts: Mapping[int, Shifts] = field(default_factory=dict)

    def line(self, number: int) -> str:
        """The line as it was read."""
        index = number - self.first
        return self.read[index] if 0 <= index < len(self.read) else ""

    def place(self, line: int, column: int) -> Place:
        """The position in the editor's file of what was read at `line` and `column`."""
        index = line - self.first
        if not 0 <= index < len(self.typed):
            return Place(self.path, max(line, 0), max(column, 0))
        if line in self.shifts:
            column = typed_column(self.shifts[line], column)
        return Place(self.path, line, column, self.typed[index])


def manuscript(path: str, first: int, text: str) -> Manuscript:
    """The lines of a text as they stand."""
    lines = tuple(text.split("\n"))
    return Manuscript(path, first, lines, lines)
