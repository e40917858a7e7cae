"""Which institutions an article comes from: its 供稿单位, and those of its authors' profiles."""

from collections.abc import Iterator

from zhuanlan.model.document import Document
from zhuanlan.model.kind import Resolve
from zhuanlan.model.site import Site

CONTRIBUTING_ROLES = frozenset({"供稿单位", "供稿", "来稿单位", "contributor", "contributors"})


def contributed_by(document: Document, resolve: Resolve) -> Iterator[str]:
    """The ids of the institutions named as contributors, or that are authors themselves."""
    for credit in document.record.credits:
        if credit.role in CONTRIBUTING_ROLES:
            yield from (id_ for person in credit.people if (id_ := resolve(person.name, "institution")))
    yield from (id_ for person in document.record.authors if (id_ := resolve(person.name, "institution")))


def institutions_of(site: Site, article: str) -> frozenset[str]:
    """The institutions that an article comes from, its authors' included."""
    document = site.documents[article]
    people = (site.resolve(person.name, "profile") for person in document.record.authors)
    units = (site.resolve(site.documents[id_].record.institution, "institution") for id_ in people if id_)
    return frozenset(contributed_by(document, site.resolve)) | frozenset(unit for unit in units if unit)
