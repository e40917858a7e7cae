"""A line that begins with two full-width spaces is a new paragraph, with or without a blank line before it.

So Chinese is typed: every paragraph is indented, few editors leave a blank line.
So is the last line of a quotation that begins with a dash and names its source.
"""

import re

from zhuanlan.reading.markdown.source import Edit

_INDENTED = re.compile(r"(?<=[^\n]\n)(?P<quote>(?:[ ]{0,3}>[ ]?)*)[ ]{0,3}\u3000{2}", re.MULTILINE)

_SOURCE = re.compile(r"(?<=[^\n]\n)(?P<quote>[ ]{0,3}>[ ]?)(?=[ \u3000]*——[^—\n]+(?:\n(?![ ]{0,3}>)|\Z))", re.MULTILINE)


def find(masked: str) -> list[Edit]:
    """A blank line before each such line; within a quotation, one that is quoted too."""
    found: dict[int, str] = {}
    if ">" in masked and "\n>" in masked and "——" in masked:
        found |= {match.start(): match["quote"] for match in _SOURCE.finditer(masked)}
    if "\u3000" in masked and "\n" in masked and "\u3000\u3000" in masked:
        found |= {match.start(): match["quote"] for match in _INDENTED.finditer(masked)}
    return [(start, start, quote.rstrip() + "\n") for start, quote in found.items()]
