"""What templates may do to a value: pure functions, listed in `docs/themes.md`."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2.filters import do_urlencode
from markupsafe import Markup, escape

from zhuanlan.model.document import Heading
from zhuanlan.model.media import Picture
from zhuanlan.model.moment import Moment
from zhuanlan.model.names import Person
from zhuanlan.model.plaque import NAMES
from zhuanlan.rendering.periods import by_day, by_period, weeks

_DASH = re.compile("(?<!—)——(?!—)")
_CLAUSE = re.compile("[^，：；\u3000]+(?:[，：；]+|\u3000+|$)|[，：；\u3000]+")
_HAN_PAIR = re.compile("[\u3400-\u9fff]{2}")
_WEEKDAYS = "一二三四五六日"
_DIGITS = "零一二三四五六七八九"


def _date(value: Moment | date) -> date:
    return value.at.date() if isinstance(value, Moment) else value


def day(value: Moment | date) -> str:
    """2026年11月3日"""
    on = _date(value)
    return f"{on.year}年{on.month}月{on.day}日"


def stamp(value: Moment | date) -> str:
    """2026年11月23日15:46, the day alone if no hour was given."""
    hour = f"{value.at.hour:02}:{value.at.minute:02}" if isinstance(value, Moment) and value.timed else ""
    return day(value) + hour


def iso(value: Moment | date) -> str:
    """A valid `datetime` attribute (HTML 4.10.18): a date, or a moment with its offset."""
    if isinstance(value, Moment) and value.timed:
        return value.at.isoformat(timespec="minutes" if not value.at.second else "seconds")
    return _date(value).isoformat()


def month_day(value: Moment | date) -> str:
    """11-23"""
    on = _date(value)
    return f"{on.month:02}-{on.day:02}"


def weekday(value: Moment | date) -> str:
    """星期一"""
    return "星期" + _WEEKDAYS[_date(value).weekday()]


def month_name(value: str) -> str:
    """2026年11月 of 2026-11"""
    year, month = value.split("-")
    return f"{int(year)}年{int(month)}月"


def padded(person: Person | str) -> str:
    """A name as newspapers set it: two Han characters with a full-width space between."""
    name = person if isinstance(person, str) else person.name
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and _HAN_PAIR.fullmatch(name) else name


def plaque_name(sort: str) -> str:
    """党员星级户 of `stars`."""
    return NAMES[sort]


def typeset(text: object) -> Markup:
    """Text with its dashes held together and set full width."""
    safe = escape(text)
    return Markup(_DASH.sub('<span class="dash">——</span>', str(safe))) if "——" in safe else safe


# `typed`, for a text and the same text as markup are equal, and only one is escaped.
@lru_cache(maxsize=1024, typed=True)
def headline(text: str) -> Markup:
    """`typeset`, each clause in a span, so that a headline breaks at its clauses first."""
    clauses = _CLAUSE.findall(text)
    if len(clauses) < 2:
        return typeset(text)
    return Markup("".join(f'<span class="clause">{typeset(clause)}</span>' for clause in clauses))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: its lines that are not empty, without indentation."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def top_level(headings: Sequence[Heading]) -> int:
    """The level of the topmost headings of an outline."""
    return min(heading.level for heading in headings)


def sized(picture: Picture) -> Markup:
    """The attributes `width` and `height` of a picture, so that nothing moves while it loads; none if unknown."""
    known = picture.width and picture.height
    return Markup(' width="{}" height="{}"').format(picture.width, picture.height) if known else Markup("")


def chinese(number: int) -> str:
    """A whole number below a hundred million in Chinese numerals (四十七, 一百零三), as GB/T 15835 writes them."""
    if number < 0 or number >= 10**8:
        return str(number)
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return chinese(high) + "万" + (("零" if low < 1000 else "") + chinese(low) if low else "")
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    words = words.removeprefix("一") if words.startswith("一十") else words
    return words or "零"


_UNRESERVED = "A-Za-z0-9_.~/-"
_RESERVED = re.compile(f"[^{_UNRESERVED}]+")


def urlencode(value: Any) -> str:
    """Jinja's filter of this name, for a text in a third of its time: a long row of Chinese at once, not byte by byte."""
    if type(value) is not str:
        return do_urlencode(value)
    return _RESERVED.sub(lambda run: "%" + run[0].encode().hex("%").upper(), value)


READS = frozenset({"name", "date"})
"""The fields of cards and heads that filters read, so that a template need not name them."""

FILTERS: Mapping[str, Any] = {
    function.__name__: function
    for function in (
        day,
        stamp,
        iso,
        month_day,
        weekday,
        month_name,
        padded,
        plaque_name,
        typeset,
        headline,
        paragraphs,
        top_level,
        sized,
        chinese,
        by_period,
        by_day,
        weeks,
    )
}
