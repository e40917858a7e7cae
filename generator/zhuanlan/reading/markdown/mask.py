"""A copy of the text, of the same length, in which code and comments are blanked out.

Whatever is looked for in the source is looked for in this copy, so nothing inside code is ever reported or changed.
Fences are found with the very pattern of Python-Markdown; a code span ends at the next run of as many backticks
in its own block, as there.
"""

import re

from zhuanlan.reading.markdown.fences import pattern
from zhuanlan.reading.markdown.tokens import FILL

_OPEN = re.compile(r"<!--|<(pre|code|kbd|samp)\b[^<>]*>", re.IGNORECASE)
_TICKS = re.compile(r"(?<!\\)(?:\\\\)*(?P<run>`+)|(?P<end>\n(?=[ \t]*(?:\n|[-*+][ ]|\d+\.[ ]|#|>|\||:{3})))")
_GAP = re.compile(r"(\n[ \t]*\n(?:[ \t]*\n)*)")
_HOLDS = re.compile(r"^(?:[ ]{0,3}(?:[-*+]|\d+\.)[ ]|[ ]{0,3}\[\^[^\]\n]*\]:|[ ]{0,3}:[ ]|!{3}|！{3})", re.MULTILINE)
"""Lines that take what is indented below them for their own."""
_CONTAINER = re.compile(
    r"<(/?)(?:table|div|ul|ol|dl|center|section|figure|blockquote|details|article)\b", re.IGNORECASE
)
"""Raw HTML, whose lines may be indented and set apart as they like."""
_FLUSH = re.compile(r"^(?![ ]{4}|\t)", re.MULTILINE)
_VISIBLE = re.compile(r"[^\n]")


def masked(text: str) -> str:
    if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
        text = pattern().sub(_blank, text)
    if "\n    " in text or "\t" in text or text.startswith("    "):
        text = _without_indented(text)
    if "`" in text:
        text = _without_spans(text)
    if "<" in text:
        text = _without_raw(text)
    return text


def _blank(match: re.Match[str]) -> str:
    return _VISIBLE.sub(FILL, match[0])


def _without_indented(text: str) -> str:
    """The text with its indented code blanked: indented after a blank line, and not the content of a list."""
    pieces, done = [], 0
    above = ""
    position = within = 0
    for block in _GAP.split(text):
        start, position = position, position + len(block)
        if not block.strip():
            continue
        if within or not block.startswith(("    ", "\t")):
            above = block
            for tag in _CONTAINER.finditer(block):
                within = max(within - 1, 0) if tag[1] else within + 1
        elif not _HOLDS.search(above):
            first = next((line.start() for line in _FLUSH.finditer(block)), len(block))
            pieces += [text[done:start], _VISIBLE.sub(FILL, block[:first])]
            done = start + first
    pieces.append(text[done:])
    return "".join(pieces)


def _without_raw(text: str) -> str:
    """The text with comments and raw code elements blanked. An end that is missing is looked for once."""
    pieces, done = [], 0
    missing: set[str] = set()
    for match in _OPEN.finditer(text):
        name = (match[1] or "").lower()
        if match.start() < done or name in missing:
            continue
        end = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE).search(text, match.end())
        if end is None:
            missing.add(name)
            continue
        pieces += [text[done : match.start()], _VISIBLE.sub(FILL, text[match.start() : end.end()])]
        done = end.end()
    pieces.append(text[done:])
    return "".join(pieces)


def _without_spans(text: str) -> str:
    """The text with its code spans blanked. Runs of backticks are paired by length within one block."""
    pieces, done = [], 0
    for runs in _blocks(text):
        later: dict[int, list[int]] = {}
        for index in range(len(runs) - 1, -1, -1):
            later.setdefault(runs[index][1] - runs[index][0], []).append(index)
        index = 0
        while index < len(runs):
            start, end = runs[index]
            candidates = later[end - start]
            while candidates and candidates[-1] <= index:
                candidates.pop()
            if candidates:
                index = candidates[-1]
                close = runs[index][1]
                pieces += [text[done:start], _VISIBLE.sub(FILL, text[start:close])]
                done = close
            index += 1
    pieces.append(text[done:])
    return "".join(pieces)


def _blocks(text: str) -> list[list[tuple[int, int]]]:
    """The runs of backticks, block by block."""
    blocks: list[list[tuple[int, int]]] = [[]]
    for match in _TICKS.finditer(text):
        if match["run"]:
            blocks[-1].append(match.span("run"))
        elif blocks[-1]:
            blocks.append([])
    return blocks
