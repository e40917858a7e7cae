"""Which institutions an article comes from: its 供稿单位, and those of its authors' profiles."""

from collections.abc import Iterator
from typing import Any

from zhuanlan.model.entry import Want
from zhuanlan.model.names import folded
from zhuanlan.model.site import Site

CONTRIBUTING_ROLES = frozenset({"供稿单位", "供稿", "来稿单位", "contributor", "contributors"})


def _contributors(article: Any) -> Iterator[str]:
    """The names that may be those of institutions: the contributors', and the authors'."""
    for credit in article.credits:
        if credit.role in CONTRIBUTING_ROLES:
            yield from (person.name for person in credit.people)
    yield from (person.name for person in article.authors)


def contributed_by(article: Any) -> Iterator[Want]:
    """The index of what an institution contributed."""
    return (Want("contributed", "", folded(name), ("institution",)) for name in _contributors(article))


def institutions_of(site: Site, id_: str) -> frozenset[str]:
    """The institutions that an article comes from, its authors' included."""
    article = site.documents[id_].record
    people = (site.resolve(person.name, "profile") for person in article.authors)
    units = (site.resolve(site.documents[person].record.institution, "institution") for person in people if person)
    named = (site.resolve(name, "institution") for name in _contributors(article))
    return frozenset(unit for unit in (*named, *units) if unit)
