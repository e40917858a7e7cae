"""A line that begins with two full-width spaces is a new paragraph, with or without a blank line before it.

So Chinese is typed: every paragraph is indented, few editors leave a blank line (content-model.md, "Article").
"""

import re

from zhuanlan.reading.markdown.source import Edit

_INDENTED = re.compile(r"(?<=[^\n]\n)(?P<quote>(?:[ ]{0,3}>[ ]?)*)[ ]{0,3}\u3000{2}", re.MULTILINE)


def find(masked: str) -> list[Edit]:
    """A blank line before each such line; within a quotation, one that is quoted too."""
    if "\n" not in masked or "\u3000\u3000" not in masked:
        return []
    return [(match.start(), match.start(), match["quote"].rstrip() + "\n") for match in _INDENTED.finditer(masked)]
