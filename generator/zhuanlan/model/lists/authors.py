"""Authors: one list for each name in a byline."""

from collections import Counter
from collections.abc import Iterable, Iterator

from zhuanlan.model.card import Tally
from zhuanlan.model.kind import Feature
from zhuanlan.model.lists.listing import list_key, list_pages
from zhuanlan.model.page import Page
from zhuanlan.model.routes import page_name, url_of
from zhuanlan.model.site import Site


def path_of_author(site: Site, key: str) -> str:
    """The output path of an author's page."""
    return f"authors/{page_name(spelling(site, key))}.html"


def spelling(site: Site, key: str) -> str:
    """The name of an author as his newest byline has it."""
    newest = site.cards[site.group("author", key)[0]]
    return next(person.name for person in newest.authors if list_key(person.name) == key)


def tallies(site: Site, articles: Iterable[str]) -> tuple[Tally, ...]:
    """The authors of some articles, and how many of these each wrote."""
    counts = Counter(list_key(person.name) for id_ in articles for person in site.cards[id_].authors)
    return tuple(Tally(spelling(site, key), url_of(path_of_author(site, key)), n) for key, n in counts.items())


def _pages(site: Site) -> Iterator[Page]:
    keys = site.groups.get("author", {})
    for key in keys:
        yield from list_pages(site, path_of_author(site, key), "author.html", spelling(site, key), ("author", key))
    yield Page("authors/index.html", "authors.html")


def _authors(site: Site) -> tuple[Tally, ...]:
    return tuple(sorted(tallies(site, site.by_kind["article"]), key=lambda tally: (-tally.count, tally.name)))


def _person(site: Site, name: str) -> str | None:
    key = list_key(name)
    return url_of(path_of_author(site, key)) if site.group("author", key) else None


FEATURE = Feature(name="authors", pages=_pages, queries={"authors": _authors, "person": _person})
