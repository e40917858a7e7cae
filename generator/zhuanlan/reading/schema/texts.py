"""The text of a node: what YAML cut off at a `#`, invisible characters, and lines that belong together."""

import re
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from zhuanlan.model.codes.frontmatter import CONTROL_CHARACTER
from zhuanlan.model.codes.markdown import INVISIBLE_CHARACTER
from zhuanlan.model.codes.values import CUT_BY_HASH, HASH_IN_TEXT, NOT_TEXT, TEXT_IN_BRACKETS
from zhuanlan.model.diagnostics import Code, Diagnostic, Place
from zhuanlan.reading.frontmatter import quoting
from zhuanlan.reading.frontmatter.manuscript import Manuscript
from zhuanlan.reading.frontmatter.nodes import Node, Scalar

# Patterns that few heads need stay texts, compiled when the first asks: together they take longer than a head.
INVISIBLE = (
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
    # Joiners belong to emoji and to Arabic and Indian scripts.
    "|(?<![\u0600-\u0dff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
_BREAK = "[\n\r\t\u2028\u2029]+"
_WIDE = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_NEEDLESS = f"(?<=[{_WIDE}])\n(?=[{_WIDE}])"


@dataclass(slots=True)
class Reading:
    """What the readers of one record share: the page, the zone of the site, and the findings so far."""

    page: Manuscript
    zone: ZoneInfo
    findings: list[Diagnostic] = field(default_factory=list)
    unknown: int = 0
    """How many keys were unknown so far."""

    def report(self, code: Code, node: Node, /, *, fix: str = "", **arguments: object) -> None:
        self.findings.append(code.at(self.place(node), fix=fix, **arguments))

    def place(self, node: Node) -> Place:
        return self.page.place(node.line, node.column)

    def place_in(self, node: Node, part: str) -> Place:
        """The place of a part of the node's text, as far as it stands in one of its lines as such."""
        start = max(node.column - 1, 0)
        for number in range(node.line, node.end_line + 1) if part else ():
            index = self.page.line(number).find(part, start)
            if index >= 0:
                return self.page.place(number, index + 1)
            start = 0
        return self.place(node)

    def fixed(self, node: Node, value: str) -> str:
        """The node's line with another value in its place; empty where the node spans lines."""
        line = self.page.line(node.line)
        if node.end_line != node.line or not line:
            return ""
        return line[: node.column - 1] + value + line[node.end_column - 1 :]


def is_given(node: Node) -> bool:
    """Whether anything was typed: an empty value, and a comment behind an empty one, are nothing."""
    if isinstance(node, Scalar):
        return bool(node.text.strip()) or (bool(node.tail) and not _is_comment(node.tail))
    return True


def text(reading: Reading, key: str, node: Node, *, names: bool = False) -> str | None:
    """The text that a node holds, lines kept; None, with a finding, where it holds none. `names` keep their spaces."""
    if isinstance(node, Scalar) and not node.tail and node.line == node.end_line:
        return node.text if node.text.isprintable() else clean(reading, node, node.text)
    if not isinstance(node, Scalar):
        return _bracketed(reading, key, node)
    found = node.text if names else _unfolded(reading, node)
    if node.tail:
        place = reading.place_in(node, node.tail)
        whole = f"{found} {node.tail}".strip()
        line, start = reading.page.line(node.end_line), node.column - 1 if found else place.column - 1
        fix = line[:start] + quoting.quoted(whole) if node.line == node.end_line else ""
        if _is_comment(node.tail):
            reading.findings.append(CUT_BY_HASH.at(place, key=key, fix=fix))
            return None
        reading.findings.append(HASH_IN_TEXT.at(place, key=key, fix=fix))
        found = whole
    return clean(reading, node, found)


def bare(reading: Reading, key: str, node: Node) -> str | None:
    """The text of a date, a flag or a number, trimmed: a comment behind it is fine."""
    if not isinstance(node, Scalar):
        reading.report(NOT_TEXT, node, key=key)
        return None
    found = clean(reading, node, node.text)
    return None if found is None else found.strip()


def line(reading: Reading, key: str, node: Node) -> str | None:
    """The text on one line, trimmed. Between two Han characters a line's end makes no space."""
    found = text(reading, key, node)
    return None if found is None else one_line(found)


def one_line(typed: str) -> str:
    typed = typed.strip()
    if not typed.isprintable() and re.search(_BREAK, typed):
        lines = "\n".join(line.strip() for line in re.split(_BREAK, typed))
        typed = re.sub(_NEEDLESS, "", lines).replace("\n", " ")
    return typed


def clean(reading: Reading, node: Node, typed: str) -> str | None:
    """The text without invisible characters; a control character, which only an escape can bring here, is an error."""
    if typed.isprintable():  # which neither of them is
        return typed
    control = re.search(_CONTROL, typed)
    if control:
        name = f"U+{ord(control[0]):04X}"
        reading.report(CONTROL_CHARACTER, node, name=name)
        return None
    if typed.isascii():
        return typed
    found = re.findall(INVISIBLE, typed)
    if found:
        for sign in dict.fromkeys(found):
            place = reading.place_in(node, sign)
            reading.findings.append(INVISIBLE_CHARACTER.at(place, character=f"U+{ord(sign):04X}"))
        return re.sub(INVISIBLE, "", typed)
    return typed


def _is_comment(tail: str) -> bool:
    return tail.lstrip("#")[:1] in ("", " ", "\t", "\u3000")


def _unfolded(reading: Reading, node: Scalar) -> str:
    """The text of a plain scalar over several lines, where YAML would put a space even between Han characters."""
    if node.style or node.line == node.end_line:
        return node.text
    lines = [reading.page.line(number) for number in range(node.line, node.end_line + 1)]
    lines[-1] = lines[-1][: node.end_column - 1]
    lines[0] = lines[0][node.column - 1 :]
    return one_line("\n".join(lines)) if all(one.strip() for one in lines) else node.text


def _bracketed(reading: Reading, key: str, node: Node) -> str | None:
    """`标题: [图文]` is text: nobody means a list of one where a text is asked for. `[甲, 乙]` may be meant so."""
    page_line = reading.page.line(node.line)
    raw = page_line[node.column - 1 : node.end_column - 1]
    if isinstance(node, Scalar) or not node.flow or node.line != node.end_line:
        reading.report(NOT_TEXT, node, key=key)
        return None
    fix = reading.fixed(node, quoting.quoted(raw))
    if "," in raw or ":" in raw or len(raw) < 3:
        reading.report(NOT_TEXT, node, key=key, fix=fix)
        return None
    reading.report(TEXT_IN_BRACKETS, node, key=key, fix=fix)
    return clean(reading, node, raw)


def is_unsafe(typed: str) -> bool:
    """Whether a text holds characters that no path may: control or invisible ones."""
    return not typed.isprintable() and bool(re.search(_CONTROL, typed) or re.search(INVISIBLE, typed))
