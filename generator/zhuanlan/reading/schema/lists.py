"""Lists as editors type them: `[甲, 乙]`, `甲、乙`, `【甲，乙】`, or an item a line with whatever bullet."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from zhuanlan.model.codes.frontmatter import QUOTED_TEXT
from zhuanlan.model.codes.values import FULL_WIDTH_BRACKETS, FULL_WIDTH_COMMA, NOT_A_LIST
from zhuanlan.reading.frontmatter import quoting
from zhuanlan.reading.frontmatter.nodes import Mapping, Node, Scalar, Sequence
from zhuanlan.reading.schema import bullets, dates, texts, typography
from zhuanlan.reading.schema.texts import Reading

_BRACKETS = {"【": "】", "［": "］", "〔": "〕"}


class Item(NamedTuple):
    """One text of a list, and its node. `listed`: it stands between brackets; `block`: on its own line."""

    text: str
    node: Node
    listed: bool = False
    block: bool = False
    divisible: bool = True
    """Whether it may hold several: quoted items of a list never do."""


def words(reading: Reading, key: str, node: Node) -> tuple[str, ...] | None:
    found = items(reading, key, node)
    if found is None:
        return None
    return _once(word for item in found for word in (_pieces(item) if item.divisible else [item.text]))


def days(reading: Reading, key: str, node: Node) -> tuple[date, ...] | None:
    found = items(reading, key, node)
    if found is None:
        return None
    pieces = [(item, piece) for item in found for piece in typography.pieces(item.text) if piece]
    read = [dates.day_of(reading, key, item.node, piece) for item, piece in pieces]
    return None if None in read else tuple(dict.fromkeys(one for one in read if one is not None))


def items(reading: Reading, key: str, node: Node) -> list[Item] | None:
    """The texts of a list, not yet split at `、`; None, with a finding, where there is no list."""
    if isinstance(node, Mapping):
        reading.report(NOT_A_LIST, node, key=key)
        return None
    if isinstance(node, Scalar):
        lines = bullets.recut(reading, node)
        if lines is not None:
            return [Item(line.text, line, block=True) for line in lines]
        return None if bullets.is_astray(reading, key, node) else _of_text(reading, key, node)
    _report_commas(reading, node)
    found: list[Item] = []
    for item in _recut(reading, node):
        read = _item_text(reading, key, item)
        if read is None:
            return None
        plain = isinstance(item, Scalar) and item.style == ""
        found.append(Item(read, item, listed=node.flow, block=not node.flow, divisible=plain))
    return found


def _recut(reading: Reading, node: Sequence) -> Iterable[Node]:
    if node.line == node.end_line:
        return node.items
    found: list[Node] = []
    for item in node.items:
        lines = bullets.recut(reading, item) if isinstance(item, Scalar) and item.line != item.end_line else None
        found += [item] if lines is None else lines
    return found


def nodes(reading: Reading, key: str, node: Node) -> list[Node]:
    """The items of a list of which each may be a text or a mapping; texts are split as words are."""
    if isinstance(node, Mapping):
        return [node]
    if isinstance(node, Scalar):
        return [_piece(item, piece) for item in items(reading, key, node) or () for piece in _pieces(item)]
    _report_commas(reading, node)
    found: list[Node] = []
    for one in _recut(reading, node):
        if node.flow and isinstance(one, Scalar) and not one.style and not one.tail:
            found += [_piece(Item(one.text, one), piece) for piece in _pieces(Item(one.text, one))]
        else:
            found.append(one)
    return found


def _pieces(item: Item) -> list[str]:
    return [item.text] if item.block else [piece for piece in typography.pieces(item.text) if piece]


def _piece(item: Item, text: str) -> Scalar:
    """A part of a text as a node of its own, already cleaned."""
    node = item.node
    return Scalar(text, node.line, node.column, node.end_line, node.end_column, style='"')


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in map(str.strip, found) if word))


def _of_text(reading: Reading, key: str, node: Scalar) -> list[Item] | None:
    read = texts.text(reading, key, node, names=True)
    if read is None:
        return None
    read = read.strip()
    close = _BRACKETS.get(read[:1])
    if close and read.endswith(close) and read.count(read[0]) == 1:
        read = read[1:-1]
        pieces = [piece for piece in typography.pieces(read) if piece]
        fix = reading.fixed(node, f"[{', '.join(pieces)}]")
        reading.report(FULL_WIDTH_BRACKETS, node, key=key, count=len(pieces), fix=fix)
    return [Item(read, node)]


def _report_commas(reading: Reading, node: Sequence) -> None:
    """`[创先争优，理论研讨]` is one item to YAML and two to everybody else."""
    if not node.flow or not any(map(_may_hold_several, node.items)):
        return
    parts: list[str] = []
    typed = ""
    for item in node.items:
        if not isinstance(item, Scalar) or item.style:
            parts.append(reading.page.line(item.line)[item.column - 1 : item.end_column - 1])
            continue
        pieces = [piece for piece in typography.pieces(item.text) if piece]
        if len(pieces) > 1:
            # A blank line inside an item cuts it too, but is no sign to name.
            typed = typed or next((sign for sign in item.text if sign in typography.SEPARATORS), "")
        parts += pieces
    if typed:
        fix = reading.fixed(node, f"[{', '.join(parts)}]")
        reading.report(FULL_WIDTH_COMMA, node, typed=typed, count=len(parts), fix=fix)


def _may_hold_several(item: Node) -> bool:
    return isinstance(item, Scalar) and not item.style and typography.has_separator(item.text)


def _item_text(reading: Reading, key: str, item: Node) -> str | None:
    """The text of one item; `- 首句: 后句` is a mapping to YAML, but text where the list is one of texts."""
    if isinstance(item, Mapping) and not item.flow and len(item.pairs) == 1:
        value = item.pairs[0].value
        if isinstance(value, Scalar) and value.end_line == item.line and not value.tail:
            raw = reading.page.line(item.line)[item.column - 1 :].rstrip()
            fix = reading.page.line(item.line)[: item.column - 1] + quoting.quoted(raw)
            reading.report(QUOTED_TEXT, item, key=key, fix=fix)
            return texts.clean(reading, item, raw)
    return texts.text(reading, key, item)
