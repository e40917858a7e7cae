"""The front page, the page for a lost reader, and the navigation."""

from collections.abc import Iterator

from zhuanlan.model import codes
from zhuanlan.model.card import Front, MenuLink
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.kind import Feature
from zhuanlan.model.page import Page
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site

BRIEFS = 6
RECENT = 40
"""From how many of the newest articles the front page is chosen: old weights must not hold it for ever."""

_LISTS = {
    "首页": "index.html",
    "头版": "index.html",
    "专栏": "columns/index.html",
    "作者": "authors/index.html",
    "标签": "tags/index.html",
    "往期": "archive/index.html",
}


def _pages(site: Site) -> Iterator[Page]:
    yield Page("index.html", "index.html")
    yield Page("404.html", "404.html", mapped=False)


def _front(site: Site) -> Front:
    """头条: the newest article marked so, else the weightiest of the newest; then by weight, then by date."""
    recent = [site.cards[id_] for id_ in site.kinds["article"][:RECENT]]
    ranked = sorted(recent, key=lambda card: (not card.lead, -card.weight))
    lead = next((card for card in recent if card.lead), None) or (ranked[0] if ranked else None)
    rest = [card for card in ranked if card is not lead]
    pair = tuple(rest[:2]) if len(rest) >= 2 else ()
    rest = [card for card in rest if card not in pair]
    banner = rest[0] if rest else None
    briefs = [card for card in recent if card not in (lead, banner, *pair)]
    return Front(lead, pair, banner, tuple(briefs[:BRIEFS]))


def _menu(site: Site) -> tuple[MenuLink, ...]:
    """导航 of site.yaml; without it, the front page, the columns, the archive and the pages."""
    if site.paper.menu:
        chosen = ((item.name, _destination(site, item.to or item.name)) for item in site.paper.menu)
        return tuple(MenuLink(name, url) for name, url in chosen if url)
    links = [("首页", "/index.html")]
    links += [(document.record.name, document.url) for document in site.of_kind("column")[:6]]
    links += [("往期", "/archive/index.html")]
    links += [(document.record.title, document.url) for document in site.of_kind("page")[:3]]
    return tuple(MenuLink(name, url) for name, url in links)


def _destination(site: Site, to: str) -> str:
    """The address of a list, an entry, or an address as it stands; empty if there is nothing of that name."""
    if to.startswith(("/", "http://", "https://")):
        return to
    found = site.named(to)
    if found:
        return found[0].url
    path = _LISTS.get(to, to if to.endswith(".html") else "")
    return url_of(path) if path else ""


def _findings(site: Site) -> Iterator[Diagnostic]:
    for item in site.paper.menu:
        if not _destination(site, item.to or item.name):
            yield codes.site.UNKNOWN_MENU.at(site.origin("menu"), name=item.to or item.name)


FEATURE = Feature(
    name="front",
    pages=_pages,
    queries={
        "paper": lambda site: site.paper,
        "base_url": lambda site: site.paper.base_url,
        "grey": lambda site: site.today in site.paper.grey,
        "today": lambda site: site.today,
        "front": _front,
        "menu": _menu,
    },
    findings=_findings,
)
