"""A list of articles divided by time: by months, by years, by days; and the calendar of a month."""

import calendar
from collections.abc import Sequence
from itertools import groupby

from zhuanlan.model.card import Card
from zhuanlan.model.moment import Moment

SPARSE = 20
"""Days between two articles, on average, from which a month would hold an entry or two: then years divide the list."""

Row = tuple[str, Card]
"""The day as the row has it (`08日`, among years `10-08`), and the article."""


def by_period(cards: Sequence[Card]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """`((2026年11月, ((08日, card), …)), …)`; `((2026年, ((11-08, card), …)), …)` of articles far apart."""
    if not cards:
        return ()
    sparse = (cards[0].date.at - cards[-1].date.at).days > SPARSE * len(cards)
    name = _year if sparse else _month
    rows = (
        (f"{at.month:02}-{at.day:02}" if sparse else f"{at.day:02}日", card) for card in cards for at in (card.date.at,)
    )
    return tuple((period, tuple(found)) for period, found in groupby(rows, key=lambda row: name(row[1])))


def by_day(cards: Sequence[Card]) -> tuple[tuple[Moment, tuple[Card, ...]], ...]:
    """The articles of each day, under the moment of its first."""
    days = (tuple(found) for _, found in groupby(cards, key=lambda card: card.date.at.date()))
    return tuple((found[0].date, found) for found in days)


def weeks(value: Moment) -> list[list[int]]:
    """The days of a moment's month, a list a week from Monday on; 0 where a week belongs to another month."""
    return calendar.Calendar().monthdayscalendar(value.at.year, value.at.month)


def _year(card: Card) -> str:
    return f"{card.date.at.year}年"


def _month(card: Card) -> str:
    at = card.date.at
    return f"{at.year}年{at.month}月"
