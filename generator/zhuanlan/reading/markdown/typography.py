"""Typography that CSS cannot do: the newline between two Han characters, and the dash (reader/README.md)."""

import re
from functools import cache

_CJK = "\u2014\u2018\u2019\u201c\u201d\u2026\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"

LEADING = re.compile(r"[ \t]*\n[ \t]*")
TRAILING = re.compile(r"[ \t]*\n[ \t]*\Z")
DASH = re.compile("—{2,}")


@cache
def _joint() -> re.Pattern[str]:
    # Its classes take long to compile, and most texts have no such newline.
    return re.compile(f"(?<=[{_CJK}])[ \\t]*\\n[ \\t]*(?=[{_CJK}])")


@cache
def _one() -> re.Pattern[str]:
    return re.compile(f"[{_CJK}]")


def joined(text: str) -> str:
    """The text without the newlines that make no space; beside a Latin letter or a figure one stays."""
    return _joint().sub("", text)


def is_cjk(character: str) -> bool:
    return _one().match(character) is not None


def dash(typed: str) -> str:
    """The dash held together and set full width: 思源宋 draws `——` too narrow, with a gap."""
    return f'<span class="dash">{typed}</span>'
