"""Markdown → HTML, not yet cleaned: Python-Markdown with a fixed list of extensions, or what gives the same sooner.

Kept on purpose: CommonMark's flanking rule loses the bold of `**“双承诺”**活动` and `**…。**后文`.
Whatever is ours happens in the source before, or in the HTML after; so this stage is the plain library. `shortcut`
stands in for it where it gives the same for every text; the library is loaded (30 ms) when the first text needs it.
"""

import re
import threading
from typing import TYPE_CHECKING, Any, cast

from zhuanlan.reading.markdown.shortcut import carried

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.extensions import Extension

_TITLE_SPACE = re.compile(r"[ \t\n\r\f\v]")


def ours() -> "list[Extension]":
    """The fixed list of extensions. Classes, not names: a name is looked up among whatever is installed."""
    from markdown.extensions.attr_list import AttrListExtension
    from markdown.extensions.def_list import DefListExtension
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.footnotes import FootnoteExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    return [
        TableExtension(),
        FencedCodeExtension(),
        FootnoteExtension(BACKLINK_TITLE="返回正文注释{}"),
        DefListExtension(),
        AttrListExtension(),
        SaneListExtension(),
    ]


def make_parser() -> "Markdown":
    from markdown import Markdown

    parser = Markdown(extensions=ours(), output_format="html")
    for name in ("link", "image_link"):
        # A title keeps its full-width spaces: a caption's credit stands after one.
        cast(Any, parser.inlinePatterns[name]).RE_TITLE_CLEAN = _TITLE_SPACE
    return parser


class _Kept(threading.local):
    parser: "Markdown | None" = None


_KEPT = _Kept()


def parse(text: str) -> str:
    """The HTML that `make_parser().convert(text)` gives."""
    known = carried(text)
    if not known.rest:
        return "".join(known.runs)
    made = _converted(known.rest)
    if not known.runs:
        return made
    whole = known.joined(made)
    return _converted(text) if whole is None else whole


def _converted(text: str) -> str:
    """What the library makes of it. A parser is used again, but never after it failed."""
    parser, _KEPT.parser = _KEPT.parser or make_parser(), None
    html = parser.reset().convert(text)
    _KEPT.parser = parser
    return html
