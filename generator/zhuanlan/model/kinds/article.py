"""Article 文章."""

import datetime
import posixpath
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhuanlan.model import codes
from zhuanlan.model.card import Card, ColumnCard, Neighbours
from zhuanlan.model.citation import citation
from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.model.document import Document, Draft
from zhuanlan.model.kind import Kind, Resolve
from zhuanlan.model.kinds.column import column_card
from zhuanlan.model.lists.authors import SERVING, author_key
from zhuanlan.model.lists.contributions import contributed_by
from zhuanlan.model.lists.listing import list_key
from zhuanlan.model.media import Picture
from zhuanlan.model.moment import Moment
from zhuanlan.model.names import Credit, Person
from zhuanlan.model.page import Page
from zhuanlan.model.schema import (
    Credits,
    Day,
    Entry,
    File,
    Flag,
    Group,
    Line,
    Many,
    Names,
    OneOf,
    Paths,
    Prose,
    Slug,
    Web,
    When,
    Whole,
    Words,
    key,
)
from zhuanlan.model.site import Site
from zhuanlan.model.summary import first_sentences

STATUS = OneOf(
    (("draft", "草稿"), ("review", "送审"), ("published", "签发", "已发布", "发布"), ("withdrawn", "撤稿", "撤回"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """更正: what was wrong and is right now."""

    date: datetime.date = key("日期", type=Day(), required=True)
    text: str = key("内容", "文字", type=Prose(), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article, with every key that its front matter may hold."""

    title: str = key("标题", "主题", type=Line(), required=True)
    kicker: str = key("引题", "眉题", "肩题", type=Line())
    subtitle: str = key("副题", "副标题", type=Line())
    authors: tuple[Person, ...] = key("作者", "author", type=Names())
    credits: tuple[Credit, ...] = key("署名", type=Credits())
    author_note: str = key("作者单位", "作者简介", type=Line())
    source: str = key("来源", type=Line())
    source_url: str = key("原文链接", type=Web())
    reprinted_from: str = key("转载自", "转载", type=Line())
    first_published: Moment | None = key("首发时间", type=When())
    dateline: str = key("电头", type=Line())
    date: Moment = key("日期", "时间", "发布时间", type=When(), required=True)
    updated: Moment | None = key("更新时间", type=When())
    expires: Moment | None = key("下线时间", type=When())
    column: str = key("专栏", "栏目", type=Entry("column"))
    section: str = key("版面", "版名", type=Line())
    print_page: int | None = key("版次", type=Whole(1, 999))
    print_date: datetime.date | None = key("见报日期", type=Day())
    field: str = key("领域", type=Line())
    tags: tuple[str, ...] = key("标签", "关键词", "tag", "keywords", type=Words())
    summary: str = key("摘要", "导语", type=Prose())
    editors_note: str = key("编者按", type=Prose())
    image: str = key("题图", type=File())
    caption: str = key("图片说明", type=Line())
    related: tuple[str, ...] = key("相关", type=Words())
    slug: str = key("网址名", type=Slug())
    aliases: tuple[str, ...] = key("旧网址", type=Paths())
    status: str = key("状态", type=STATUS, default="published")
    reason: str = key("原因", type=Line())
    corrections: tuple[Correction, ...] = key("更正", type=Many(Group(Correction)))
    lead: bool = key("头条", type=Flag())
    weight: int = key("权重", type=Whole(), default=0)


def _live(article: Article, now: datetime.datetime, drafts: bool) -> bool:
    if article.status == "withdrawn" or (article.expires is not None and article.expires.at <= now):
        return False
    if article.status != "published" and not drafts:
        return False
    return article.date.at <= now


def _order(document: Document) -> tuple[float, str]:
    """Newest first; at one moment by slug."""
    return (-document.record.date.at.timestamp(), posixpath.basename(document.id))


def _values(draft: Draft) -> dict[str, str]:
    at = draft.record.date.at
    return {"year": f"{at:%Y}".zfill(4), "month": f"{at:%m}", "day": f"{at:%d}"}


def _card(document: Document, picture: Callable[[str], Picture | None]) -> Card:
    article: Article = document.record
    return Card(
        id=document.id,
        url=document.url,
        title=article.title,
        kicker=article.kicker,
        subtitle=article.subtitle,
        date=article.date,
        authors=article.authors,
        column=article.column,
        summary=article.summary or first_sentences(document.draft.body.paragraphs),
        image=picture(article.image) if article.image else None,
        caption=article.caption,
        lead=article.lead,
        weight=article.weight,
        status=article.status,
        print_page=article.print_page,
        section=article.section,
    )


def _column(document: Document, resolve: Resolve) -> tuple[str, ...]:
    column = resolve(document.record.column, "column") if document.record.column else ""
    return (column,) if column else ()


def _author_keys(document: Document, resolve: Resolve) -> list[str]:
    return [author_key(person.name, resolve) for person in document.record.authors]


def _credit_keys(document: Document, resolve: Resolve) -> list[str]:
    """The pages of those credited; somebody without a page of his own gets none for this."""
    keys = (
        next((id_ for kind in SERVING if (id_ := resolve(person.name, kind))), "")
        for credit in document.record.credits
        for person in credit.people
    )
    return [key for key in keys if key]


def _tag_keys(document: Document, resolve: Resolve) -> list[str]:
    return [list_key(tag) for tag in document.record.tags]


def _month_keys(document: Document, resolve: Resolve) -> list[str]:
    return [f"{document.record.date.at:%Y-%m}"]


def _pages(site: Site) -> Iterator[Page]:
    for document in site.of_kind("article"):
        yield Page(document.id, "article.html", document.id, origin=document.draft.place("title"))


def _article(site: Site, id_: str) -> Article:
    article: Article = site.documents[id_].record
    return article


def _neighbours(site: Site, id_: str) -> Neighbours:
    """The article before and after in its column, or in the whole paper if it stands in none."""
    column = column_id(site, id_)
    ids = site.group("column", column) if column else site.by_kind["article"]
    at = bisect_left(ids, _order(site.documents[id_]), key=lambda other: _order(site.documents[other]))
    older = site.cards[ids[at + 1]] if at + 1 < len(ids) else None
    return Neighbours(older, site.cards[ids[at - 1]] if at > 0 else None)


def column_id(site: Site, id_: str) -> str:
    """The id of an article's column, or empty."""
    return site.resolve(site.documents[id_].record.column, "column")


def _newest(site: Site, count: int) -> tuple[Card, ...]:
    return tuple(site.cards[id_] for id_ in site.by_kind["article"][:count])


def _column_of(site: Site, id_: str) -> ColumnCard | None:
    column = column_id(site, id_)
    return column_card(site.documents[column]) if column else None


def _related(site: Site, id_: str) -> tuple[Card, ...]:
    """相关, chosen by hand, in the editor's order."""
    found = (site.resolve(name, "article") for name in _article(site, id_).related)
    return tuple(site.cards[other] for other in found if other)


def _findings(site: Site) -> Iterator[Diagnostic]:
    for document in site.of_kind("article"):
        if document.record.image and not document.record.caption.strip():
            yield codes.markdown.MISSING_ALT.at(document.draft.place("image"))


KIND = Kind(
    name="article",
    label=Bilingual("文章", "article"),
    folders=("articles", "文章"),
    record=Article,
    pattern="articles/{slug}.html",
    names=lambda article: (article.title,),
    order=_order,
    live=_live,
    values=_values,
    dated=True,
    indexes={
        "column": _column,
        "corrected": lambda document, resolve: ("all",) if document.record.corrections else (),
        "author": _author_keys,
        "credited": _credit_keys,
        "contributed": contributed_by,
        "tag": _tag_keys,
        "month": _month_keys,
    },
    card=_card,
    shows=lambda article: (article.image,) if article.image else (),
    pages=_pages,
    findings=_findings,
    queries={
        "article": _article,
        "card": lambda site, id_: site.cards.get(id_),
        "neighbours": _neighbours,
        "newest": _newest,
        "related": _related,
        "citation": lambda site, id_: citation(site.paper, site.documents[id_]),
        "column_of": _column_of,
    },
)
