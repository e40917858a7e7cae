"""Authors: one list for each name in a byline. Who has a profile, or is an institution, is served by that page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from zhuanlan.model.card import Credited, Tally
from zhuanlan.model.entry import Want
from zhuanlan.model.kind import Feature, Resolve
from zhuanlan.model.lists.listing import list_key, list_name, list_pages, spelling
from zhuanlan.model.names import folded
from zhuanlan.model.page import Page
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site

SERVING = ("profile", "institution")
"""The kinds whose page stands for an author of that name, the first that has him."""


def author_key(name: str, resolve: Resolve) -> str:
    """Under which key an author's articles are found: the id of the page that serves him, or his name."""
    return next((id_ for kind in SERVING if (id_ := resolve(name, kind))), "") or list_key(name)


def author_want(index: str, name: str) -> Want:
    """The same, for the index of an entry."""
    return Want(index, list_key(name), folded(name), SERVING, name)


def _path(site: Site, key: str, name: str) -> str:
    return key if key in site.documents else f"authors/{list_name(name)}.html"


def _spelling(site: Site, key: str) -> str:
    """The name of an author: of his profile, or as his newest byline has it."""
    if key in site.documents:
        name: str = site.documents[key].record.name
        return name
    return spelling(site, "author", key)


def tallies(site: Site, articles: Iterable[str]) -> tuple[Tally, ...]:
    """The authors of some articles, and how many of these each wrote, most first."""
    documents = site.documents
    named = Counter([want.label for id_ in articles for want in documents[id_].entry.wants if want.into == "author"])
    counts: Counter[str] = Counter()
    for name, n in named.items():
        counts[author_key(name, site.resolve)] += n
    return _tallied(site, counts)


def _tallied(site: Site, counts: Mapping[str, int]) -> tuple[Tally, ...]:
    names = {key: _spelling(site, key) for key in counts}
    found = (Tally(names[key], url_of(_path(site, key, names[key])), n) for key, n in counts.items())
    return tuple(sorted(found, key=lambda tally: (-tally.count, tally.name)))


def _pages(site: Site) -> Iterator[Page]:
    for key in site.groups.get("author", {}):
        if key not in site.documents:
            name = _spelling(site, key)
            yield from list_pages(site, _path(site, key, name), "author.html", name, ("author", key))
    yield Page("authors/index.html", "authors.html")


def _authors(site: Site) -> tuple[Tally, ...]:
    """All authors, and how many articles each has written, most first."""
    return _tallied(site, {key: len(ids) for key, ids in site.groups.get("author", {}).items()})


def _person(site: Site, name: str) -> str | None:
    """The page of somebody named in a byline or in the credits."""
    key = author_key(name, site.resolve)
    if key in site.documents:
        return url_of(key)
    return url_of(_path(site, key, _spelling(site, key))) if site.group("author", key) else None


def _credited(site: Site, id_: str) -> tuple[Credited, ...]:
    """What somebody did besides writing: the articles by role."""
    roles: dict[str, list[str]] = {}
    for article in site.group("credited", id_):
        for credit in site.documents[article].record.credits:
            if any(author_key(person.name, site.resolve) == id_ for person in credit.people):
                roles.setdefault(credit.role, []).append(article)
    return tuple(Credited(role, tuple(site.cards[article] for article in found)) for role, found in roles.items())


FEATURE = Feature(
    name="authors",
    pages=_pages,
    queries={
        "authors": _authors,
        "person": _person,
        "credited": _credited,
    },
)
