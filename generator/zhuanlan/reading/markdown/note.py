"""编者按 at the head of a text: cut out, to stand in a block of its own before the article.

It is the first paragraph if that begins `编者按：`, up to the next blank or indented line, or a first block
`::: 编者按` … `:::` or `!!! 编者按` without a title of its own.
"""

import re

from zhuanlan.reading.markdown.source import Source

_TYPED = re.compile(
    r"(?:[ \t\u3000]*\n)*(?:#(?!#)[^\n]*\n(?:[ \t\u3000]*\n)*)?(?P<whole>[ \u3000]*"
    r"(?:\*\*[ \u3000]*)?(?:【编者按[：:]?】|\[编者按[：:]?\](?![(\[])|编\s*者\s*按(?:\*\*)?[ \u3000]*[：:])"
    r"(?:[ \u3000]*\*\*)?[：:]?[ \u3000]*"
    r"(?P<note>[^\n]*(?:\n(?![ \t\u3000]*\n|\u3000\u3000|:::|#)[^\n]+)*))\n?"
)
_BLOCK = re.compile(
    r"(?:[ \t\u3000]*\n)*(?:#(?!#)[^\n]*\n(?:[ \t\u3000]*\n)*)?(?P<whole>(?::::|：：：)[ \t\u3000]*(?:编者按|note)[ \t\u3000]*\n"
    r"(?P<note>(?:(?!:::|：：：)[^\n]*\n)*)(?::::|：：：)[ \t\u3000]*)(?=\n|\Z)"
)
_SOON = re.compile(r"编\s*者\s*按|note")
_INDENTED = re.compile(
    r"(?:[ \t\u3000]*\n)*(?:#(?!#)[^\n]*\n(?:[ \t\u3000]*\n)*)?(?P<whole>(?:!!!|！！！)[ \t\u3000]*(?:编者按|note)[ \t\u3000]*\n"
    r"(?P<note>(?:(?:[ ]{2,4}|\t|\u3000\u3000)[^\n]*(?:\n|\Z)|[ \t]*\n)+))"
)
_INDENT = re.compile(r"^(?:[ ]{2,4}|\t|\u3000\u3000)", re.MULTILINE)


def split(source: Source, masked: str) -> tuple[Source | None, Source]:
    """The note without the words 编者按, and the rest."""
    if ("编" not in masked and b"note" not in source.signs) or not _SOON.search(masked, 0, 4000):
        return None, source
    match = _TYPED.match(masked) or _BLOCK.match(masked) or _INDENTED.match(masked)
    if match is None or not match["note"].strip():
        return None, source
    note = source.only(*match.span("note"))
    if match.re is _INDENTED:
        note = note.without([indent.span() for indent in _INDENT.finditer(note.text)])
    return note, source.without([match.span("whole")])
