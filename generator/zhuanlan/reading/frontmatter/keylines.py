"""What a line of front matter looks like: `key: value` as Chinese editors type it, a list item, a fence."""

import re
from dataclasses import dataclass

SPACES = " \t\u3000\xa0\u1680\u2000-\u200a\u202f\u205f"
_KEY = (
    f"(?P<pad>[{SPACES}]*)"
    r"""(?P<key>"[^"\n]*"|'[^'\n]*'|(?![-?#&*!|>%@`·•－]|\d+[:：])[^:：﹕︰\s"'\[\]{},，。；;！？“”][^:：﹕︰\n"'\[\]{},，。；！？]{0,30}?)"""
    f"(?P<gap>[{SPACES}]*)(?P<colon>[:：﹕︰])(?!//)(?P<space>[{SPACES}]*)(?P<value>.*)"
)
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．)）](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]"
_BULLET = f"(?P<pad>[{SPACES}]*)(?P<bullet>[·•・●‧∙－—–﹣−◆■※○]|-(?![- \t])|[-*](?=[{SPACES}])|{_NUMBER})(?P<gap>[{SPACES}]*)(?P<text>[^-].*)"
_DASHES = r"(?:[-‐‑—–－―─﹘﹣−]{2,}|[—―─]|\.{3,}|[…⋯]+|。{3,})"
ODD_FENCE = re.compile(f"^{_DASHES}[{SPACES}]*$", re.MULTILINE)
FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FAMILIAR = frozenset(
    [
        "标题",
        "主题",
        "引题",
        "副题",
        "作者",
        "日期",
        "时间",
        "发布时间",
        "专栏",
        "栏目",
        "名称",
        "姓名",
        "类型",
        "承诺人",
        "期号",
        "状态",
        "标签",
        "关键词",
        "摘要",
        "来源",
        "title",
        "name",
        "date",
        "author",
        "authors",
        "column",
        "tags",
        "status",
    ]
)


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line `key: value`. `key` has its quotes, if it was typed with any."""

    pad: str
    key: str
    gap: str
    colon: str
    space: str
    value: str

    @property
    def name(self) -> str:
        return self.key.strip("\"'")

    @property
    def colon_column(self) -> int:
        return len(self.pad) + len(self.key) + len(self.gap) + 1

    @property
    def value_column(self) -> int:
        return self.colon_column + len(self.space) + 1


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line that begins as an item of a list, in whatever way."""

    pad: str
    sign: str
    gap: str
    text: str

    @property
    def proper(self) -> bool:
        return self.sign == "-" and self.gap[:1] in (" ", "\t")


def key_line(line: str) -> KeyLine | None:
    match = re.match(_KEY, line)
    if not match:
        return None
    # `比分:3` may be a key, `下午3:46` is none: a colon between digits is a time.
    if match["value"][:1].isdigit() and match["key"][-1:].isdigit() and not match["space"]:
        return None
    return KeyLine(**match.groupdict())


def bullet(line: str) -> Bullet | None:
    match = re.match(_BULLET, line)
    return Bullet(match["pad"], match["bullet"], match["gap"], match["text"]) if match else None


def is_familiar(line: str) -> bool:
    """Whether a line is certainly front matter, even where nothing fences it off."""
    found = key_line(line)
    return found is not None and found.name.strip().lower() in _FAMILIAR


def end_of_keys(lines: list[str], start: int) -> int:
    """The index of the first line, from `start`, that is front matter no longer, as far as one can tell."""
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        goes_on = line[0] in " \t-]}#·" and end == index and end > start
        if not (goes_on or (key_line(line) is not None and (end == index or is_familiar(line)))):
            break
        if line.startswith("# ") and end != index:
            break
        end = index + 1
    return end


def are_keys(text: str) -> bool:
    """Whether a text is nothing but front matter, and some of it."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(key_line(line) is not None or line[0] in " \t#-" for line in lines)
