"""Blocks for 编者按 and 链接, fenced or indented:

::: 编者按 开栏的话        !!! 编者按
正文。                         正文。
:::
"""

import re
from html import escape

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown.source import Edit, Source
from zhuanlan.reading.markdown.wrapping import Wrapping, marks

NAMES = {"编者按": "note", "note": "note", "链接": "related", "related": "related"}
TITLES = {"note": "编者按", "related": "链接"}

DEEPEST = 10

_FENCE = re.compile(r"^(?::{3,}|：{3,})[ \t\u3000]*(?P<words>[^\n]*?)[ \t\u3000]*$", re.MULTILINE)
_MARK = re.compile(r"^(?:!{3}|！{3})[ \t\u3000]*(?P<words>[^\W_][^\n]*?)[ \t\u3000]*$", re.MULTILINE)
_WORDS = re.compile(r"[\s\u3000]+")
_INDENT = re.compile(r"(?:[ ]{4}|[ ]{0,3}\t|\u3000{2}|[ ]{2,3}(?=\S))")


def find(source: Source, masked: str, wrappings: list[Wrapping]) -> tuple[list[Edit], list[Diagnostic]]:
    """The edits and findings; the wrappings are added to the list, since their numbers are given in order."""
    edits: list[Edit] = []
    findings: list[Diagnostic] = []
    if b":::" in source.signs or "：：：" in masked:
        _fenced(source, masked, wrappings, edits, findings)
    if b"!!!" in source.signs or "！！！" in masked:
        _indented(source, masked, wrappings, edits, findings)
    return edits, findings


def _fenced(
    source: Source, masked: str, wrappings: list[Wrapping], edits: list[Edit], findings: list[Diagnostic]
) -> None:
    open_: list[re.Match[str]] = []
    unknown = 0
    for match in _FENCE.finditer(masked):
        if match["words"]:
            if len(open_) < DEEPEST and _known(source, match, findings):
                open_.append(match)
            else:
                unknown += 1
        elif unknown:
            unknown -= 1
        elif open_:
            _wrap(source, open_.pop(), match.span(), wrappings, edits)
    while open_:
        match = open_.pop()
        findings.append(codes.UNCLOSED_BLOCK.at(source.place(match.start()), name=_name(source, match)))
        _wrap(source, match, (len(masked), len(masked)), wrappings, edits)


def _indented(
    source: Source, masked: str, wrappings: list[Wrapping], edits: list[Edit], findings: list[Diagnostic]
) -> None:
    for match in _MARK.finditer(masked):
        if not _known(source, match, findings):
            continue
        start = end = min(match.end() + 1, len(masked))
        while start < len(masked):
            stop = masked.find("\n", start)
            stop = len(masked) if stop < 0 else stop
            indent = _INDENT.match(masked, start, stop)
            if indent is None and masked[start:stop].strip():
                break
            if indent:
                edits.append((start, indent.end(), ""))
                end = stop
            start = stop + 1
        _wrap(source, match, (end, end), wrappings, edits)


def _wrap(
    source: Source, match: re.Match[str], end: tuple[int, int], wrappings: list[Wrapping], edits: list[Edit]
) -> None:
    name, *rest = _WORDS.split(source.text[slice(*match.span("words"))], maxsplit=1)
    style = _style(name)
    title = rest[0].strip('"“”') if rest else TITLES[style]
    opening, closing = marks(len(wrappings))
    edits += [(*match.span(), opening), (*end, closing)]
    # No `<aside>`: within an article it is a landmark, and two of one name are no help to anybody.
    start = f'<div class="{style}" role="note" aria-label="{escape(title)}">\n'
    start += f'<p class="note-title">{escape(title, quote=False)}</p>'
    wrappings.append(Wrapping(start, "</div>", source.text[slice(*match.span())], source.text[slice(*end)]))


def _known(source: Source, match: re.Match[str], findings: list[Diagnostic]) -> bool:
    name = _name(source, match)
    if not _style(name):
        findings.append(codes.UNKNOWN_BLOCK.at(source.place(match.start()), name=name))
    return bool(_style(name))


def _name(source: Source, match: re.Match[str]) -> str:
    return _WORDS.split(source.text[slice(*match.span("words"))], maxsplit=1)[0]


def _style(name: str) -> str:
    return NAMES.get(name.lower().rstrip(":："), "")
