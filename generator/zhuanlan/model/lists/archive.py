"""The archive: one list for each month, and one of all articles."""

from collections.abc import Iterator

from zhuanlan.model.card import Tally
from zhuanlan.model.kind import Feature
from zhuanlan.model.lists.listing import list_pages
from zhuanlan.model.page import Page
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site

ALL = "archive/all.html"


def _path(month: str) -> str:
    return f"archive/{month}.html"


def _pages(site: Site) -> Iterator[Page]:
    months = site.groups.get("month", {})
    for month in months:
        yield from list_pages(site, _path(month), "month.html", month, ("month", month))
    if site.group("articles", "all"):
        yield from list_pages(site, ALL, "all.html", "全部文章", ("articles", "all"))
    yield Page("archive/index.html", "archive.html")


def _months(site: Site) -> tuple[Tally, ...]:
    found = site.groups.get("month", {})
    return tuple(Tally(month, url_of(_path(month)), len(found[month])) for month in sorted(found, reverse=True))


FEATURE = Feature(name="archive", pages=_pages, queries={"months": _months})
