"""What every list shares: its pages, and what stands on one of them."""

from collections.abc import Iterator

from zhuanlan.model.card import Listing
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.page import Page
from zhuanlan.model.pager import full_pages, window
from zhuanlan.model.routes import collision_key, older, page_name, url_of
from zhuanlan.model.site import Site


def list_key(name: str) -> str:
    """Two names that would share a page share a list: `R语言` and `r语言`."""
    return collision_key(list_name(name))


def list_name(name: str) -> str:
    """The file name of a list: `index` is taken by the list of the lists."""
    found = page_name(name)
    return f"{found}_" if collision_key(found) == "index" else found


def list_pages(
    site: Site, path: str, template: str, id_: str, list_: tuple[str, str], origin: Place | None = None
) -> Iterator[Page]:
    """The newest page of a list, which stands even when it is empty, and the older ones."""
    for number in range(full_pages(len(site.group(*list_))) + 1):
        yield Page(older(path, number), template, id_, list_, number, origin or Place("site.yaml"))


def listing(site: Site, of: tuple[str, str, str, int]) -> Listing:
    """What stands on a list page; `of` is its `Page.listing`."""
    index, key, path, number = of
    ids = site.group(index, key)
    part = window(len(ids), number)
    first = path if number == 0 else f"{path.removesuffix(f'/{number}.html')}.html"

    def url(number: int | None) -> str | None:
        return None if number is None else url_of(older(first, number))

    return Listing(
        cards=tuple(site.cards[id_] for id_ in ids[part.start : part.stop]),
        number=number,
        older=url(part.older),
        newer=url(part.newer),
        newest=url(0) if number else None,
    )
