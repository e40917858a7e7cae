"""What YAML says of an entry that it cannot read, in words for an editor."""

import re
from collections.abc import Sequence
from dataclasses import replace

import yaml

from zhuanlan.model.codes.frontmatter import BAD_ESCAPE, BAD_YAML, TOO_DEEP, UNCLOSED_BRACKET, UNCLOSED_QUOTE
from zhuanlan.model.codes.values import CUT_BY_HASH
from zhuanlan.model.diagnostics import Code, Diagnostic
from zhuanlan.reading.frontmatter import quoting
from zhuanlan.reading.frontmatter.entries import Entry
from zhuanlan.reading.frontmatter.keylines import KeyLine
from zhuanlan.reading.frontmatter.manuscript import Manuscript
from zhuanlan.reading.frontmatter.mending import Mended
from zhuanlan.reading.frontmatter.yamltree import RefusedError

_HASH = re.compile(r"\s#(?=.*[\]}])")
_SIGN = re.compile(r"[^\s,\]}]{1,40}")


def complaint(page: Manuscript, entry: Entry, lines: Sequence[Mended], trouble: Exception) -> Diagnostic:
    """The finding about an entry that stayed unreadable, at the place where the trouble is."""
    first = page.first + entry.start
    mended = replace(page, shifts={first + index: line.shifts for index, line in enumerate(lines)})
    key = entry.head.name.strip() if entry.head else ""
    if isinstance(trouble, RefusedError):
        place = mended.place(trouble.line, trouble.column)
        typed = _SIGN.match(place.excerpt[place.column - 1 :])
        if trouble.code is TOO_DEEP:
            return TOO_DEEP.at(place, key=key)
        return trouble.code.at(place, key=key, typed=typed[0] if typed else "")
    code, mark = _judged(trouble)
    if mark is None:
        return code.at(mended.place(first, entry.head.value_column if entry.head else 1), key=key)
    number, column = min(mark.line, len(lines) - 1), mark.column + 1
    hash_ = _HASH.search(lines[number].text, column) if code is UNCLOSED_BRACKET else None
    if hash_:  # the bracket is closed, behind what YAML takes for a comment
        return CUT_BY_HASH.at(mended.place(first + number, hash_.end()), key=key)
    if code is UNCLOSED_BRACKET:
        sign = "}" if lines[number].text[column - 1 :].startswith("{") else "]"
        return code.at(mended.place(first + number, column), key=key, sign=sign)
    if code is not BAD_ESCAPE:
        return code.at(mended.place(first + number, column), key=key)
    # YAML points behind the backslash, now here, now there.
    slash = lines[number].text.rfind("\\", 0, column) + 1
    place = mended.place(first + number, slash or column)
    typed_escape = lines[number].text[slash - 1 : slash + 1]
    fix = _single(entry.head, lines) if entry.head else ""
    return BAD_ESCAPE.at(place, key=key, typed=typed_escape, fix=fix)


def _judged(trouble: Exception) -> tuple[Code, yaml.Mark | None]:
    if not isinstance(trouble, yaml.MarkedYAMLError):
        return BAD_YAML, None
    context, problem = trouble.context or "", trouble.problem or ""
    if "quoted scalar" in context:
        if "end of stream" in problem or "document" in problem:
            return UNCLOSED_QUOTE, trouble.context_mark
        return BAD_ESCAPE, trouble.problem_mark
    if "flow" in context:
        return UNCLOSED_BRACKET, trouble.context_mark
    return BAD_YAML, trouble.problem_mark or trouble.context_mark


def _single(head: KeyLine, lines: Sequence[Mended]) -> str:
    """The line with single quotes, where a backslash is just a backslash."""
    value = head.value.rstrip()
    if sum(bool(line.text.strip()) for line in lines) != 1 or len(value) < 2 or not value[0] == value[-1] == '"':
        return ""
    return f"{head.key.strip()}: {quoting.quoted(value[1:-1])}"
