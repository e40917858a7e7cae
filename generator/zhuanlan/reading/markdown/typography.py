"""Typography that CSS cannot do: the newline between two Han characters, and the dash (reader/README.md)."""

import re

_CJK = "\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"

JOINED = re.compile(f"(?<=[{_CJK}])[ \\t]*\\n[ \\t]*(?=[{_CJK}])")
"""A newline that makes no space; beside a Latin letter or a figure it stays."""

LEADING = re.compile(r"[ \t]*\n[ \t]*")
TRAILING = re.compile(r"[ \t]*\n[ \t]*\Z")
DASH = re.compile("—{2,}")

_ONE = re.compile(f"[{_CJK}]")


def is_cjk(character: str) -> bool:
    return _ONE.match(character) is not None


def dash(typed: str) -> str:
    """The dash held together and set full width: 思源宋 draws `——` too narrow, with a gap."""
    return f'<span class="dash">{typed}</span>'
