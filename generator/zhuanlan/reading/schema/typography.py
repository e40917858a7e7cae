"""How Chinese newspapers set names and words side by side.

Split at `、 ， , ； ;` and never at spaces: two-character names are padded to the width of three (`乔  军` is 乔军).
Nothing is split inside brackets or quotation marks: `张三（特约、驻京）` is one name.
"""

import re
from collections.abc import Iterable

from zhuanlan.model.names import Person, identity
from zhuanlan.reading.schema.roles import is_role

SEPARATORS = "、，,；;"
_OPENING, _CLOSING = "（(《〈“‘「『[【", "）)》〉”’」』]】"
_GUARDED = re.compile(f"[{re.escape(_OPENING)}]")
_SPLIT = re.compile(f"[{SEPARATORS}\n]")
_LINK = r"!?\[(?P<label>[^\[\]]*)\][（(][^（()）]*[）)]?"
_HAN_PIECES = r"[\u3400-\u9fff\uf900-\ufaff·]{2,}(?:\s+[\u3400-\u9fff\uf900-\ufaff·]{2,})+"
_REPORTER = "(?:(?:本报|特约|见习|实习|首席)?记者|(?:本报|特约)?通讯员|实习生)"
_BEGINS = r"(?:^|(?<=[\s、，,；;。|｜/／]))"
_BYLINE = rf"{_BEGINS}{_REPORTER}[ \u3000]"
_LABEL = rf"{_BEGINS}(?:(?P<role>[^\s:：、，,；;。|｜()（）\[\]]{{1,12}})[ \u3000]?[:：](?!//|／／)|(?P<byline>{_REPORTER})[ \u3000]+)"


def split_credits(role: str, text: str) -> tuple[tuple[str, str], ...]:
    """A value that holds further roles, split by role: `于甲、林乙 审稿：黄丙` under 编辑 → 编辑 于甲、林乙; 审稿 黄丙.

    Reporters need no colon: `本报记者 张三 通讯员 李四`.
    """
    labelled = ":" in text or "：" in text
    if not labelled and not ((" " in text or "\u3000" in text) and re.search(_BYLINE, text)):
        return ((role, text),)
    found: list[tuple[str, str]] = []
    current, start = role, 0
    for match in re.finditer(_LABEL, text):
        label = match["role"] or match["byline"]
        if match["byline"] or is_role(label):
            found.append((current, text[start : match.start()]))
            current, start = label, match.end()
    found.append((current, text[start:]))
    trimmed = ((one, names.strip().strip(SEPARATORS + "。|｜/／").strip()) for one, names in found)
    return tuple((one, names) for one, names in trimmed if names)


def person(piece: str) -> Person:
    """Somebody as typed; the padding stays in `display` and goes from `name`. Of a link, the label is the name."""
    display = unlinked(piece).strip()
    return Person(identity(display), display)


def unique(people: Iterable[Person]) -> tuple[Person, ...]:
    """The people, each name once, in their order."""
    first: dict[str, Person] = {}
    for one in people:
        if one.name:
            first.setdefault(one.name, one)
    return tuple(first.values())


def unlinked(text: str) -> str:
    return re.sub(_LINK, lambda match: match["label"], text) if "](" in text or "]（" in text else text


def looks_like_several(piece: str) -> bool:
    """Whether a name is made of pieces of two or more Han characters: 王小宁 张心雨, and not 乔  军."""
    return len(piece.split()) > 1 and re.fullmatch(_HAN_PIECES, piece.strip()) is not None


def has_separator(text: str) -> bool:
    """Whether there is anything at which the text might be cut."""
    return _SPLIT.search(text) is not None


def pieces(text: str) -> list[str]:
    """The text cut at its separators outside brackets; pieces are trimmed and may be empty."""
    if not has_separator(text):
        return [text.strip()]
    if not _GUARDED.search(text):
        return [piece.strip() for piece in _SPLIT.split(text)]
    found, depth, start = [], 0, 0
    for index, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(0, depth - 1)
        elif not depth and (character in SEPARATORS or character == "\n"):
            found.append(text[start:index].strip())
            start = index + 1
    if depth:  # a bracket that never closes guards nothing
        return [piece.strip() for piece in _SPLIT.split(text)]
    return [*found, text[start:].strip()]
