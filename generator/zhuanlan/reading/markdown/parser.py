"""Python-Markdown with a fixed list of extensions: text → HTML, not yet cleaned.

Kept on purpose: CommonMark's flanking rule loses the bold of `**“双承诺”**活动` and `**…。**后文`.
Whatever is ours happens in the source before, or in the HTML after; so this stage is the plain library, and a
faster one may take its place when it gives the same for every text.
"""

import re
import threading
from typing import Any, cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

_TITLE_SPACE = re.compile(r"[ \t\n\r\f\v]")


def ours() -> list[Extension]:
    """The fixed list of extensions. Classes, not names: a name is looked up among whatever is installed."""
    return [
        TableExtension(),
        FencedCodeExtension(),
        FootnoteExtension(BACKLINK_TITLE="返回正文注释{}"),
        DefListExtension(),
        AttrListExtension(),
        SaneListExtension(),
    ]


def make_parser() -> Markdown:
    parser = Markdown(extensions=ours(), output_format="html")
    for name in ("link", "image_link"):
        # A title keeps its full-width spaces: a caption's credit stands after one.
        cast(Any, parser.inlinePatterns[name]).RE_TITLE_CLEAN = _TITLE_SPACE
    return parser


class _Kept(threading.local):
    parser: Markdown | None = None


_KEPT = _Kept()


def parse(text: str) -> str:
    """The HTML that `make_parser().convert(text)` gives. A parser is used again, but never after it failed."""
    parser, _KEPT.parser = _KEPT.parser or make_parser(), None
    html = parser.reset().convert(text)
    _KEPT.parser = parser
    return html
