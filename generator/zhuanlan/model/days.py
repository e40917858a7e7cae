"""The day that pages show, as instants: where a zone's clock jumps, a day begins and ends where its date really changes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from math import floor

_HOUR = 3600
_LONGEST = 50
"""Hours that one date may last: two days' worth, where a zone went back over the date line (Kwajalein in 1969, Alaska in 1867)."""


def day_around(now: datetime) -> tuple[float, float]:
    """Between which instants (seconds since 1970), the first included, the date is the same as at this aware moment.

    Midnight may not exist (Beirut in spring), may come twice (Havana in autumn), and a clock that is put back over it
    gives a date a second beginning (Goose Bay until 2011).
    """
    zone = now.tzinfo
    assert zone is not None, "a moment without a zone has no day"
    at = now.timestamp()
    after = next(turn for turn in _turns(at, zone) if turn > at)
    before = [turn for turn in _turns(at - _LONGEST * _HOUR, zone) if turn <= at]
    return before[-1], after


def day_of(on: date, zone: tzinfo) -> tuple[float, float] | None:
    """When a date begins and ends in a zone; None of a date that the zone left out (Apia's 2011-12-30)."""
    for hour in (12, 0, 23):
        found = datetime(on.year, on.month, on.day, hour, tzinfo=zone).astimezone(UTC).astimezone(zone)
        if found.date() == on:
            return day_around(found)
    return None


def _turns(start: float, zone: tzinfo) -> Iterator[float]:
    """The instants after `start`, for long enough, at which the date changes, in order.

    Between two changes of the zone's offset the clock runs evenly, so midnight can be reckoned; no zone has ever changed
    its offset twice within the hour (IANA time zone database).
    """
    here = floor(start)
    last = here + 2 * _LONGEST * _HOUR
    while here < last:
        offset = _offset(here, zone)
        change = _change(here, here + _HOUR, zone)
        end = here + _HOUR if change is None else change
        midnight = here + (-(here + offset)) % 86400
        if here < midnight < end:
            yield float(midnight)
        if _date(end - 1, offset) != _date(end, _offset(end, zone)):
            yield float(end)
        here = end


def _change(start: int, end: int, zone: tzinfo) -> int | None:
    """The second in (start, end] from which the offset is another, if there is one."""
    offset = _offset(start, zone)
    if _offset(end, zone) == offset:
        return None
    while end - start > 1:
        middle = (start + end) // 2
        start, end = (middle, end) if _offset(middle, zone) == offset else (start, middle)
    return end


def _offset(at: int, zone: tzinfo) -> int:
    offset = datetime.fromtimestamp(at, UTC).astimezone(zone).utcoffset() or timedelta()
    return int(offset.total_seconds())


def _date(at: int, offset: int) -> int:
    return (at + offset) // 86400
