"""Moments and days as Chinese editors type them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.frontmatter.heads import BEIJING, head, titled
from zhuanlan.model.moment import Moment
from zhuanlan.reading.schema.moments import Wrong, parse_moment

DAY = datetime(2010, 11, 10, tzinfo=BEIJING)
NEW_YORK = ZoneInfo("America/New_York")


def day(text: str) -> Moment:
    found = parse_moment(text, BEIJING)
    assert isinstance(found, Moment), found
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2010-11-10", "2010/11/10", "2010.11.10", "20101110", "2010年11月10日", "2010年11月10号", "２０１０年１１月１０日",
        "二〇一〇年十一月十日", "二零一零年十一月十日", "二○一○年十一月十日", "2010 年 11 月 10 日", "2010-11-10 星期三",
        "2010年11月10日（周三）", "2010／11／10", "2010－11－10", " 2010-11-10 ", "2010年11月10",
    ],
)  # fmt: skip
def test_days(text: str) -> None:
    assert day(text) == Moment(DAY, timed=False)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2010年11月10日15:46", (15, 46, 0)), ("2010-11-10 15:46", (15, 46, 0)), ("2010-11-10 15:46:07", (15, 46, 7)),
        ("2010-11-10T15:46", (15, 46, 0)), ("2010-11-10T15:46:07.123", (15, 46, 7)), ("20101110 15:46", (15, 46, 0)),
        ("2010年11月10日 下午3时46分", (15, 46, 0)), ("2010年11月10日15时46分", (15, 46, 0)),
        ("2010年11月10日15点", (15, 0, 0)), ("2010年11月10日下午3点半", (15, 30, 0)),
        ("二〇一〇年十一月十日下午三时四十六分", (15, 46, 0)), ("２０１０－１１－１０　１５：４６", (15, 46, 0)),
        ("2010-11-10 上午9:05", (9, 5, 0)), ("2010-11-10 9:05", (9, 5, 0)), ("2010-11-10 3:46 PM", (15, 46, 0)),
        ("2010-11-10 中午12:00", (12, 0, 0)), ("2010-11-10 凌晨12:30", (0, 30, 0)), ("2010-11-10 晚8时", (20, 0, 0)),
        ("2010-11-10T07:46:00Z", (15, 46, 0)), ("2010-11-10T07:46:00+00:00", (15, 46, 0)),
        ("2010-11-10 15:46 +0800", (15, 46, 0)), ("2010-11-10 00:00", (0, 0, 0)),
    ],
)  # fmt: skip
def test_moments(text: str, clock: tuple[int, int, int]) -> None:
    hour, minute, second = clock
    assert day(text) == Moment(DAY + timedelta(hours=hour, minutes=minute, seconds=second), timed=True)


@pytest.mark.parametrize(("text", "number"), [("十一", 11), ("二十", 20), ("二十三", 23), ("三十", 30), ("卅", 30)])
def test_days_in_han_numerals(text: str, number: int) -> None:
    assert day(f"二〇一〇年十月{text}日").at.day == number


@pytest.mark.parametrize(
    ("text", "code", "zh", "en"),
    [
        ("2010-02-30", "no-such-day", "2010 年 2 月没有 30 日。", "There is no day 30 in month 2 of 2010."),
        ("2011年2月29日", "no-such-day", "2011 年 2 月没有 29 日。", "There is no day 29 in month 2 of 2011."),
        ("2010-13-01", "no-such-month", "一年里没有 13 月。", "There is no month 13."),
        ("2010-11-10 25:00", "no-such-time", "一天里没有 25:00 这个时刻。", "There is no time 25:00 in a day."),
        ("2010-11-10 24:00", "no-such-time", "一天里没有 24:00 这个时刻。", "There is no time 24:00 in a day."),
        ("2010-11-10 15:60", "no-such-time", "一天里没有 15:60 这个时刻。", "There is no time 15:60 in a day."),
        ("11月10日", "date-without-year", "“11月10日”没有写年份。", '"11月10日" has no year.'),
        ("11-10 15:46", "date-without-year", "“11-10 15:46”没有写年份。", '"11-10 15:46" has no year.'),
        ("10-11-10", "short-year", "“10-11-10”的年份只有两位，不知道是哪一年。", 'The year of "10-11-10" has only two digits.'),
        ("10年11月10日", "short-year", "“10年11月10日”的年份只有两位，不知道是哪一年。", 'The year of "10年11月10日" has only two digits.'),
        ("前天", "bad-date", "“前天”读不出日期。", 'No date can be read from "前天".'),
        ("2010年11月", "bad-date", "“2010年11月”读不出日期。", 'No date can be read from "2010年11月".'),
        ("0000-01-01", "bad-date", "“0000-01-01”读不出日期。", 'No date can be read from "0000-01-01".'),
        ("10/11/2010", "bad-date", "“10/11/2010”读不出日期。", 'No date can be read from "10/11/2010".'),
    ],
)  # fmt: skip
def test_what_is_no_date_is_told_word_for_word(text: str, code: str, zh: str, en: str) -> None:
    seen = head("标题: 例", f"日期: {text} # 注")
    assert (seen.codes, seen.record) == ([code], None)
    assert (seen.only.message("zh"), seen.only.message("en")) == (zh, en)
    assert (seen.only.place.line, seen.only.place.column, seen.only.severity) == (3, 5, "error")


@pytest.mark.parametrize(
    ("text", "zone"), [("2026-03-08 02:30", "America/New_York"), ("1986-05-04 02:30", "Asia/Shanghai")]
)
def test_an_hour_that_was_skipped(text: str, zone: str) -> None:
    seen = head("标题: 例", f"日期: {text}", zone=zone)
    assert seen.codes == ["skipped-hour"]
    assert seen.only.message("zh") == f"“{text}”在时区 {zone} 里不存在：那时正改夏令时，钟拨快了。"


def test_of_an_hour_that_comes_twice_the_first() -> None:
    found = parse_moment("2026-11-01 01:30", NEW_YORK)
    assert isinstance(found, Moment)
    assert found.at.utcoffset() == timedelta(hours=-4)


@pytest.mark.parametrize("text", ["0001-01-01", "0001-01-01 00:00", "9999-12-31 23:59:59", "1900-01-01"])
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"])
def test_the_ends_of_time(text: str, zone: str) -> None:
    assert isinstance(parse_moment(text, ZoneInfo(zone)), Moment)


@pytest.mark.parametrize("text", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "2010-11-10T00:00+99:99"])
def test_beyond_the_ends_of_time(text: str) -> None:
    found = parse_moment(text, ZoneInfo("UTC"))
    assert isinstance(found, Wrong)
    assert found.code.id == "bad-date"


def test_a_day_has_no_hour() -> None:
    seen = titled("见报日期: 2010-11-10 15:46")
    assert (seen.codes, seen.record.print_date) == (["time-dropped"], date(2010, 11, 10))
    assert seen.only.fix == "见报日期: 2010-11-10"
