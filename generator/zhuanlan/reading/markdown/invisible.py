"""Characters that nobody sees: bidi controls, zero-width characters, control codes, noncharacters.

They turn text around, break searches and names apart, and are never typed on purpose; so they
are reported. A joiner (U+200D, U+200C) inside an emoji stays, since it makes one picture of several.
"""

import re
from html import unescape

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.markdown.source import Edit, Source
from zhuanlan.reading.markdown.tokens import AMPERSAND

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_JOINER = re.compile(
    "(?<=[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d](?=[\u2190-\u2bff\U0001f000-\U0001faff])"
)


def remove(source: Source) -> tuple[Source, list[Diagnostic]]:
    """The source without invisible characters, and a finding for each."""
    text = source.text
    if not _INVISIBLE.search(text):
        return source, []
    joiners = {match.start() for match in _JOINER.finditer(text)}
    ranges, findings = [], []
    for match in _INVISIBLE.finditer(text):
        if match.start() in joiners:
            continue
        ranges.append(match.span())
        name = f"U+{ord(match[0]):04X}"
        findings.append(codes.INVISIBLE_CHARACTER.at(source.place(match.start()), character=name))
    return source.without(ranges), findings


_ENTITY = re.compile(r"&(?:#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<number>[0-9]+))|[A-Za-z]{2,24});?")
_NO_ENTITY = re.compile(r"&(?=#(?!(?:[0-9]+|[xX][0-9a-fA-F]+);))")


def marked(text: str) -> list[Edit]:
    """A `&#` that begins no entity is marked: Python-Markdown reads no HTML behind one, and doubles the text."""
    return [(*match.span(), AMPERSAND) for match in _NO_ENTITY.finditer(text)] if "&" in text and "&#" in text else []


def without_entities(html: str, source: Source, masked: str) -> tuple[str, list[Diagnostic]]:
    """The HTML, before it is decoded, without entities of invisible characters (`&#8203;`, `&zwj;`).

    Our own marks are such characters, so this is also what keeps anybody from typing one.
    """
    findings: list[Diagnostic] = []
    done = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal done
        character = _character(match)
        if not _INVISIBLE.search(character):
            return match[0]
        offset = masked.find(match[0], done)
        done = offset + len(match[0]) if offset >= 0 else done
        name = f"U+{ord(character[0]):04X}"
        findings.append(codes.INVISIBLE_CHARACTER.at(source.place(offset), character=name))
        return ""

    return (_ENTITY.sub(kept, html), findings) if "&" in html else (html, findings)


def _character(match: re.Match[str]) -> str:
    """What a browser makes of an entity; Python's own table leaves out what may not be written so."""
    digits, base = (match["hex"], 16) if match["hex"] else (match["number"], 10)
    if not digits:
        return unescape(match[0]) if match[0].endswith(";") else ""
    number = int(digits[-8:], base) if len(digits.lstrip("0")) < 8 else 0
    return "" if 0x80 <= number < 0xA0 or 0xD800 <= number < 0xE000 or not 0 < number < 0x110000 else chr(number)
