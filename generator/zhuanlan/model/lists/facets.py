"""A list of entries that is divided by what they share: profiles by kind, region and field."""

from collections.abc import Iterator, Mapping

from zhuanlan.model.card import Facet, Tally
from zhuanlan.model.lists.listing import list_pages
from zhuanlan.model.page import Page
from zhuanlan.model.routes import page_name, url_of
from zhuanlan.model.site import Site


def facet_pages(site: Site, folder: str, template: str, facets: Mapping[str, str]) -> Iterator[Page]:
    """The list of all (`profiles/index.html`), and of each value of each facet (`profiles/region/….html`), if any.

    `facets` maps an index, `profile-region`, to what readers call it; the index of all is the folder's name.
    """
    if not site.group(folder, "all"):
        return
    yield from list_pages(site, f"{folder}/index.html", template, "", (folder, "all"))
    for index in facets:
        for value in site.groups.get(index, {}):
            yield from list_pages(site, _path(folder, index, value), template, value, (index, value))


def facets_of(site: Site, folder: str, facets: Mapping[str, str], labels: Mapping[str, str]) -> tuple[Facet, ...]:
    """Every facet with its values, most entries first. `labels` are what readers call values that are English words."""
    return tuple(
        Facet(name, tuple(sorted(_values(site, folder, index, labels), key=lambda tally: (-tally.count, tally.name))))
        for index, name in facets.items()
        if site.groups.get(index)
    )


def facet_url(site: Site, folder: str, index: str, value: str) -> str:
    """The address of the list of one value, empty if nothing has it."""
    return url_of(_path(folder, index, value)) if site.group(index, value) else ""


def _values(site: Site, folder: str, index: str, labels: Mapping[str, str]) -> Iterator[Tally]:
    for value, ids in site.groups[index].items():
        yield Tally(labels.get(value, value), facet_url(site, folder, index, value), len(ids))


def _path(folder: str, index: str, value: str) -> str:
    return f"{folder}/{index.rpartition('-')[2]}/{page_name(value)}.html"
