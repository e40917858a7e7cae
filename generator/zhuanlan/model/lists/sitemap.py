"""The map of the site for search engines (sitemaps.org, protocol 0.9), and robots.txt (RFC 9309)."""

from collections.abc import Iterable, Iterator

from zhuanlan.model.page import Mapped, Page, Planned, Robots, Sitemap
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site
from zhuanlan.model.uris import absolute

PATH = "sitemap.xml"
ROBOTS = "robots.txt"
MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024
"""A file of the protocol holds no more, uncompressed."""
LONGEST = 2_048
"""An address of as many characters or more is no address to the protocol."""
_MARKUP = 120
"""Bytes of one entry besides its address, at most."""


def sitemaps(site: Site, planned: Iterable[Planned]) -> Iterator[Sitemap]:
    """`sitemap.xml`, which names every page for readers once; over the protocol's limits it names `sitemap-1.xml` ….

    In the order of their paths, so a page keeps its place whatever else is made. None without `base_url`.
    """
    if not site.paper.base_url:
        return
    base, documents = site.paper.base_url, site.documents
    paths = sorted({item.path for item in planned if isinstance(item, Page) and item.mapped})
    # When an entry last changed; of other pages nobody said.
    changed = [documents[path].entry.modified if path in documents else "" for path in paths]
    entries = map(Mapped, (absolute(base, url_of(path)) for path in paths), changed)
    parts = list(_parts([entry for entry in entries if len(entry.uri) < LONGEST]))
    if len(parts) == 1:
        yield Sitemap(PATH, parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Sitemap(PATH, tuple(Mapped(absolute(site.paper.base_url, f"/{name}")) for name in names), index=True)
    for name, part in zip(names, parts, strict=True):
        yield Sitemap(name, part)


def robots(site: Site) -> Iterator[Robots]:
    """All may read all, and here is the map. Without `base_url` none: its absence says the same (RFC 9309, 2.3.1.3)."""
    if site.paper.base_url:
        yield Robots(ROBOTS, absolute(site.paper.base_url, f"/{PATH}"))


def _parts(entries: list[Mapped]) -> Iterator[tuple[Mapped, ...]]:
    """The entries in files of the size that the protocol allows; one file, though empty, at least."""
    start, size = 0, _MARKUP
    for at, entry in enumerate(entries):
        uri = entry.uri
        cost = len(uri) + len("amp;") * uri.count("&") + _MARKUP
        if at - start == MOST_URLS or size + cost > MOST_BYTES:
            yield tuple(entries[start:at])
            start, size = at, _MARKUP
        size += cost
    yield tuple(entries[start:])
