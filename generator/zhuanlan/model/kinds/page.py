"""Page 页面: about, contact, the accessibility statement, …"""

from collections.abc import Iterator
from dataclasses import dataclass

from zhuanlan.model.card import MenuLink
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.kind import Kind, by_order, record_of, record_seal
from zhuanlan.model.moment import Moment
from zhuanlan.model.page import Page
from zhuanlan.model.schema import Line, Paths, Prose, Slug, When, Whole, key
from zhuanlan.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPage:
    """A page that stands by itself."""

    title: str = key("标题", "主题", "名称", type=Line(), required=True)
    subtitle: str = key("副题", "副标题", type=Line())
    summary: str = key("摘要", "导语", type=Prose())
    updated: Moment | None = key("更新时间", "日期", "date", type=When())
    order: int | None = key("顺序", type=Whole())
    slug: str = key("网址名", type=Slug())
    aliases: tuple[str, ...] = key("旧网址", type=Paths())


def _pages(site: Site) -> Iterator[Page]:
    for id_ in site.kinds.get("page", ()):
        yield Page(id_, "page.html", id_, about="title")


def _static_pages(site: Site) -> tuple[MenuLink, ...]:
    return tuple(MenuLink(document.record.title, document.url) for document in site.of_kind("page"))


KIND = Kind(
    name="page",
    label=Bilingual("页面", "page"),
    folders=("pages", "页面"),
    record=StaticPage,
    pattern="{slug}.html",
    names=lambda page: (page.title,),
    order=by_order,
    pages=_pages,
    queries={"static_page": record_of, "static_pages": _static_pages},
    seals={"static_page": record_seal},
)
