"""What reaches beyond its block: fences of code, raw HTML, and the definitions of links and footnotes.

The library takes the first two out of the whole text before it looks at blocks; a `<div>` or a comment that nobody
closes takes everything behind it. In front of the first such sign nothing can be taken.
"""

import re
from collections.abc import Collection

from zhuanlan.reading.markdown.fences import pattern

_REST = r"(?:[ ]+[a-z-]+=\"[^\"<>`\n]*\")*[ ]*/?>"
_WITHIN = rf"[^A-Za-z/!?<]|/?(?:a|b|br|em|i|img|small|span|strong|sub|sup|u|wbr){_REST}"
_CONTAINED = re.compile(
    rf"<(?:{_WITHIN}|https?://[^\s<>\"'`]*>|[\w.+-]+@[\w.-]+>|!--[^<>\n]*-->)",
    re.ASCII,
)
"""A `<` that reaches no further than its line: no tag, an address, a comment, a tag of a line."""
_ELEMENT = re.compile(
    rf"<(p|div|center|figure|blockquote|table)(?:[ ]+[a-z-]+=\"[^\"<>`\n]*\")*[ ]*>"
    rf"(?:[^<]|<(?!/?\1\b)(?:{_WITHIN}|/?(?:p|div|center|tr|td|th|tbody|thead|figcaption|li|ul|ol|h[1-6]){_REST}))*+</\1>",
    re.ASCII,
)
"""A block that is one element, whose end is the end of the block."""
_UNBOUNDED = re.compile(
    r"<\?|<!(?!--[^<>\n]*-->)|<(?:iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)\b", re.IGNORECASE
)
"""Where the library's reader of HTML may wait for an end that never comes; from then on it miscounts lines."""
_LINKED = re.compile(r"\[(?!\^)[^\[\]]*\]\([^()]*\)")


def closed(text: str, texts: list[str]) -> Collection[int]:
    """The numbers of those `texts`, which stood between blank lines in `text`, that are the library's."""
    tagged, defined = "<" in text, "]:" in text
    fences = [match.span() for match in pattern().finditer(text)] if "```" in text or "~~~" in text else []
    if tagged and _UNBOUNDED.search(text):
        return range(len(texts))
    found: set[int] = set()
    if not (tagged or defined or fences):
        return found
    start = 0
    for index, between in enumerate(texts):
        stop = start + len(between)
        fence = [(begun - start, done - start) for begun, done in fences if begun < stop and start < done]
        if fence or (defined and ("///" in between or ("[" in between and "[" in _LINKED.sub("", between)))):
            found.add(index)
        if tagged and "<" in between and _reaches(between, fence):
            found.update(range(index, len(texts)))
            return found
        start = stop + 2
    return found


def _reaches(block: str, fences: list[tuple[int, int]]) -> bool:
    """Whether a `<` outside the fences may reach further than the block."""
    if not fences and _ELEMENT.fullmatch(block.strip("\n")):
        return False
    at = block.find("<")
    while at >= 0:
        done = next((end for start, end in fences if start <= at < end), 0)
        if not done and not _CONTAINED.match(block, at):
            return True
        at = block.find("<", max(done, at + 1))
    return False
