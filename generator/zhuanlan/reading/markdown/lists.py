"""Lists as editors type them: without a blank line before, and nested by two or three spaces.

Python-Markdown wants a blank line and four spaces; every other tool an editor meets does not. A list may interrupt
a paragraph when it has two items at least and, if numbered, begins 1, 2 – so `2010. ` at the head of a line is text.
"""

import re

from zhuanlan.reading.markdown.source import Edit

_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,3}\.)([ ]+)(?=\S)")
_ANY = re.compile(r"^[ ]*(?:[-*+]|\d{1,3}\.)[ ]+\S", re.MULTILINE)
_NOT_TEXT = re.compile(r"[ ]{4}|\t|[ ]{0,3}(?:[#>|<\ufdd5]|:{3}|!{3}|！{3}|\[\^?[^\]]*\]:|:[ ]|[-=]+[ ]*\Z|={3})")


def find(masked: str) -> list[Edit]:
    if not _ANY.search(masked):
        return []
    edits: list[Edit] = []
    lines = masked.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    math = False
    index = 0
    while index < len(lines):
        if lines[index].count("$$") % 2:
            math = not math
        item = None if math else _ITEM.match(lines[index])
        if item is None or len(item[1]) > 3:
            index += 1
            continue
        before = lines[index - 1] if index else ""
        if before.strip() and not _NOT_TEXT.match(before) and _is_list(lines, index):
            edits.append((starts[index], starts[index], "\n"))
        elif before.strip() and not _NOT_TEXT.match(before):
            index += 1
            continue
        end = _end(lines, index)
        edits += _nested(lines, starts, index, end)
        index = max(end, index + 1)
    return edits


def _is_list(lines: list[str], index: int) -> bool:
    """Whether two items follow each other here, numbered from 1 if they are numbered."""
    first = _ITEM.match(lines[index])
    second = _next_item(lines, index + 1)
    if first is None or second is None or len(first[1]) != len(second[1]):
        return False
    if first[2][0].isdigit():
        return first[2] == "1." and second[2] in ("1.", "2.")
    return first[2] == second[2]


def _next_item(lines: list[str], index: int) -> re.Match[str] | None:
    """The next item of the list, after lines that belong to the one before."""
    while index < len(lines) and lines[index].startswith("  ") and not _ITEM.match(lines[index]):
        index += 1
    return _ITEM.match(lines[index]) if index < len(lines) else None


def _end(lines: list[str], index: int) -> int:
    """Where the list ends: at a blank line that no item and no indented line follows, or at a fence."""
    while index < len(lines):
        line = lines[index]
        if line.startswith(("\ufdd5", ":::")):
            return index
        if not line.strip():
            following = next((text for text in lines[index + 1 : index + 3] if text.strip()), "")
            if not following.startswith("  ") and not _ITEM.match(following):
                return index
        index += 1
    return index


def _nested(lines: list[str], starts: list[int], first: int, end: int) -> list[Edit]:
    """Items nested by two or three spaces, moved to four. A list that keeps to four is left as it is."""
    edits: list[Edit] = []
    open_: list[tuple[int, int]] = []
    """Of each open item: its indent as typed, and where its text begins."""
    for index in range(first, end):
        item = _ITEM.match(lines[index])
        if item is None:
            continue
        indent = len(item[1])
        while open_ and indent < open_[-1][1] and not (indent - open_[-1][0] >= 2):
            open_.pop()
        wanted = 4 * len(open_)
        open_.append((indent, item.end()))
        if wanted > indent:
            edits.append((starts[index], starts[index], " " * (wanted - indent)))
    return edits
