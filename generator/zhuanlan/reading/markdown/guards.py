"""What no parser should be given: nesting and unpaired signs that cost it minutes, or its stack.

Each limit is far above any article: of 300 real ones the worst reaches a hundredth of it. Measured on Python-Markdown
3.11: the time for `[` grows with the square, 20,000 take 43 s; lists nested 100 deep end in a RecursionError.
"""

import re
from collections import Counter

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown.source import Source

DEEPEST = 30
STEPS = 4_000_000
"""Characters that may be looked at while brackets are paired; about a second."""
NOTES = 1000
"""Marks of one footnote."""
DEFINITIONS = 60
"""Definitions (`: …`) in one block: each is parsed within the one before."""

_NESTED = re.compile(rf"^[ \t]*(?:(?:[-*+]|\d+\.)[ \t]+|>[ \t]?){{{DEEPEST + 1},}}", re.MULTILINE)
_MARKERS = re.compile(rb"^[ \t]*(?:(?:[-*+]|\d*\.)[ \t]+|>[ \t]?){%d,}" % (DEEPEST + 1), re.MULTILINE)
"""The same in the signs alone, where figures that are not ASCII have left their dot."""
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)\Z")
_ITEM = re.compile(r"^([ \t]+)(?:[-*+]|\d+\.|>|:)[ \t]", re.MULTILINE)
_BRACKETS = re.compile(r"(?P<open>\[)|(?P<link>\]\()|(?P<close>\])|(?P<end>\))|(?P<gap>\n[ \t]*\n)")
_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*([^\n]*)", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]\n]{0,40}\]")
_DEFINED = re.compile(rf"(?:^:[ ]{{1,3}}[^\n]*\n(?:[^:\n][^\n]*\n){{0,3}}){{{DEFINITIONS},}}", re.MULTILINE)


def refused(source: Source, masked: str) -> Diagnostic | None:
    """The finding for a text that is not converted."""
    deep = _deep(masked, source.signs)
    if deep >= 0:
        return codes.TOO_DEEP.at(source.place(deep))
    if masked.count("[") * len(masked) > STEPS:
        worst = _brackets(masked)
        if worst >= 0:
            return codes.TOO_COMPLEX.at(source.place(worst), what="[")
    if source.signs.count(b"[^") > NOTES and masked.count("[^") > NOTES:
        mark, times = Counter(_NOTE.findall(masked)).most_common(1)[0]
        if times > NOTES:
            return codes.TOO_COMPLEX.at(source.place(masked.find(mark)), what=mark)
    return None


def unfenced(source: Source) -> Diagnostic | None:
    """The finding for fences of code that are never closed; each is searched for to the end of the text."""
    text = source.text
    if b"```" not in source.signs and b"~~~" not in source.signs:
        return None
    lines = list(_FENCE.finditer(text))
    if len(lines) * len(text) < 50 * STEPS:
        return None
    closing: dict[str, int] = {match[1]: match.start() for match in lines if not match[2]}
    steps = sum(len(text) - match.start() for match in lines if closing.get(match[1], -1) <= match.start())
    return codes.TOO_COMPLEX.at(source.place(lines[0].start()), what=lines[0][1]) if steps > 50 * STEPS else None


def _deep(text: str, signs: bytes) -> int:
    """The offset of what is nested too deeply, or -1."""
    if _MARKERS.search(signs):
        for match in _NESTED.finditer(text):
            end = text.find("\n", match.start())
            if not _RULE.match(text[match.start() : end if end >= 0 else len(text)]):
                return match.start()
    levels: set[int] = set()
    indented = b"\n " in signs or b"\t" in signs or text.startswith(" ")
    for match in _ITEM.finditer(text) if indented else ():
        levels.add(len(match[1].expandtabs(4)) // 2)
        if len(levels) > DEEPEST * 2:
            return match.start()
    many = _DEFINED.search(text) if b"\n:" in signs else None
    return many.start() if many else -1


def _brackets(text: str) -> int:
    """The offset of the bracket with which pairing would cost too much, or -1.

    For every `[` the parser looks for its `]`, and after `](` for the `)`; unpaired ones cost the rest of the block.
    """
    steps = 0
    brackets: list[int] = []
    links: list[int] = []
    for match in _BRACKETS.finditer(text + "\n\n"):
        sign, here = match.lastgroup, match.start()
        if sign == "open":
            brackets.append(here)
        elif sign == "gap":
            steps += sum(here - start for start in brackets) + sum(here - start for start in links)
            if steps > STEPS:
                return (brackets or links or [here])[0]
            brackets, links = [], []
        elif sign == "end":
            steps += here - links.pop() if links else 0
        else:
            steps += here - brackets.pop() if brackets else 0
            if sign == "link":
                links.append(here)
    return -1 if steps <= STEPS else 0
