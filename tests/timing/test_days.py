"""A day begins and ends where the date on the wall changes, whatever the zone's clock does."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuanlan.model.days import day_around, day_of

ZONES = (
    "Asia/Shanghai", "UTC", "Asia/Beirut", "America/Havana", "America/Goose_Bay", "Australia/Lord_Howe", "Pacific/Apia",
    "America/Sao_Paulo", "Asia/Gaza", "Africa/Casablanca", "America/St_Johns", "Pacific/Kwajalein", "Asia/Kathmandu",
)  # fmt: skip


@given(st.sampled_from(ZONES), st.integers(-800_000_000, 2_000_000_000))
def test_the_day_ends_at_the_first_second_of_another_date(name: str, at: int) -> None:
    zone = ZoneInfo(name)
    since, until = day_around(datetime.fromtimestamp(at, zone))
    today = datetime.fromtimestamp(at, zone).date()
    assert since <= at < until
    dates = {datetime.fromtimestamp(since + (until - since - 1) * step / 200, zone).date() for step in range(201)}
    assert dates == {today}
    assert datetime.fromtimestamp(until, zone).date() != today
    assert datetime.fromtimestamp(since - 1, zone).date() != today


@pytest.mark.parametrize(
    ("name", "noon", "first", "last"),
    [
        ("Asia/Shanghai", "2026-11-23", "2026-11-22T16:00:00", "2026-11-23T16:00:00"),
        # Clocks went from 00:00 to 01:00: there was no midnight.
        ("Asia/Beirut", "2022-03-27", "2022-03-26T22:00:00", "2022-03-27T21:00:00"),
        # At 01:00 they went back to 00:00: midnight came twice, the day began with the first.
        ("America/Havana", "2022-11-06", "2022-11-06T04:00:00", "2022-11-07T05:00:00"),
        # At 00:01 they went back to 23:01 of the day before, so that day began a second time and lasted an hour more.
        ("America/Goose_Bay", "2010-11-07", "2010-11-07T04:00:00", "2010-11-08T04:00:00"),
        # 2011-12-30 was left out: the 29th is followed by the 31st.
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00", "2011-12-30T10:00:00"),
    ],
)
def test_days_that_are_not_as_others(name: str, noon: str, first: str, last: str) -> None:
    zone = ZoneInfo(name)
    since, until = day_around(datetime.fromisoformat(f"{noon}T12:00").replace(tzinfo=zone))
    utc = [datetime.fromtimestamp(at, ZoneInfo("UTC")).replace(tzinfo=None).isoformat() for at in (since, until)]
    assert utc == [first, last]


def test_a_date_that_a_zone_left_out_never_is() -> None:
    zone = ZoneInfo("Pacific/Apia")
    assert day_of(date(2011, 12, 30), zone) is None
    span = day_of(date(2011, 12, 31), zone)
    assert span is not None
    assert datetime.fromtimestamp(span[0] - 1, zone).date() == date(2011, 12, 29)


def test_a_short_day_at_a_change_of_clocks_is_found() -> None:
    """00:00 to 00:01 in Goose Bay: one minute of a date, before the clock went back."""
    zone = ZoneInfo("America/Goose_Bay")
    since, until = day_around(datetime(2010, 11, 7, 0, 0, 30, tzinfo=zone))
    assert until - since == 60
