"""When a value that YAML refuses is certainly meant as text, and how to write it so that YAML takes it."""

import re

_REFERENCE = re.compile(r"[*&][A-Za-z0-9_-]+(\s|$)")
_TAG = re.compile(r"!([!<{A-Za-z]|$)")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}[ \t]*(#.*)?$")
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_CLOSES = {"[": "]", "{": "}"}


def quoted(text: str) -> str:
    """The text between quotes, in the plainest way that YAML reads back as it is."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_text(value: str) -> bool:
    """Whether a one-line value that YAML refuses can only be meant as text."""
    first = value[:1]
    if _PLACEHOLDER.match(value):
        # What other generators would fill in; here it is printed as it stands.
        return True
    if first in "\"'":
        # `'It's'` may be a text between quotes, or one that begins and ends with a quote: nobody can tell.
        torn = value.endswith(first) and value.count(first) % 2 == 1
        return not torn and _goes_on(value, _closing_quote(value))
    if first in _CLOSES:
        return _goes_on(value, _closing_bracket(value))
    if first in "*&":
        return not _REFERENCE.match(value)
    if first == "!":
        return not _TAG.match(value)
    if first in "|>":
        return not _BLOCK.match(value)
    return value != "-" and not value.startswith("- ")


def _goes_on(value: str, close: int) -> bool:
    rest = value[close + 1 :].lstrip() if close > 0 else ""
    return bool(rest) and not rest.startswith("#")


def _closing_quote(value: str) -> int:
    return value.find(value[0], 1)


def _closing_bracket(value: str) -> int:
    opening, closing, depth = value[0], _CLOSES[value[0]], 0
    for index, character in enumerate(value):
        depth += (character == opening) - (character == closing)
        if not depth:
            return index
    return -1


def plain(text: str) -> str:
    """The text as a value without quotes, where it needs none."""
    return text if re.fullmatch(r"[A-Za-z0-9_/+.-]+", text) else quoted(text)
