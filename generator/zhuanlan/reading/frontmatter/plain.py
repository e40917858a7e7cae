"""A plain head → its tree, without YAML: lines `key: value`, lists `[甲, "乙"]` or `- 甲`, and lines of comment between.

Nearly every head is one, and YAML takes ten times as long to say the same. This reader is narrow rather than clever: a
line that it does not know for certain makes it answer None, and the head goes to YAML as a whole. Where it answers,
nodes and places are those of `yamltree.grow`, which would have had nothing to report; a test holds it to that.
"""

import re
from collections.abc import Sequence as Lines

from zhuanlan.reading.frontmatter.nodes import Mapping, Node, Pair, Scalar, Sequence

_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What means something to YAML at the start of an unquoted text, be it only before a space."""
LONGEST = 16 * 1024
"""More characters than this are more than anybody types, and must be counted in bytes."""
_LONGEST_KEY = 100
"""YAML itself looks no further than 1024 characters for the colon."""
_ITEM = re.compile(
    r""" *(?:"(?P<double>[^"\\]*)"|'(?P<single>[^']*)'|(?P<plain>[^-?:,\[\]{}#&*!|>'"%@` ][^?:,\[\]{}#'"]*)) *(?:,|$)"""
)


def read(lines: Lines[str], first: int) -> Mapping | None:
    """The mapping that the lines hold, of which the first is the file's line `first`; None where YAML must tell."""
    # Whatever no editor shows, a tab and a full-width space among it, is more than this reader knows.
    if not "".join(lines).isprintable():
        return None
    pairs: dict[str, Pair] = {}
    end = len(lines) if lines[-1] else len(lines) - 1
    index = _next_key(lines, 0)
    while index < end:
        line, number = lines[index], first + index
        key, colon, rest = line.partition(":")
        # What could be a name in Python, in letters of any script, needs no quotes in YAML and no repair.
        if not colon or not key.isidentifier() or key in pairs or len(key) > _LONGEST_KEY:
            return None
        node: Node | None
        value = rest.strip(" ")
        if not value:
            items = _items_below(lines, index + 1)
            index = _next_key(lines, index + 1 + len(items))
            if items and index == len(lines) and lines[-1].startswith("#"):
                return None  # where the list ends depends on how long the comment is
            # To YAML a list goes on until the next key begins.
            node = _block(items, number + 1, first + min(index, end)) if items else _nothing(number, len(key) + 2)
        elif rest[0] == " ":
            node = _value(value, number, len(line) - len(rest.lstrip(" ")) + 1)
            index = _next_key(lines, index + 1)
        else:
            return None
        if node is None:
            return None
        pairs[key] = Pair(Scalar(key, number, 1, number, len(key) + 1), node)
    if not pairs:
        return None
    found = tuple(pairs.values())
    return Mapping(found, found[0].key.line, 1, first + end, 1, flow=False)


def _value(typed: str, line: int, column: int) -> Node | None:
    """A value on one line, without spaces around it."""
    end = column + len(typed)
    sign = typed[0]
    if sign not in _SIGNS:
        if ": " in typed or " #" in typed or typed[-1] == ":":
            return None
        return Scalar(typed, line, column, line, end)
    if sign == '"' or sign == "'":
        if typed.find(sign, 1) != len(typed) - 1 or (sign == '"' and "\\" in typed):
            return None
        return Scalar(typed[1:-1], line, column, line, end, sign)
    return _flow(typed, line, column) if sign == "[" and typed[-1] == "]" else None


def _flow(typed: str, line: int, column: int) -> Sequence | None:
    """A list `[…]`."""
    items: list[Node] = []
    position, close = 1, len(typed) - 1
    while position < close:
        match = _ITEM.match(typed, position, close)
        if match is None:
            return None
        kind, text, start = match.lastgroup, match[match.lastindex or 0], column + match.start(match.lastindex or 0)
        if kind == "plain":
            text = text.rstrip(" ")
            items.append(Scalar(text, line, start, line, start + len(text)))
        else:
            sign = '"' if kind == "double" else "'"
            items.append(Scalar(text, line, start - 1, line, start + len(text) + 1, sign))
        position = match.end()
    return Sequence(tuple(items), line, column, line, column + len(typed), flow=True)


def _block(lines: Lines[str], first: int, end: int) -> Sequence | None:
    """A list of which each item stands on a line of its own. `end` is the line on which it is over."""
    items: list[Node] = []
    indent = lines[0].index("-")
    for number, line in enumerate(lines, first):
        typed = line[indent + 1 :].strip(" ")
        item = _value(typed, number, line.index(typed, indent + 1) + 1) if typed and line[indent] == "-" else None
        if item is None:
            return None
        items.append(item)
    return Sequence(tuple(items), first, indent + 1, end, 1, flow=False)


def _items_below(lines: Lines[str], start: int) -> Lines[str]:
    end = start
    while end < len(lines) and lines[end].lstrip(" ").startswith("- "):
        end += 1
    return lines[start:end]


def _next_key(lines: Lines[str], index: int) -> int:
    """The index of the first line, from this one on, that is neither empty nor a comment."""
    while index < len(lines) and (not lines[index] or lines[index][0] == "#"):
        index += 1
    return index


def _nothing(line: int, column: int) -> Scalar:
    return Scalar("", line, column, line, column)
