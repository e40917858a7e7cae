"""Nodes → values, by the types of `model.schema`. Where there is no such value a reader gives None and a finding."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from zhuanlan.model import schema
from zhuanlan.model.codes.values import (
    BAD_FLAG,
    BAD_NUMBER,
    NUMBER_OUT_OF_RANGE,
    UNKNOWN_CHOICE,
    UNKNOWN_ZONE,
)
from zhuanlan.model.names import identity
from zhuanlan.model.nearest import is_it, nearest
from zhuanlan.reading.frontmatter import quoting
from zhuanlan.reading.frontmatter.nodes import Node, Scalar
from zhuanlan.reading.schema import addresses, dates, lists, numerals, people, texts
from zhuanlan.reading.schema.texts import Reading

_YES = "是|有|对|开|真|true|yes|on|1|y|t|√|✓"
_NO = "否|无|错|关|假|没有|不|不是|false|no|off|0|n|f|×"
_BEIJING = r"北京(时间)?|中国(标准时间)?|东八区|(utc|gmt)?\s*\+0?8(:?00)?"
_SHOWN = 60

Reader = Callable[[Reading, str, Node], Any]


def read(reading: Reading, type_: schema.Type, key: str, node: Node) -> Any:
    """The value of a type that needs no record of its own."""
    reader = READERS.get(type_.__class__)
    if reader is not None:
        return reader(reading, key, node)
    if isinstance(type_, schema.Whole):
        return whole(reading, type_, key, node)
    if isinstance(type_, schema.OneOf):
        return one_of(reading, type_, key, node)
    raise TypeError(f"no reader for {type_!r}")


def prose(reading: Reading, key: str, node: Node) -> str | None:
    found = texts.text(reading, key, node)
    return None if found is None else found.strip(" \t\n")


def entry(reading: Reading, key: str, node: Node) -> str | None:
    found = texts.line(reading, key, node)
    return None if found is None else identity(found)


def flag(reading: Reading, key: str, node: Node) -> bool | None:
    found = texts.bare(reading, key, node)
    if found is None:
        return None
    plain = _plain(found)
    if re.fullmatch(_YES, plain):
        return True
    if re.fullmatch(_NO, plain):
        return False
    reading.report(BAD_FLAG, node, key=key, text=found[:_SHOWN])
    return None


def whole(reading: Reading, type_: schema.Whole, key: str, node: Node) -> int | None:
    found = texts.bare(reading, key, node)
    if found is None:
        return None
    number = numerals.whole(found)
    if number is None and not found.lstrip("+-").isdecimal():
        reading.report(BAD_NUMBER, node, key=key, text=found[:_SHOWN])
    elif number is None or not type_.least <= number <= type_.most:
        reading.report(NUMBER_OUT_OF_RANGE, node, key=key, least=type_.least, most=type_.most)
    else:
        return number
    return None


def one_of(reading: Reading, type_: schema.OneOf, key: str, node: Node) -> str | None:
    found = texts.bare(reading, key, node)
    if found is None:
        return None
    plain = _plain(found)
    for choice in type_.choices:
        if any(_plain(spelling) == plain for spelling in choice):
            return choice[0]
    near = nearest(found, (spelling for choice in type_.choices for spelling in choice))
    fix = reading.fixed(node, near) if near else ""
    shown = "、".join(f"{choice[1]} {choice[0]}" if len(choice) > 1 else choice[0] for choice in type_.choices)
    reading.report(UNKNOWN_CHOICE, node, key=key, text=found[:_SHOWN], choices=shown, fix=fix)
    return None


def zone(reading: Reading, key: str, node: Node) -> str | None:
    found = texts.bare(reading, key, node)
    if found is None:
        return None
    try:
        ZoneInfo(found)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        near = "Asia/Shanghai" if re.fullmatch(_BEIJING, _plain(found)) else nearest(found, _zones())
        near = "Asia/Shanghai" if near == "Asia/Beijing" else near
        fix = reading.fixed(node, quoting.plain(near)) if near else ""
        reading.report(UNKNOWN_ZONE, node, text=found[:_SHOWN], guess=is_it(near), fix=fix)
        return None
    return found


def _zones() -> list[str]:
    """All time zones, and the one that everybody looks for in vain."""
    return ["Asia/Beijing", *sorted(available_timezones())]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def is_given(type_: schema.Type, node: Node) -> bool:
    """Whether a value was typed. For a date or a number, what stands behind a `#` is a comment and nothing else."""
    if not isinstance(node, Scalar) or node.text.strip():
        return True
    return type_.__class__ not in _BARE and texts.is_given(node)


_BARE = frozenset({schema.When, schema.Day, schema.Flag, schema.Whole, schema.OneOf, schema.Zone})
READERS: dict[type[Any], Reader] = {
    schema.Line: texts.line,
    schema.Prose: prose,
    schema.Words: lists.words,
    schema.Names: people.names,
    schema.When: dates.moment,
    schema.Day: dates.day,
    schema.Days: lists.days,
    schema.Flag: flag,
    schema.Web: addresses.web,
    schema.Mail: addresses.mail,
    schema.Zone: zone,
    schema.Slug: addresses.slug,
    schema.Paths: addresses.paths,
    schema.File: addresses.file,
    schema.Entry: entry,
}
