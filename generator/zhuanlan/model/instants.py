"""Moments as machines read them: RFC 3339 in feeds, W3C's profile of ISO 8601 in the map of the site."""

from datetime import datetime, timedelta, timezone

from zhuanlan.model.moment import Moment

_MINUTE = timedelta(minutes=1)


def instant(at: datetime) -> str:
    """`2026-10-08T09:30:00+08:00` (RFC 3339, 5.6; RFC 4287, 3.3).

    Its offsets have no seconds, but Shanghai's had before 1901 (+08:05:43): the clock on the wall stays, they go.
    """
    offset = (at.utcoffset() or timedelta()) // _MINUTE * _MINUTE
    return at.replace(tzinfo=timezone(offset)).isoformat(timespec="seconds")


def lastmod(moment: Moment) -> str:
    """The day alone if no hour was given (sitemaps.org: W3C Datetime, where the time may be left out)."""
    return instant(moment.at) if moment.timed else moment.at.date().isoformat()
