"""Feeds: the newest articles of the paper and of each column, for feed readers. A paper without `base_url` has none.

They read heads and summaries, never bodies: see `docs/decisions/007-feeds.md`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from zhuanlan.model.card import Card
from zhuanlan.model.kind import Feature
from zhuanlan.model.moment import Moment
from zhuanlan.model.page import FEED_TYPES, Feed
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site

NEWEST = 20
"""Entries of a feed: feed readers ask daily, and no column prints more in a day."""

NAMES = {"atom": "feed.xml", "json": "feed.json"}
FORMS = {name: form for form, name in NAMES.items()}


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a feed: its card, and what the card leaves to its head."""

    card: Card
    updated: datetime
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says. `home` is the page that it follows; all addresses are site-absolute.

    `updated` is the moment of the newest change among the items: no clock, so the same paper gives the same bytes.
    It is None when nothing is known to have happened yet.
    """

    title: str
    subtitle: str
    home: str
    items: tuple[Item, ...]
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class FeedLink:
    """Where a feed stands, its title, and its media type for `<link rel="alternate">`."""

    title: str
    url: str
    type: str


def moment_of_change(date: Moment, updated: Moment | None) -> Moment:
    """更新时间, else the date; an update cannot come before what it updates."""
    return updated if updated is not None and updated.at > date.at else date


def feed_path(home: str, form: str) -> str:
    """`columns/lilun.html` → `columns/lilun/feed.xml`, in the folder that the column's older pages have."""
    name = NAMES[form]
    return home.removesuffix("index.html").removesuffix(".html").rstrip("/") + f"/{name}" if home else name


def _pages(site: Site) -> Iterator[Feed]:
    """A feed stands even when it is empty, as a list does: somebody may follow a column before its first article."""
    if not site.paper.base_url:
        return
    for form in NAMES:
        yield Feed(feed_path("", form), form)
        for column in site.kinds.get("column", ()):
            yield Feed(feed_path(column, form), form, column)


def _feed(site: Site, column: str) -> Channel:
    """What the feed of a column says, or with an empty id that of the paper."""
    if not column:
        items = _items(site, site.kinds["article"])
        return Channel(site.paper.name, site.paper.slogan, "/index.html", items, _newest(items))
    document = site.documents[column]
    record = document.record
    items = _items(site, site.group("column", column))
    launched = datetime.combine(record.launched, time(tzinfo=UTC)) if record.launched else None
    return Channel(_title(site, column), record.slogan, document.url, items, _newest(items) or launched)


def _feeds(site: Site, column: str = "") -> tuple[FeedLink, ...]:
    """The feeds of a column, or of the whole paper; none without `base_url`."""
    if not site.paper.base_url:
        return ()
    title = _title(site, column)
    return tuple(FeedLink(title, url_of(feed_path(column, form)), FEED_TYPES[form]) for form in NAMES)


def _title(site: Site, column: str) -> str:
    return f"{site.documents[column].record.name} - {site.paper.name}" if column else site.paper.name


def _items(site: Site, articles: Sequence[str]) -> tuple[Item, ...]:
    return tuple(_item(site, id_) for id_ in articles[:NEWEST])


def _item(site: Site, id_: str) -> Item:
    card, record = site.cards[id_], site.documents[id_].record
    return Item(card, moment_of_change(card.date, record.updated).at, record.tags)


def _newest(items: Sequence[Item]) -> datetime | None:
    return max((item.updated for item in items), default=None)


FEATURE = Feature(name="feeds", pages=_pages, queries={"feed": _feed, "feeds": _feeds})
