"""One block → what it becomes: its HTML, a list or a quotation that may yet go on, or None if it is not known.

The tests are those of the library's block processors, in their order, made stricter.
"""

import re
from dataclasses import dataclass

from zhuanlan.reading.markdown.shortcut.inline import inline
from zhuanlan.reading.markdown.shortcut.tables import table

_LATER = re.compile(r"\n *(?:[#>:]|[-=*_][-=*_ ]*(?:\n|\Z))")
"""A line after the first that is, or may be, something else than text."""
_HEADING = re.compile(r"(#{1,6})([^#\\{\n]+)(?:\n|\Z)")
_RULE = re.compile(r"-{3,}|\*{3,}|_{3,}|\* \* \*|- - -")
_RULED = re.compile(r"[-*_ ]+(?:\n|\Z)")
"""A line that is, or may be, a rule."""
_BULLET = re.compile(r" {0,3}[-*+] +")
_NUMBER = re.compile(r" {0,3}(\d+)\. +")
DEEPEST = 3
"""Quotations within each other."""

_UNSAFE = frozenset("#>:=|~")
plain = re.compile(r"[^\s\d#>:=|~*+\-&`\\\[_<{][^&>`\\\[*_<{\n]*+").fullmatch
"""Matches a paragraph that is nothing else."""


@dataclass(slots=True)
class Items:
    """A list. Of an item whose text stands in a paragraph the HTML begins with a newline."""

    opening: str
    tag: str
    items: list[str]

    def html(self) -> str:
        items = "</li>\n<li>".join(self.items)
        return f"{self.opening}\n<li>{items}</li>\n</{self.tag}>"


@dataclass(slots=True)
class Quotation:
    """A quotation: the blocks in it."""

    blocks: list["Block"]

    def html(self) -> str:
        inner = "\n".join(html(self.blocks))
        return f"<blockquote>\n{inner}\n</blockquote>"


Block = str | Items | Quotation


def html(blocks: list[Block]) -> list[str]:
    """Each block as HTML. A list or a quotation that follows one of its kind goes on with it: where two blocks of a

    list meet, their items are paragraphs.
    """
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, str):
            done.append(block)
            continue
        last = done[-1] if done else ""
        if isinstance(block, Items) and isinstance(last, Items) and block.tag == last.tag:
            last.items = [*last.items[:-1], _spaced(last.items[-1]), _spaced(block.items[0]), *block.items[1:]]
        elif isinstance(block, Quotation) and isinstance(last, Quotation):
            last.blocks += block.blocks
        else:
            done.append(block)
    return [block if isinstance(block, str) else block.html() for block in done]


def read(text: str, depth: int = 0) -> list[Block]:
    """What stands in the text between two blank lines, empty if any of it is not known."""
    if plain(text):
        return [f"<p>{text}</p>"]
    found: list[Block] = []
    while text.startswith("#"):
        first = _heading(text)
        if first is None:
            return []
        found.append(first[0])
        text = first[1]
    if not text:
        return found
    block = _quotation(text, depth) if text.startswith(">") else _block(text)
    return [*found, block] if block else []


def _block(text: str) -> Block | None:
    first = text[0]
    if first == " ":
        first = text.lstrip(" ")[:1]
        if text.startswith("    ") or not first:
            return None
    if text[0] == "|":
        return table(text)
    if first in _UNSAFE or ("|" in text and "\n" in text):
        return None
    if _marks(first):
        if _RULED.match(text):
            return "<hr>" if _RULE.fullmatch(text) else None
        if _BULLET.match(text):
            return _items(text, "<ul>", "ul", _BULLET)
        number = _NUMBER.match(text)
        if number:
            opening = "<ol>" if number[1] == "1" else f'<ol start="{number[1]}">'
            return _items(text, opening, "ol", _NUMBER)
    html = written(text)
    return f"<p>{html}</p>" if html else None


def _heading(text: str) -> tuple[str, str] | None:
    """The heading that a block begins with, and the rest of the block."""
    match = _HEADING.match(text)
    words = inline(match[2].strip()) if match else None
    if not match or not words or ("|" in text and "\n" in text):
        return None
    level = len(match[1])
    return f"<h{level}>{words}</h{level}>", text[match.end() :]


def written(text: str) -> str | None:
    """The HTML of a block that is text from its first line to its last, without an element around it."""
    if "\n" in text and _LATER.search(text):
        return None
    if text[0].isspace():
        text = text.lstrip()
    return inline(text)


def _items(text: str, opening: str, tag: str, marker: re.Pattern[str]) -> Items | None:
    texts: list[str] = []
    for line in text.split("\n"):
        match = marker.match(line)
        if match:
            texts.append(line[match.end() :])
        elif _marks(line.lstrip(" ")[:1]):
            return None
        else:
            texts[-1] += "\n" + line
    items = []
    for item in texts:
        html = None if _begins(item) else written(item)
        if not html:
            return None
        items.append(html)
    return Items(opening, tag, items)


def _begins(item: str) -> bool:
    """Whether the text of an item is, or may be, a block of another kind."""
    first = item[:1]
    if _marks(first):
        return bool(_BULLET.match(item) or _NUMBER.match(item) or _RULED.match(item))
    return not first or first.isspace() or first in _UNSAFE


def _quotation(text: str, depth: int) -> Quotation | None:
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if not line.startswith(">"):
            return None
        lines[index] = "" if line.strip() == ">" else line[2:] if line.startswith("> ") else line[1:]
    if depth == DEEPEST or not lines[0] or not lines[-1]:
        return None
    blocks: list[Block] = []
    for inner in "\n".join(lines).split("\n\n"):
        found = read(inner.lstrip("\n"), depth + 1)
        if not found:
            return None
        blocks += found
    return Quotation(blocks)


def _marks(first: str) -> bool:
    """Whether an item or a rule may begin with this. A full-width figure is one to the library too."""
    return first in ("-", "*", "+") or first.isdecimal()


def _spaced(item: str) -> str:
    return item if item.startswith("\n") else f"\n<p>{item}</p>\n"
