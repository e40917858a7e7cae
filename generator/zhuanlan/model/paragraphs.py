"""The paragraphs of a text as plain words, for summaries and openings.

They are read from the body's markup, whose form is ours, by whoever asks; most texts are never asked, and nothing is
kept twice. Paragraphs, items and definitions count; what stands in a heading, a table, code or a footnote does not.
"""

import re
from collections.abc import Iterator
from html import escape, unescape

from zhuanlan.model.document import Body, Ref

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [^\s=\">]+=\"[^\"]*\")*)>")
_CLASS = re.compile(' class="([^"]*)"')
_TOLD = frozenset({"p", "li", "dd"})
_UNTOLD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "audio", "video"})
CONTAINERS = frozenset({"blockquote", "aside", "ul", "ol", "dl", "table", "div", "figure", "details", "pre"})
"""Elements that hold paragraphs, and are none."""
_QUIET = frozenset({"footnote", "note-title"})
"""Classes of paragraphs and boxes that say nothing of the text."""
_SPACES = re.compile(r"[ \t\n]+")


def paragraphs(body: Body) -> Iterator[str]:
    """Each in its turn, as it is asked for."""
    told: list[str] | None = None
    quiet: list[bool] = []
    untold = done = 0
    muted = False
    html = _markup(body)
    for tag in _TAG.finditer(html):
        if told is not None and not muted:
            told.append(html[done : tag.start()])
        done = tag.end()
        closing, name, attributes = tag.groups()
        if name == "br" and told is not None:
            told.append(" ")
        if name == "a":
            muted = not closing and ' class="footnote-' in attributes
        if name in _TOLD or name in CONTAINERS:
            if told and (text := plain(unescape("".join(told)))):
                yield text
            told = None
        if name in ("p", "div"):
            if closing:
                untold -= quiet.pop()
            else:
                quiet.append(_is_quiet(attributes))
                untold += quiet[-1]
        elif name in _UNTOLD:
            untold += -1 if closing else 1
        if name in _TOLD and not closing and not untold:
            told = []


def plain(text: str) -> str:
    """Words without the spaces that only the page's layout needs."""
    if "\n" in text or "\t" in text or "  " in text:
        text = _SPACES.sub(" ", text)
    return text.strip()


def _markup(body: Body) -> str:
    """The body's HTML, with nothing where an address, a picture or a file's size will stand."""
    if len(body.parts) == 1 and isinstance(body.parts[0], str):
        return body.parts[0]
    texts = []
    for part in body.parts:
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, Ref):
            texts.append(escape(part.label, quote=False))
    return "".join(texts)


def _is_quiet(attributes: str) -> bool:
    found = _CLASS.search(attributes) if "class" in attributes else None
    return found is not None and not _QUIET.isdisjoint(found[1].split())
