"""What an element becomes once its content is known: a figure, a cell, a table that scrolls, a quotation's source.

Each function gets what was written so far and where the element's opening tag stands in it, may change that, and
returns the closing tag.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape, unescape

from zhuanlan.model.document import Address, Embed, FileNote, Ref
from zhuanlan.model.media import FILES, type_of
from zhuanlan.reading.markdown.prose import Fragment, Piece
from zhuanlan.reading.markdown.typography import DASH, dash

_PICTURE = "\ufdd0"
_ALONE = re.compile(rf"\s*(?:<a\b[^<>]*>\s*{_PICTURE}\s*</a>|{_PICTURE})\s*")
_TAG = re.compile(r"<[^<>]*>")
_SCOPE = re.compile(r' scope="[^"]*"')
_PATH_END = re.compile("[?#]")
_SIZE = re.compile(r"\d\s*(?:[kmg]i?b?|字节)(?![a-z])")
_TYPES = {"txt": "文本"}
_SOURCE = re.compile(r"\s*(?:——|—\s)")


def paragraph(out: list[Piece], start: int) -> str:
    """A picture alone in its paragraph is a figure; what it has for a title is the caption."""
    if len([piece for piece in out[start + 1 : start + 8] if isinstance(piece, Embed)]) != 1:
        return "</p>"
    at = next(index for index in range(start + 1, len(out)) if isinstance(out[index], Embed))
    embed = out[at]
    if not isinstance(embed, Embed) or embed.tag != "img" or not _ALONE.fullmatch(_sketch(out, start + 1)):
        return "</p>"
    out[start] = str(out[start]).replace("<p", "<figure", 1)
    out[at] = replace(embed, title="")
    if not embed.title:
        return "</figure>"
    caption = DASH.sub(lambda match: dash(match[0]), escape(embed.title, quote=False))
    return f"<figcaption>{caption}</figcaption></figure>"


def heading_cell(out: list[Piece], start: int) -> str:
    """A heading of nothing is none: a screen reader would read an empty one before every cell."""
    if _words(out, start + 1).strip() or any(isinstance(piece, Embed) for piece in out[start + 1 :]):
        return "</th>"
    out[start] = _SCOPE.sub("", str(out[start])).replace("<th", "<td", 1)
    return "</td>"


def table(out: list[Piece], start: int) -> str:
    """A table that is too wide scrolls in a box of its own, which the keyboard reaches and a screen reader can name."""
    at = next((index for index in range(start + 1, len(out)) if _opens(out[index], "caption")), -1)
    name = "表格"
    if at >= 0:
        words = _words(out[: out.index("</caption>", at)], at + 1).split()
        name = "：".join(filter(None, (name, " ".join(words))))
    out[start] = f'<div class="table" role="group" tabindex="0" aria-label="{escape(name)}">{out[start]}'
    return "</table></div>"


def quotation(out: list[Piece], start: int) -> str:
    """The last paragraph of a quotation, if it begins with a dash, is its source."""
    end = len(out)
    while end > start and isinstance(out[end - 1], str) and not str(out[end - 1]).strip():
        end -= 1
    if out[end - 1] != "</p>":
        return "</blockquote>"
    at = next((index for index in range(end - 1, start, -1) if _opens(out[index], "p")), start)
    if at > start and _SOURCE.match(_words(out, at + 1)):
        opening = str(out[at])
        if ' class="' in opening:
            out[at] = opening.replace(' class="', ' class="source ', 1)
        else:
            out[at] = opening.replace("<p", '<p class="source"', 1)
    return "</blockquote>"


SHAPES: Mapping[str, Callable[[list[Piece], int], str]] = {
    "p": paragraph,
    "th": heading_cell,
    "table": table,
    "blockquote": quotation,
}


def _opens(piece: Piece, name: str) -> bool:
    return isinstance(piece, str) and piece.startswith((f"<{name}>", f"<{name} "))


def _sketch(out: list[Piece], start: int) -> str:
    """The HTML with one sign for a picture, and for words another."""
    signs = {Embed: _PICTURE, Address: "", FileNote: "", Fragment: "<a>"}
    return "".join(piece if isinstance(piece, str) else signs.get(type(piece), "?") for piece in out[start:])


def _words(out: list[Piece], start: int) -> str:
    """The text of what was written since."""
    words: list[str] = []
    for piece in out[start:]:
        if isinstance(piece, Ref):
            words.append(piece.label)
        elif isinstance(piece, str):
            words.append(unescape(_TAG.sub("", piece)))
    return "".join(words)


def file_note(out: list[Piece], start: int, address: Address) -> FileNote | None:
    """What the words of a link, from `start` on, do not yet say of the file that it leads to."""
    said, sort = _words(out, start).lower(), type_of(_PATH_END.split(address.target, maxsplit=1)[0])
    if sort not in FILES or _SIZE.search(said):
        return None
    named = re.search(rf"(?<![a-z]){sort}(?![a-z])", said)
    return FileNote(address, "" if named else _TYPES.get(sort, sort.upper()))
