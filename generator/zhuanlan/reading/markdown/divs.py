"""`<div align="center">` on a line of its own, a blank line, and Markdown: as GitHub and every CommonMark tool read it.

Python-Markdown would leave everything up to `</div>` as it was typed, images too.
"""

import re

from zhuanlan.reading.markdown import allowed
from zhuanlan.reading.markdown.source import Edit, Source
from zhuanlan.reading.markdown.wrapping import Wrapping, marks

_DIV = re.compile(r"<(/?)div\b[^<>]*>", re.IGNORECASE)
_BLANK = re.compile(r"[ \t]*\n[ \t]*\n")
_END = re.compile(r"[ \t]*(?:\n|\Z)")


def find(source: Source, masked: str, wrappings: list[Wrapping]) -> list[Edit]:
    """The edits; the wrappings are added to the list, since their numbers are given in order."""
    edits: list[Edit] = []
    open_: list[tuple[re.Match[str], bool]] = []
    """Every `<div>` that is open, and whether it and all around it wrap Markdown."""
    for match in _DIV.finditer(masked) if "\n\n" in masked else ():
        begins = not match.start() or masked[match.start() - 1] == "\n"
        if not match[1]:
            inside = not open_ or open_[-1][1]
            open_.append((match, bool(inside and begins and _BLANK.match(masked, match.end()))))
            continue
        if not open_:
            continue
        opened, wraps = open_.pop()
        if wraps and begins and _END.match(masked, match.end()):
            typed = source.text[opened.start() : opened.end()]
            start, end = marks(len(wrappings))
            edits += [(*opened.span(), start), (*match.span(), end)]
            wrappings.append(Wrapping(allowed.clean(typed).removesuffix("</div>"), "</div>", typed, match[0]))
    return edits
