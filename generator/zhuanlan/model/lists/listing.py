"""What every list shares: its pages, and what stands on one of them."""

from collections.abc import Iterator

from zhuanlan.model.card import Listing
from zhuanlan.model.page import Page
from zhuanlan.model.pager import full_pages
from zhuanlan.model.routes import collision_key, older, page_name, url_of
from zhuanlan.model.site import Site


def list_key(name: str) -> str:
    """Two names that would share a page share a list: `R语言` and `r语言`."""
    return collision_key(list_name(name))


def list_name(name: str) -> str:
    """The file name of a list: `index` is taken by the list of the lists."""
    found = page_name(name)
    return f"{found}_" if collision_key(found) == "index" else found


def spelling(site: Site, index: str, key: str) -> str:
    """What a list is called: as its newest entry spells it."""
    newest = site.documents[site.group(index, key)[0]].entry
    return next(want.label for want in newest.wants if want.into == index and want.key == key)


def list_pages(
    site: Site, path: str, template: str, id_: str, list_: tuple[str, str], about: str = ""
) -> Iterator[Page]:
    """The newest page of a list, which stands even when it is empty, and the older ones."""
    for number in range(full_pages(len(site.group(*list_))) + 1):
        yield Page(older(path, number), template, id_, list_, number, about=about)


def listing(site: Site, page: tuple[str, str, str, int]) -> Listing:
    """What stands on a list page, told by its `Page.listing`."""
    index, key, path, number = page
    part = site.part(index, key, number)
    first = path if number == 0 else f"{path.removesuffix(f'/{number}.html')}.html"

    def url(to: int | None) -> str | None:
        return None if to is None else url_of(older(first, to))

    return Listing(
        cards=tuple(site.cards[id_] for id_ in part.ids),
        number=number,
        older=url(part.older),
        newer=url(part.newer),
        newest=url(0) if number else None,
    )
