"""A text → its front matter and its body, whatever was typed: by YAML, with all repairs that are certain."""

import re
from dataclasses import replace

import yaml

from zhuanlan.model.codes.fences import TOO_LONG
from zhuanlan.model.codes.frontmatter import BAD_YAML, CONTROL_CHARACTER
from zhuanlan.model.codes.markdown import INVISIBLE_CHARACTER
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.reading.frontmatter import fences, headless
from zhuanlan.reading.frontmatter.head import FrontMatter, Head
from zhuanlan.reading.frontmatter.manuscript import Manuscript, manuscript
from zhuanlan.reading.frontmatter.nodes import empty
from zhuanlan.reading.frontmatter.repair import repair
from zhuanlan.reading.frontmatter.yamltree import RefusedError, SuspiciousError, grow

_MOST = 64 * 1024
_REPORTED = 20
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


def split(text: str, path: str) -> FrontMatter:
    """The front matter and the body of a file. Never raises: what is wrong is among the findings."""
    frame = fences.cut(text, path)
    if frame.head is None:
        return _without(text, path)
    top = Place(path, frame.first - 1, 1, "---") if frame.first > 1 else Place(path, 1, 1)
    head, findings = _read(manuscript(path, frame.first, frame.head), frame.head, top)
    return FrontMatter(head, frame.body, frame.body_line, (*frame.findings, *findings))


def whole(text: str, path: str) -> FrontMatter:
    """A file that is all front matter, without fences: site.yaml."""
    lines = text.rstrip("\n").split("\n")
    for index in (0, len(lines) - 1):
        if lines[index].rstrip() in ("---", "..."):  # one document may be fenced
            lines[index] = ""
    page = Manuscript(path, 1, tuple(lines), tuple(lines))
    head, findings = _read(page, "\n".join(lines), page.place(1, 1))
    return FrontMatter(head, "", len(lines) + 1, findings)


def _without(text: str, path: str) -> FrontMatter:
    found = headless.read(text, path)
    number, line = (1, text.partition("\n")[0]) if found.title is None else (found.title.line, found.line)
    page = Manuscript(path, number, (line,), (line,))
    top = Place(path, 1, 1, text.partition("\n")[0])
    return FrontMatter(Head(page, top, empty(1), absent=True, title=found.title, day=found.day), found.body, 1)


def _read(page: Manuscript, text: str, top: Place) -> tuple[Head, tuple[Diagnostic, ...]]:
    size = len(text) if len(text) * 4 <= _MOST else len(text.encode("utf-8", "surrogatepass"))
    if size > _MOST:
        found = TOO_LONG.at(page.place(page.first, 1), size=-(-size // 1024))
        return Head(page, top, empty(page.first), readable=False), (found,)
    findings: list[Diagnostic] = []
    if _UNREADABLE.search(text) or _LINE_BREAKS.search(text):
        page, text = _cleaned(page, text, findings)
    doubles: list[Diagnostic] = []
    try:
        return Head(page, top, grow(page, text, doubles)), (*findings, *doubles)
    except (yaml.YAMLError, RefusedError, SuspiciousError):
        head, found_later = _repaired(page, top)
        return head, (*findings, *found_later)


def _repaired(page: Manuscript, top: Place) -> tuple[Head, tuple[Diagnostic, ...]]:
    repaired = repair(page)
    page, findings = repaired.page, list(repaired.findings)
    try:
        tree = grow(page, "\n".join(page.read), findings)
    except (yaml.YAMLError, RefusedError, SuspiciousError) as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (page.first + mark.line, mark.column + 1) if mark is not None else (page.first, 1)
        findings.append(BAD_YAML.at(page.place(min(line, page.first + len(page.read) - 1), column), key="…"))
        return Head(page, top, empty(page.first), readable=False), tuple(findings)
    return Head(page, top, tree, repaired.broken), tuple(findings)


def _cleaned(page: Manuscript, text: str, findings: list[Diagnostic]) -> tuple[Manuscript, str]:
    """The lines without the characters at which YAML stops, or begins a line that no editor shows."""
    for pattern in (_UNREADABLE, _LINE_BREAKS):
        for match in list(pattern.finditer(text))[:_REPORTED]:
            line = text.count("\n", 0, match.start())
            place = page.place(page.first + line, match.start() - text.rfind("\n", 0, match.start()))
            name = f"U+{ord(match[0]):04X}"
            if pattern is _UNREADABLE:
                findings.append(CONTROL_CHARACTER.at(place, name=name))
            else:
                findings.append(INVISIBLE_CHARACTER.at(place, character=name))
    text = _LINE_BREAKS.sub(" ", _UNREADABLE.sub("\ufffd", text))
    return replace(page, read=tuple(text.split("\n"))), text
