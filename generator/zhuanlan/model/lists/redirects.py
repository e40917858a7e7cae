"""Old addresses: 旧网址 of an entry and 旧址表 of site.yaml, each a page that leads on."""

from collections.abc import Iterator

from zhuanlan.model.kind import Feature
from zhuanlan.model.page import MOVED, Page
from zhuanlan.model.routes import path_of, url_of
from zhuanlan.model.site import Site


def _path(old: str) -> str:
    """`/2010/11/old/` stands for `2010/11/old/index.html`, `2010/11/old` too: servers look for it there."""
    path = path_of("/" + old.lstrip("/"))
    return path if "." in path.rsplit("/", 1)[-1] else path + "/index.html"


def _pages(site: Site) -> Iterator[Page]:
    for document in site.documents.values():
        for old in document.entry.aliases:
            yield _page(old, document.url, document.source, "aliases")
    for old, new in site.paper.redirects:
        target = new if new.startswith(("http://", "https://")) else url_of(path_of("/" + new.lstrip("/")))
        yield _page(old, target, "site.yaml", "redirects")


def _page(old: str, target: str, source: str, about: str) -> Page:
    return Page(_path(old), "redirect.html", target, source=source, about=about, mapped=False, status=MOVED)


FEATURE = Feature(name="redirects", pages=_pages)
