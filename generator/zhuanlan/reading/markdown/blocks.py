"""Blocks for 编者按 and 链接, fenced or indented:

    ::: 编者按 开栏的话        !!! 编者按
    正文。                         正文。
    :::

The lines that open and close one become marks, each a paragraph to Markdown, so whatever stands between is
ordinary Markdown; after conversion the marks become `<aside>`.
"""

import re
from dataclasses import dataclass
from html import escape

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown.source import Edit, Source
from zhuanlan.reading.markdown.tokens import FENCE, FENCE_RE

NAMES = {"编者按": "note", "note": "note", "链接": "related", "related": "related"}
TITLES = {"note": "编者按", "related": "链接"}

DEEPEST = 10

_FENCE = re.compile(r"^(?P<sign>:{3,}|：{3,})[ \t\u3000]*(?P<words>[^\n]*?)[ \t\u3000]*$", re.MULTILINE)
_MARK = re.compile(r"^(?:!{3}|！{3})[ \t\u3000]*(?P<words>[^\W_][^\n]*?)[ \t\u3000]*$", re.MULTILINE)
_WORDS = re.compile(r"[\s\u3000]+")
_INDENT = re.compile(r"(?:[ ]{4}|[ ]{0,3}\t|\u3000{2}|[ ]{2,3}(?=\S))")
_TAG = re.compile(rf"<p>{FENCE_RE.pattern}</p>|<(/?)([a-z][a-z0-9]*)[^>]*>")
_VOID = frozenset({"br", "hr", "img", "wbr", "col", "source"})


@dataclass(frozen=True, slots=True)
class Fence:
    """A line that opens (`style` is set) or closes a block, as it was typed."""

    typed: str
    style: str = ""
    title: str = ""


def find(source: Source, masked: str) -> tuple[list[Edit], list[Fence], list[Diagnostic]]:
    edits: list[Edit] = []
    fences: list[Fence] = []
    findings: list[Diagnostic] = []
    if ":::" in masked or "：：：" in masked:
        _fenced(source, masked, edits, fences, findings)
    if "!!!" in masked or "！！！" in masked:
        _indented(source, masked, edits, fences, findings)
    return edits, fences, findings


def _fenced(source: Source, masked: str, edits: list[Edit], fences: list[Fence], findings: list[Diagnostic]) -> None:
    open_: list[re.Match[str]] = []
    unknown = 0
    for match in _FENCE.finditer(masked):
        if not match["words"]:
            if unknown:
                unknown -= 1
            elif open_:
                open_.pop()
                edits.append((*match.span(), _mark(fences, Fence(match[0]))))
            continue
        style, title = _read(match["words"])
        if not style or len(open_) == DEEPEST:
            unknown += 1
            name = _WORDS.split(match["words"])[0]
            findings.append(codes.UNKNOWN_BLOCK.at(source.place(match.start()), name=name))
            continue
        open_.append(match)
        edits.append((*match.span(), _mark(fences, Fence(match[0], style, title))))
    for match in open_:
        findings.append(codes.UNCLOSED_BLOCK.at(source.place(match.start()), name=_WORDS.split(match["words"])[0]))
        edits.append((len(masked), len(masked), _mark(fences, Fence(""))))


def _indented(source: Source, masked: str, edits: list[Edit], fences: list[Fence], findings: list[Diagnostic]) -> None:
    for match in _MARK.finditer(masked):
        style, title = _read(match["words"])
        if not style:
            name = _WORDS.split(match["words"])[0]
            findings.append(codes.UNKNOWN_BLOCK.at(source.place(match.start()), name=name))
            continue
        edits.append((*match.span(), _mark(fences, Fence(match[0], style, title))))
        start = end = match.end() + 1
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
        edits.append((min(end, len(masked)), min(end, len(masked)), _mark(fences, Fence(""))))


def _read(words: str) -> tuple[str, str]:
    """The style and the title of the words after the sign; no style for an unknown name."""
    name, *rest = _WORDS.split(words, 1)
    style = NAMES.get(name.lower().rstrip(":："), "")
    return style, (rest[0].strip('"“”') if rest else "") or TITLES.get(style, "")


def _mark(fences: list[Fence], fence: Fence) -> str:
    fences.append(fence)
    return f"\n\n{FENCE.format(len(fences) - 1)}\n\n"


def assembled(html: str, fences: list[Fence]) -> str:
    """The marks of clean HTML as `<aside>`. One that stands where no block can be is printed as it was typed."""
    if not fences:
        return html
    parents, made = [0], 0
    """The open elements, each by the number of its start tag."""
    open_: list[tuple[int, int]] = []
    paired: dict[int, str] = {}
    for match in _TAG.finditer(html):
        if match[1] is None:
            if match[2]:
                parents.pop()
            elif match[3] not in _VOID:
                made += 1
                parents.append(made)
            continue
        fence = fences[int(match[1])]
        if fence.style:
            open_.append((int(match[1]), parents[-1]))
            continue
        while open_ and open_[-1][1] not in parents:
            open_.pop()
        if open_ and open_[-1][1] == parents[-1]:
            opened, _ = open_.pop()
            title = f'<p class="note-title">{escape(fences[opened].title, quote=False)}</p>'
            paired[opened] = f'<aside class="{fences[opened].style}">\n{title}'
            paired[int(match[1])] = "</aside>"
    html = re.sub(rf"<p>{FENCE_RE.pattern}</p>", lambda match: paired.pop(int(match[1]), match[0]), html)
    return FENCE_RE.sub(lambda match: escape(fences[int(match[1])].typed, quote=True), html)
