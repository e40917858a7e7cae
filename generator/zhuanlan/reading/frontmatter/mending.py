"""The repairs of an entry, line by line: its form (colon, spaces, bullets), then the quotes that YAML asks for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import yaml

from zhuanlan.model.codes.frontmatter import (
    FULL_WIDTH_COLON,
    LIST_BULLET,
    NO_SPACE_AFTER_COLON,
    ODD_SPACE,
    QUOTED_TEXT,
)
from zhuanlan.model.diagnostics import Code, Diagnostic
from zhuanlan.reading.frontmatter import quoting
from zhuanlan.reading.frontmatter.entries import Entry
from zhuanlan.reading.frontmatter.keylines import KeyLine, bullet, key_line
from zhuanlan.reading.frontmatter.manuscript import Manuscript, Shift, Shifts, manuscript, typed_column
from zhuanlan.reading.frontmatter.yamltree import RefusedError, SuspiciousError, grow

_INDENT = re.compile(r"\s*")
_ITEM = re.compile(r"(?P<before> *(?:- +)+)(?P<value>\S.*)")
_COMMENT = re.compile(r"\s#\s")


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair of a line, at a column of the line as it was typed."""

    code: Code
    column: int
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """A line as it can be read, and the repairs that it took."""

    text: str
    repairs: tuple[Repair, ...] = ()
    shifts: Shifts = ()

    def typed(self, column: int) -> int:
        """The column as typed of a column of `text`."""
        return typed_column(self.shifts, column)

    def findings(self, page: Manuscript, number: int) -> list[Diagnostic]:
        """The warnings about the line; each shows the line with all its repairs."""
        line = replace(page, shifts={})
        return [
            one.code.at(line.place(number, one.column), fix=self.text, **dict(one.arguments)) for one in self.repairs
        ]


def formed(entry: Entry, lines: Sequence[Mended]) -> list[Mended]:
    """The lines with plain spaces, ASCII colons and proper bullets."""
    if entry.head is None:
        return list(lines)
    rest = [_indented(line) for line in lines[1:]]
    if not entry.head.value:
        rest = _listed(rest) or [_keyed(line) for line in rest]
    return [_headed(entry.head, lines[0]), *rest]


def quoted(entry: Entry, lines: Sequence[Mended]) -> list[Mended]:
    """The lines with quotes around the values that can only be text."""
    return [_quoted(line, entry.head.name.strip() if entry.head else "") for line in lines]


def _headed(head: KeyLine, line: Mended) -> Mended:
    """The line of an outermost key: it begins at the start of the line."""
    bare = Mended(line.text[len(head.pad) :], line.repairs, (Shift(1, -len(head.pad)),) if head.pad else ())
    return _respaced(replace(head, pad=""), bare, padded=bool(head.pad))


def _keyed(line: Mended) -> Mended:
    """A line under a key, as a key of its own."""
    found = key_line(line.text)
    return line if found is None or (found.colon == ":" and found.space) else _respaced(found, line)


def _respaced(head: KeyLine, line: Mended, *, padded: bool = False) -> Mended:
    key = head.key.strip()
    text = f"{head.pad}{key}: {head.value}" if head.value else f"{head.pad}{key}:"
    name = (("key", head.name.strip()),)
    repairs = list(line.repairs)
    if padded or head.gap.strip(" ") or (head.value and head.space.strip(" \t")):
        repairs.append(Repair(ODD_SPACE, 1 if padded else line.typed(len(head.pad) + 1), name))
    if head.colon != ":":
        repairs.append(Repair(FULL_WIDTH_COLON, line.typed(head.colon_column), name))
    elif head.value and not head.space:
        repairs.append(Repair(NO_SPACE_AFTER_COLON, line.typed(head.colon_column), name))
    column = len(head.pad) + len(key) + 3
    shift = Shift(column, column - line.typed(head.value_column))
    return Mended(text, tuple(repairs), (*line.shifts, shift))


def _indented(line: Mended) -> Mended:
    match = _INDENT.match(line.text)
    pad = match[0] if match else ""
    if not pad.strip(" ") or len(pad) == len(line.text):
        return line
    wide = pad.replace("\u3000", "  ").replace("\t", "  ")
    plain, rest = " " * len(wide), line.text[len(pad) :]
    found = key_line(rest)
    repair = Repair(ODD_SPACE, 1, (("key", found.name.strip() if found else rest[:8]),))
    return Mended(plain + rest, (repair,), (Shift(len(plain) + 1, len(plain) - len(pad)),))


def _listed(lines: Sequence[Mended]) -> list[Mended] | None:
    """The lines as a list, where every one of them begins with a bullet."""
    full = [line for line in lines if line.text.strip()]
    if not full or not all(bullet(line.text) for line in full):
        return None
    return [_item(line) for line in lines]


def _item(line: Mended) -> Mended:
    found = bullet(line.text)
    if found is None or found.proper:
        return line
    before = len(found.pad)
    repair = Repair(LIST_BULLET, line.typed(before + 1), (("typed", found.sign + found.gap),))
    shift = Shift(before + 3, before + 3 - line.typed(before + len(found.sign + found.gap) + 1))
    return Mended(f"{found.pad}- {found.text}", (*line.repairs, repair), (*line.shifts, shift))


def _quoted(line: Mended, key: str) -> Mended:
    item = _ITEM.fullmatch(line.text)
    before, rest = (item["before"], item["value"]) if item else ("", line.text)
    found = key_line(rest)
    if found is not None and found.colon == ":" and found.space:
        before, value = before + rest[: found.value_column - 1], found.value
    elif item:
        value = rest
    else:
        return line
    value = value.rstrip()
    if not value or _COMMENT.search(value) or _is_sound(value) or not quoting.is_text(value):
        return line
    column = len(before) + 1
    typed = line.typed(column)
    repair = Repair(QUOTED_TEXT, typed, (("key", key),))
    shifts = (*line.shifts, Shift(column, column - typed), Shift(column + 1, column + 1 - typed))
    return Mended(before + quoting.quoted(value), (*line.repairs, repair), shifts)


def _is_sound(value: str) -> bool:
    try:
        grow(manuscript("", 1, f"k: {value}"), f"k: {value}", [])
    except (yaml.YAMLError, RefusedError, SuspiciousError):
        return False
    return True
