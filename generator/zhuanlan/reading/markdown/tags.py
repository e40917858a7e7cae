"""Raw HTML in the source: what will not pass is reported here, at its place; nh3 itself reports nothing.

Three things are done to the source before Markdown sees it: an element that goes with its content (script, style,
svg …) is cut out; a `<` that opens no HTML tag is marked to be printed as typed; the rest stays for nh3.
"""

import re
from html import unescape

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown import allowed
from zhuanlan.reading.markdown.elements import KNOWN, OPTIONAL_END, VOID
from zhuanlan.reading.markdown.source import Edit, Source
from zhuanlan.reading.markdown.tokens import LESS

DEEPEST = 200
"""Elements open at once. Browsers stop at 512; html5 repair grows with the square of the depth."""

_OPEN = re.compile(r"<(?=[^\s<>])")
_TAG = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])"
    r"((?:[\s/]+[^\s\"'<>/=`]++(?:\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s\"'=<>`]++))?)*+)\s*/?>"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=`]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_LINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*://[^<>\s]*|[^<>\s!@]+@[^<>\s@]+)>")
_TARGET = re.compile(r"\](?:\(|:)\s*\Z")
"""What stands before an address in angle brackets: `[甲](<a b.md>)`."""
_NAME = re.compile(r"</?([^\s<>/]{1,40})")
_STYLE_ALIGN = re.compile(r"\s*text-align:\s*(?:left|center|right)\s*;?\s*\Z", re.IGNORECASE)
_WORD = re.compile(r"</?[^\W_]")


def find(source: Source, masked: str) -> tuple[list[Edit], list[Diagnostic]]:
    """The edits and findings of the source's tags."""
    edits: list[Edit] = []
    findings: list[Diagnostic] = []
    if "<" not in masked:
        return edits, findings
    done = depth = 0
    unclosed: set[str] = set()
    for opening in _OPEN.finditer(masked):
        start = opening.start()
        if start < done or masked[start - 1 : start] == "\\":
            continue
        tag = _TAG.match(masked, start)
        name = tag[2].lower() if tag else ""
        if tag is None or name not in KNOWN:
            if not _LINK.match(masked, start) and not _TARGET.search(masked, max(start - 20, 0), start):
                edits.append((start, start + 1, LESS))
                findings += _printed(source, masked, start)
            continue
        done = tag.end()
        if name in allowed.CONTENT_REMOVED:
            findings += _removed(source, start, name, closing=bool(tag[1]))
            end = -1 if tag[1] or name in unclosed else _end_of(name, masked, done)
            if end < 0 and not tag[1]:
                unclosed.add(name)
            done = max(done, end)
            edits.append((start, done, ""))
        elif name not in allowed.TAGS:
            findings += _removed(source, start, name, closing=bool(tag[1]))
        elif not tag[1] and tag[3]:
            findings += _attributes(source, name, tag)
        if name not in VOID and name not in OPTIONAL_END and name not in allowed.CONTENT_REMOVED:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
            if depth > DEEPEST:
                return [], [codes.TOO_DEEP.at(source.place(start))]
    return edits, findings


def _end_of(name: str, text: str, start: int) -> int:
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    return closing.end() if closing else -1


def _printed(source: Source, masked: str, start: int) -> list[Diagnostic]:
    """A finding for what looks like a tag; a lone `<` (as in a < b) is none."""
    name = _NAME.match(masked, start)
    end = masked.find(">", start, start + 200)
    if name is None or not _WORD.match(masked, start) or end < 0 or "\n" in masked[start:end]:
        return []
    return [codes.UNKNOWN_TAG.at(source.place(start), tag=source.text[start : end + 1])]


def _removed(source: Source, start: int, name: str, *, closing: bool) -> list[Diagnostic]:
    """A closing tag is no finding of its own."""
    return [] if closing else [codes.REMOVED_HTML.at(source.place(start), what=f"<{name}>")]


def _attributes(source: Source, name: str, tag: re.Match[str]) -> list[Diagnostic]:
    findings = []
    for match in _ATTRIBUTE.finditer(tag[3]):
        key = match[1].lower()
        value = unescape(match[2] or match[3] or match[4] or "")
        place = tag.start(3) + match.start()
        if key == "style" and _STYLE_ALIGN.match(value):
            continue
        if key == "class":
            findings += [
                codes.REMOVED_ATTRIBUTE.at(source.place(place), what=f"class={word}")
                for word in value.split()
                if not allowed.may_style(name, word)
            ]
        elif not allowed.may_stand(name, key, value):
            findings.append(codes.REMOVED_HTML.at(source.place(place), what=f"{key}="))
    return findings
