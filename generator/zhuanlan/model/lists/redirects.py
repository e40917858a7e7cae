"""Old addresses: 旧网址 of an entry and 旧址表 of site.yaml, each a page that leads on."""

from collections.abc import Iterator, Mapping

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.kind import Feature
from zhuanlan.model.page import REDIRECT, Page
from zhuanlan.model.routes import path_of, url_of
from zhuanlan.model.site import Site

OUTSIDE = ("http://", "https://")


def _path(old: str) -> str:
    """`/2010/11/old/` stands for `2010/11/old/index.html`, `2010/11/old` too: servers look for it there."""
    path = path_of("/" + old.lstrip("/"))
    return path if "." in path.rsplit("/", 1)[-1] else path + "/index.html"


def _target(new: str) -> str:
    return new if new.startswith(OUTSIDE) else url_of(path_of("/" + new.lstrip("/")))


def _pages(site: Site) -> Iterator[Page]:
    for document in site.documents.values():
        for old in document.entry.aliases:
            yield Page(_path(old), REDIRECT, document.url, source=document.source, about="aliases", mapped=False)
    round_ = loops(site)
    for old, new in site.paper.redirects:
        if _path(old) not in round_:
            yield Page(_path(old), REDIRECT, _target(new), source="site.yaml", about="redirects", mapped=False)


def loops(site: Site) -> Mapping[str, tuple[str, ...]]:
    """The lines of 旧址表 that lead back to themselves: the path of each, and the paths on its way round."""
    ways = {_path(old): path_of(target) for old, new in site.paper.redirects if (target := _target(new))[:1] == "/"}
    found: dict[str, tuple[str, ...]] = {}
    for start in ways:
        way = [start]
        while (path := ways.get(way[-1], "")) and path not in way:
            way.append(path)
        if path == start:
            found[start] = (*way, start)
    return found


def _findings(site: Site) -> Iterator[Diagnostic]:
    round_ = loops(site)
    for old, _ in site.paper.redirects:
        if _path(old) in round_:
            way = " → ".join(map(url_of, round_[_path(old)]))
            yield codes.register.REDIRECT_LOOP.at(site.origin("redirects"), old=old, way=way)


FEATURE = Feature(name="redirects", pages=_pages, findings=_findings)
