"""Moments and days in every form that Chinese editors type."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from zhuanlan.model.codes.values import (
    BAD_DATE,
    DATE_WITHOUT_YEAR,
    NO_SUCH_DAY,
    NO_SUCH_MONTH,
    NO_SUCH_TIME,
    SHORT_YEAR,
    SKIPPED_HOUR,
)
from zhuanlan.model.diagnostics import Code, Diagnostic, Place
from zhuanlan.model.moment import Moment
from zhuanlan.reading.schema import numerals

_PLAIN = str.maketrans(
    {"：": ":", "﹕": ":", "－": "-", "–": "-", "—": "-", "／": "/", "．": ".", "＋": "+", "\u3000": " ", "\xa0": " ", "（": "(", "）": ")"}
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {chr(0xFF21 + letter): chr(0x41 + letter) for letter in range(26)}
)  # fmt: skip
_SECOND = {"下午", "晚上", "晚", "傍晚", "夜里", "夜间", "pm"}
_MOMENT = r"""(?xi)\s*(?:(?P<year>\d+)\s*(?:年|-|/|\.)\s*(?P<month>\d+)\s*(?:月|-|/|\.)\s*(?P<day>\d+)\s*[日号]?
    |(?P<run>\d{8}))
    \s*(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?
    (?:\s*[,，]?\s*T?\s*
        (?P<half>上午|下午|凌晨|清晨|早上|早晨|早|中午|傍晚|晚上|晚|夜里|夜间)?\s*
        (?P<hour>\d{1,2})\s*(?::\s*(?P<minute>\d{1,2})(?:\s*:\s*(?P<second>\d{1,2})(?:\.\d+)?)?
        |[时時点點]\s*(?:(?P<spoken>半|整)|(?P<minutes>\d{1,2})\s*分?\s*(?:(?P<seconds>\d{1,2})\s*秒)?)?)
        \s*(?P<ampm>am|pm)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?
    )?\s*"""
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[ T](?:[01]\d|2[0-3]):\d\d(?::\d\d)?)?", re.ASCII)
"""The form that nearly every head has, so that nothing need be guessed."""
_NO_YEAR = r"(?s)\s*(?:\d{1,2}\s*月\s*\d{1,2}\s*[日号]?|\d{1,2}[-/.]\d{1,2})(?:\D.*)?\s*"
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a text is no moment."""

    code: Code
    arguments: tuple[tuple[str, object], ...]

    def at(self, place: Place) -> Diagnostic:
        """The finding."""
        return self.code.at(place, **{name: str(value) for name, value in self.arguments})


def parse_moment(text: str, zone: ZoneInfo) -> Moment | Wrong:
    """The moment that `text` names, in `zone`. Of an hour that comes twice, the first."""
    if _ISO.fullmatch(text):
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            pass  # there is no such day: what follows tells why
        else:
            return _local(at, zone, text) if len(text) > 10 else Moment(at.replace(tzinfo=zone), timed=False)
    if len(text) > _LONGEST:
        return _wrong(BAD_DATE, text=f"{text[:20]}…")
    typed = text.strip()
    match = re.fullmatch(_MOMENT, _plain(text))
    if match is None:
        return _wrong(DATE_WITHOUT_YEAR if re.fullmatch(_NO_YEAR, _plain(typed)) else BAD_DATE, text=typed)
    day = _day(match, typed)
    if isinstance(day, Wrong):
        return day
    if match["hour"] is None:
        return Moment(datetime(day.year, day.month, day.day, tzinfo=zone), timed=False)
    clock = _clock(match)
    if isinstance(clock, Wrong):
        return clock
    at = datetime(day.year, day.month, day.day, *clock)
    return _zoned(at, match["zone"], zone, typed)


def _plain(text: str) -> str:
    return text if text.isascii() else numerals.with_digits(text.translate(_PLAIN))


def _day(match: re.Match[str], typed: str) -> date | Wrong:
    run = match["run"]
    parts = (run[:4], run[4:6], run[6:]) if run else (match["year"], match["month"], match["day"])
    if len(parts[0]) <= 2 and len(parts[2]) <= 2:
        return _wrong(SHORT_YEAR, text=typed)
    if len(parts[0]) != 4 or any(len(part) > 2 for part in parts[1:]):
        return _wrong(BAD_DATE, text=typed)
    year, month, day = map(int, parts)
    if not 1 <= month <= 12:
        return _wrong(NO_SUCH_MONTH, month=month)
    if year == 0:
        return _wrong(BAD_DATE, text=typed)
    if not 1 <= day <= monthrange(year, month)[1]:
        return _wrong(NO_SUCH_DAY, year=year, month=month, day=day)
    return date(year, month, day)


def _clock(match: re.Match[str]) -> tuple[int, int, int] | Wrong:
    hour = int(match["hour"])
    minute = 30 if match["spoken"] == "半" else int(match["minute"] or match["minutes"] or 0)
    second = int(match["second"] or match["seconds"] or 0)
    half = (match["half"] or match["ampm"] or "").lower()
    if (half in _SECOND and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    elif hour == 12 and half in ("am", "凌晨"):
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return _wrong(NO_SUCH_TIME, time=f"{hour}:{minute:02}" + (f":{second:02}" if second else ""))
    return hour, minute, second


def _zoned(at: datetime, offset: str | None, zone: ZoneInfo, typed: str) -> Moment | Wrong:
    try:
        if offset:
            return Moment(at.replace(tzinfo=_offset(offset)).astimezone(zone), timed=True)
    except (OverflowError, ValueError):  # an offset beyond a day, or a moment before the year 1
        return _wrong(BAD_DATE, text=typed)
    return _local(at, zone, typed)


def _local(at: datetime, zone: ZoneInfo, typed: str) -> Moment | Wrong:
    local = at.replace(tzinfo=zone)
    if 1 < at.year < 9999 and local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != at:
        return _wrong(SKIPPED_HOUR, text=typed, zone=zone.key)
    return Moment(local, timed=True)


def _offset(text: str) -> timezone:
    if text[0] not in "+-":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _wrong(code: Code, **arguments: object) -> Wrong:
    return Wrong(code, tuple(arguments.items()))
