"""Institution 单位: who contributes, and where model members work."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhuanlan.model.card import InstitutionCard
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.entry import Head, Want
from zhuanlan.model.kind import Kind, by_order, card_of, record_of, record_seal, summary_of
from zhuanlan.model.lists.facets import facet_pages, facets_of
from zhuanlan.model.lists.listing import list_pages
from zhuanlan.model.page import Page
from zhuanlan.model.schema import Line, Paths, Prose, Slug, Web, Whole, key
from zhuanlan.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """An institution; the body presents it."""

    name: str = key("名称", "单位名称", "标题", type=Line(), required=True)
    type: str = key("类型", type=Line())
    region: str = key("地区", type=Line())
    field: str = key("领域", type=Line())
    website: str = key("网站", type=Web())
    contact: str = key("联系方式", "联系", type=Line())
    summary: str = key("摘要", "简介", type=Prose())
    order: int | None = key("顺序", type=Whole())
    slug: str = key("网址名", type=Slug())
    aliases: tuple[str, ...] = key("旧网址", type=Paths())


FACETS = {"institution-type": "类型"}


def _card(id_: str, url: str, head: Head, picture: object) -> InstitutionCard:
    return card_of(InstitutionCard, head, id=id_, url=url, summary=head.summary)


def _wants(institution: Institution) -> Iterator[Want]:
    yield Want("institutions", "all")
    if institution.type:
        yield Want("institution-type", institution.type)


def _pages(site: Site) -> Iterator[Page]:
    for id_ in site.kinds.get("institution", ()):
        yield from list_pages(site, id_, "institution.html", id_, ("contributed", id_), about="name")
    yield from facet_pages(site, "institutions", "institutions.html", FACETS)


KIND = Kind(
    name="institution",
    label=Bilingual("单位", "institution"),
    folders=("institutions", "单位"),
    sought=True,
    record=Institution,
    pattern="institutions/{slug}.html",
    names=lambda institution: (institution.name,),
    order=by_order,
    wants=_wants,
    summary=summary_of,
    card=_card,
    pages=_pages,
    queries={
        "institution": record_of,
        "institution_facets": lambda site: facets_of(site, "institutions", FACETS, {}),
    },
    seals={"institution": record_seal},
)
