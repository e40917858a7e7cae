"""A run of text within a block → its HTML, or None where only the library knows.

The library looks for each kind of markup in a pass of its own, and leaves a mark for what it found. One pass does it
here, so only that is taken which no order of passes could read otherwise: a pair of signs, and nothing special between.
"""

import re

_SPECIAL = re.compile(r"[&>`\\\[*_<{\n]")
_BARE = r"[^\s()'\"<>`\\\[\]]"
_TITLE = r"(?:[ ]\"((?:(?!\s)[^()'\"<>`\\\[\]&])(?:[^()'\"<>`\\\[\]&\n]*(?!\s)[^()'\"<>`\\\[\]&])?)\")?"
_TOKEN = re.compile(
    r"`([^`<]+)`(?!`)|`|"
    r"\\(?:\\+`|`)|\\([\\*_{}\[\]()>#+\-.!|])|"
    rf"!\[([^\[\]()`\\<>\"&\n]*)\]\(({_BARE}+){_TITLE}\)|!\[|"
    rf"\[([^\[\]`\\<*\n{{]+)\]\(({_BARE}+){_TITLE}\)|\[(?![^\[\]`\\<\n]*\](?!\())|"
    r"  \n(?=\S)|  \n"
)
"""Every alternative begins with a sign of its own, which `re` needs to look for them fast."""
_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)
_OUTER = re.compile(r"(?<!\w)_|_(?!\w)")
"""A `_` that may be emphasis; between two letters it is none."""
_STRONG = re.compile(r"(?<!\*)\*\*(?![*\s])([^*<]+)(?<!\s)\*\*(?!\*)")
_EMPHASIS = re.compile(r"(?<!\*)\*(?![*\s])([^*<]+)(?<!\s)\*(?!\*)")
_ATTRIBUTES = re.compile(r"[*\x02]\{")
_HELD = "\x02"
"""Stands for markup already made; like the library's own marks it is neither a space nor a letter."""
_UNKNOWN = "<"
"""What is never taken, since it may reach beyond its block."""


def inline(text: str) -> str | None:
    """The HTML of the text."""
    if not _SPECIAL.search(text):
        return text
    held: list[str] = []
    if "`" in text or "[" in text or "\\" in text or "  \n" in text:
        if "\\" in text and "&" in text:
            return None
        text = _TOKEN.sub(lambda token: _taken(token, held), text)
    if _UNKNOWN in text or ("_" in text and _OUTER.search(text)):
        return None
    if "{" in text and ("\n" in text or _ATTRIBUTES.search(text)):
        return None
    if "&" in text or ">" in text:
        text = _escaped(text)
    if "*" in text:
        text = _STRONG.sub(r"<strong>\1</strong>", text)
        if "*" in text:
            text = _EMPHASIS.sub(r"<em>\1</em>", text)
            if "*" in text:
                return None
    if not held:
        return text
    pieces = iter(text.split(_HELD))
    return next(pieces) + "".join([made + piece for made, piece in zip(held, pieces, strict=True)])


def _taken(token: re.Match[str], held: list[str]) -> str:
    """The mark for a token whose HTML is now held, or the sign that it is not known."""
    code, escaped, alt, source, caption, label, address, title = token.groups()
    if address:
        if ("_" in label and _OUTER.search(label)) or label.isspace():
            return _UNKNOWN
        held.append(f'<a href="{_escaped(address)}"{_titled(title)}>{_escaped(label)}</a>')
    elif source:
        held.append(f'<img alt="{alt}" src="{_escaped(source)}"{_titled(caption)}>')
    elif code:
        code = code.strip().replace("&", "&amp;").replace(">", "&gt;")
        held.append(f"<code>{code}</code>")
    elif escaped:
        held.append(_escaped(escaped))
    elif token.end() < len(token.string) and token[0] == "  \n" and not token.string[token.end()].isspace():
        held.append("<br>\n")
    else:
        return _UNKNOWN
    return _HELD


def _escaped(text: str) -> str:
    """As the library writes text: what is an entity stays one."""
    if "&" in text:
        text = _AMPERSAND.sub("&amp;", text)
    return text.replace(">", "&gt;")


def _titled(title: str | None) -> str:
    return f' title="{title}"' if title else ""
