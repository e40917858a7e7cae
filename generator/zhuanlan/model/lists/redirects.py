"""Old addresses: 旧网址 of an entry and 旧址表 of site.yaml, each a page that leads on."""

from collections.abc import Iterator

from zhuanlan.model.kind import Feature
from zhuanlan.model.page import REDIRECT, Page
from zhuanlan.model.routes import path_of, url_of
from zhuanlan.model.site import Site


def _path(old: str) -> str:
    """`/2010/11/old/` stands for `2010/11/old/index.html`, `2010/11/old` too: servers look for it there."""
    path = path_of("/" + old.lstrip("/"))
    return path if "." in path.rsplit("/", 1)[-1] else path + "/index.html"


def _pages(site: Site) -> Iterator[Page]:
    for document in site.documents.values():
        for old in document.entry.aliases:
            yield Page(_path(old), REDIRECT, document.url, source=document.source, about="aliases", mapped=False)
    for old, new in site.paper.redirects:
        target = new if new.startswith(("http://", "https://")) else url_of(path_of("/" + new.lstrip("/")))
        yield Page(_path(old), REDIRECT, target, source="site.yaml", about="redirects", mapped=False)


FEATURE = Feature(name="redirects", pages=_pages)
