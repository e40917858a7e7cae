"""Tags: one list for each."""

from collections.abc import Iterator

from zhuanlan.model.card import Tally
from zhuanlan.model.kind import Feature
from zhuanlan.model.lists.listing import list_key, list_name, list_pages, spelling
from zhuanlan.model.page import Page
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site


def _spelling(site: Site, key: str) -> str:
    return spelling(site, "tag", key)


def _path(site: Site, key: str) -> str:
    return f"tags/{list_name(_spelling(site, key))}.html"


def _pages(site: Site) -> Iterator[Page]:
    keys = site.groups.get("tag", {})
    for key in keys:
        yield from list_pages(site, _path(site, key), "tag.html", _spelling(site, key), ("tag", key))
    yield Page("tags/index.html", "tags.html")


def _tags(site: Site) -> tuple[Tally, ...]:
    found = (
        Tally(_spelling(site, key), url_of(_path(site, key)), len(ids))
        for key, ids in site.groups.get("tag", {}).items()
    )
    return tuple(sorted(found, key=lambda tally: (-tally.count, tally.name)))


def _tag(site: Site, name: str) -> str | None:
    key = list_key(name)
    return url_of(_path(site, key)) if site.group("tag", key) else None


FEATURE = Feature(name="tags", pages=_pages, queries={"tags": _tags, "tag": _tag})
