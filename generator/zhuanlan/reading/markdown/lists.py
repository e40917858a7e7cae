"""Lists as editors type them: without a blank line before, and nested by two or three spaces.

Python-Markdown wants a blank line and four spaces; every other tool an editor meets does not. A list may interrupt
a paragraph when it has two items at least and, if numbered, begins 1, 2 – so `2010. ` at the head of a line is text.
"""

import re
from itertools import accumulate

from zhuanlan.reading.markdown.source import Edit

_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,3}\.)([ ]+)(?=\S)")
_NOT_TEXT = re.compile(r"[ ]{4}|\t|[ ]{0,3}(?:[#>|<\ufdd5]|:{3}|!{3}|！{3}|\[\^?[^\]]*\]:|:[ ]|[-=]+[ ]*\Z|={3})")


def find(masked: str) -> list[Edit]:
    lines = masked.split("\n")
    # Most lines are prose: a letter begins no item.
    items = [index for index, line in enumerate(lines) if line and not line[0].isalpha() and _ITEM.match(line)]
    if not items:
        return []
    inserted: list[tuple[int, str]] = []
    mathematics = "$$" in masked
    math = 0
    done = 0
    for index in items:
        if index < done:
            continue
        if mathematics:
            math ^= sum(line.count("$$") for line in lines[done : index + 1]) % 2
            done = index + 1
        if math or len(lines[index]) - len(lines[index].lstrip(" ")) > 3:
            continue
        before = lines[index - 1] if index else ""
        if before.strip() and not _NOT_TEXT.match(before) and _is_list(lines, index):
            inserted.append((index, "\n"))
        elif before.strip() and not _NOT_TEXT.match(before):
            continue
        end = _end(lines, index)
        inserted += _nested(lines, index, end)
        done = max(end, index + 1)
    if not inserted:
        return []
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return [(starts[index], starts[index], text) for index, text in inserted]


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


def _nested(lines: list[str], first: int, end: int) -> list[tuple[int, str]]:
    """What moves items nested by two or three spaces to four. A list that keeps to four is left as it is."""
    edits: list[tuple[int, str]] = []
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
            edits.append((index, " " * (wanted - indent)))
    return edits
