"""Lists as editors type them: `[甲, 乙]`, `甲、乙`, `【甲，乙】`, or an item a line with whatever bullet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from zhuanlan.model.codes.frontmatter import LIST_BULLET, QUOTED_TEXT
from zhuanlan.model.codes.values import FULL_WIDTH_BRACKETS, FULL_WIDTH_COMMA, NOT_A_LIST
from zhuanlan.reading import dates, keylines, quoting, texts, typography
from zhuanlan.reading.texts import Reading
from zhuanlan.reading.yamltree import Mapping, Node, Scalar, Sequence

_BRACKETS = {"【": "】", "［": "］", "〔": "〕"}


@dataclass(frozen=True, slots=True)
class Item:
    """One text of a list, and the node it was read from. `listed`: it stands between brackets; `block`: on its own line."""

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
    return _once(
        word
        for item in found
        for word in (typography.pieces(item.text) if item.divisible and not item.block else [item.text])
    )


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
        return _bulleted(reading, node) or _of_text(reading, key, node)
    _report_commas(reading, key, node)
    found: list[Item] = []
    for item in node.items:
        read = _item_text(reading, key, item)
        if read is None:
            return None
        plain = isinstance(item, Scalar) and item.style == ""
        found.append(Item(read, item, listed=node.flow, block=not node.flow, divisible=plain))
    return found


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


def _bulleted(reading: Reading, node: Scalar) -> list[Item]:
    """`· 甲` or `-甲` on lines of their own: one text to YAML, a list to everybody else."""
    lines = [reading.page.line(number) for number in range(node.line, node.end_line + 1)]
    if node.style or not node.text or lines[0][: node.column - 1].strip():
        return []
    bullets = [keylines.bullet(line) for line in lines]
    found: list[Item] = []
    for number, (line, one) in enumerate(zip(lines, bullets, strict=True), node.line):
        if one is None:
            return []
        column = len(line) - len(one.text) + 1
        found.append(Item(one.text, Scalar(one.text, number, column, number, len(line) + 1), block=True))
    for number, one in enumerate(bullets, node.line):
        if one is not None:
            place = reading.page.place(number, len(one.pad) + 1)
            typed = one.sign + one.gap
            reading.findings.append(LIST_BULLET.at(place, typed=typed, fix=f"{one.pad}- {one.text}"))
    return found


def _report_commas(reading: Reading, key: str, node: Sequence) -> None:
    """`[创先争优，理论研讨]` is one item to YAML and two to everybody else."""
    if not node.flow:
        return
    parts: list[str] = []
    typed = ""
    for item in node.items:
        if not isinstance(item, Scalar) or item.style:
            parts.append(reading.page.line(item.line)[item.column - 1 : item.end_column - 1])
            continue
        pieces = [piece for piece in typography.pieces(item.text) if piece]
        if len(pieces) > 1:
            typed = typed or next(sign for sign in item.text if sign in typography.SEPARATORS)
        parts += pieces
    if typed:
        fix = reading.fixed(node, f"[{', '.join(parts)}]")
        reading.report(FULL_WIDTH_COMMA, node, typed=typed, count=len(parts), fix=fix)


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
