"""Clean HTML → the parts of a body. One walk over what nh3 let through, whose form is fixed."""

import re
from dataclasses import dataclass
from html import unescape
from typing import cast

from zhuanlan.model.document import Heading, Part
from zhuanlan.reading.markdown.anchors import Anchors, own
from zhuanlan.reading.markdown.attributes import given
from zhuanlan.reading.markdown.links import Links
from zhuanlan.reading.markdown.prose import Fragment, Piece
from zhuanlan.reading.markdown.references import Reference
from zhuanlan.reading.markdown.source import Source
from zhuanlan.reading.markdown.walk import ROLES, Walk

_TAG = re.compile(
    r"<([a-z][a-z0-9]*)>((?:[^<]++|<(?!/\1>)/?(?:strong|em)>)++)</\1>((?:\n(?=<|\Z))?)"
    r"|<(/?)([a-z][a-z0-9]*)((?: [^\s=\">]+=\"[^\"]*\")*)>"
)
"""A whole element of nothing but text and its stress, with the newline behind it; or one tag."""


@dataclass(slots=True)
class Cut:
    """A body before its outline of lead sentences: `openings` are the paragraphs that stand by themselves."""

    out: list[Piece]
    outline: list[Heading]
    openings: list[tuple[int, int]]
    links: Links
    title: str


def cut(html: str, source: Source, masked: str, references: list[Reference], elsewhere: tuple[str, ...] = ()) -> Cut:
    """The parts of clean HTML. `elsewhere` are ids that stand on the same page already."""
    pieces = _TAG.split(html)
    names: list[str] = []
    if ' id="' in html:
        names = [own(unescape(value)) for text in pieces[6::7] if text for key, value in given(text) if key == "id"]
    anchors = Anchors(filter(None, names), elsewhere)
    shift = 1 if "<h1" in html and ("h1" in pieces[1::7] or "h1" in pieces[5::7]) else 0
    walk = Walk(Links(source, masked, anchors), references, shift)
    for text, element, content, newline, slash, name, attributes in zip(*[iter(pieces)] * 7, strict=False):
        if text == "\n":
            walk.newline()
        elif text:
            walk.text(text)
        if element:
            walk.element(element, content, newline)
            continue
        role = ROLES.get(name, 0)
        if slash:
            walk.end(name, role)
        else:
            walk.start(name, role, attributes)
    if pieces[-1]:
        walk.text(pieces[-1])
    title = walk.first_heading if html.startswith("<h1") else ""
    return Cut(walk.prose.out, walk.outline, walk.openings, walk.links, title)


def merged(out: list[Piece], links: Links) -> tuple[Part, ...]:
    """The links within the text resolved, and adjacent markup as one part."""
    parts: list[Part] = []
    done = 0
    for at, piece in enumerate(out):
        if piece.__class__ is str:
            continue
        if isinstance(piece, Fragment):
            out[at] = links.fragment(piece.name, piece.attributes)
            continue
        parts += ["".join(cast(list[str], out[done:at])), piece]
        done = at + 1
    parts.append("".join(cast(list[str], out[done:])))
    return tuple(filter(None, parts))
