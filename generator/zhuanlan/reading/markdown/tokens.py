"""Marks that stand in the Markdown for what Markdown and nh3 must not see.

They are noncharacters of Unicode, which content cannot hold: `invisible` takes them out first.
"""

import re

REF = "\ufdd0{}\ufdd1"
"""A reference `[[…]]`, by its number."""

REF_RE = re.compile("\ufdd0([0-9]+)\ufdd1")

FENCE = "\ufdd2{}\ufdd3"
"""A line that opens or closes a block (`::: 编者按`), by its number."""

FENCE_RE = re.compile("\ufdd2([0-9]+)\ufdd3")

LESS = "\ufdd4"
"""A `<` that opens no tag, and is to be printed."""

AMPERSAND = "\ufdd6"
"""A `&` that begins no entity, and is to be printed."""

_ANY = re.compile("[\x02\x03\ufdd0-\ufdef\ufffe]")
"""The same sooner; with a third range in it, a character class is the faster kind."""

_MARK = re.compile(f"({REF_RE.pattern})|[\ufdd0-\ufdef]|\x02[a-z0-9:]*\x03?|\x03")
"""Ours, and those of Python-Markdown that it forgot to take back."""

KNOWN = "\ufdd7{}\ufdd7"
"""Blocks whose HTML is known already (`shortcut`), by the number of their run; a paragraph to the library."""

KNOWN_RE = re.compile("<p>\ufdd7([0-9]+)\ufdd7</p>")

FILL = "\ufdd5"
"""What the masked copy of a text holds in place of code."""


def restored(html: str, references: int) -> str:
    """Clean HTML with its signs printed and no mark in it but those of so many references."""
    if not _ANY.search(html):
        return html
    html = html.replace(LESS, "&lt;").replace(AMPERSAND, "&amp;")
    return _MARK.sub(lambda match: match[0] if match[2] and int(match[2]) < references else "", html)
