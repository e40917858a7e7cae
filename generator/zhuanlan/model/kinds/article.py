"""Article 文章."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from zhuanlan.model import codes
from zhuanlan.model.card import Card, ColumnCard, Headline, Neighbours
from zhuanlan.model.citation import citation
from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.model.entry import Document, Head, Life, Want
from zhuanlan.model.farewell import Farewell
from zhuanlan.model.ids import place_in
from zhuanlan.model.instants import lastmod
from zhuanlan.model.kind import Kind, PlaceOf, card_of, record_of, record_seal, summary_of
from zhuanlan.model.life import Stage
from zhuanlan.model.lists.authors import SERVING, author_want
from zhuanlan.model.lists.contributions import contributed_by
from zhuanlan.model.lists.feeds import moment_of_change
from zhuanlan.model.lists.listing import list_key
from zhuanlan.model.media import Picture
from zhuanlan.model.moment import Moment
from zhuanlan.model.names import Credit, Person, folded
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
    embargo: Moment | None = key("解禁时间", "禁发至", type=When())
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
    withdrawn: Moment | None = key("撤稿时间", "撤稿日期", type=When())
    reason: str = key("原因", type=Line())
    corrections: tuple[Correction, ...] = key("更正", type=Many(Group(Correction)))
    lead: bool = key("头条", type=Flag())
    weight: int = key("权重", type=Whole(), default=0)


def _life(article: Article) -> Life:
    """撤稿时间 says when 撤稿 begins: until then the article stands, whatever its status says already."""
    since = max(moment.at.timestamp() for moment in (article.date, article.embargo) if moment is not None)
    until = article.expires.at.timestamp() if article.expires is not None else None
    if article.withdrawn is None:
        return Life(since, until, article.status)
    status = "published" if article.status == "withdrawn" else article.status
    return Life(since, until, status, article.withdrawn.at.timestamp())


def _farewell(article: Article, stage: Stage) -> Farewell:
    if stage == "expired":
        return Farewell("expired", article.expires, article.reason)
    return Farewell("withdrawn", article.withdrawn, article.reason)


def _order(article: Article) -> tuple[float]:
    """Newest first."""
    return (-article.date.at.timestamp(),)


def _values(article: Article) -> dict[str, str]:
    at = article.date.at
    return {"year": f"{at.year:04}", "month": f"{at.month:02}", "day": f"{at.day:02}"}


def _card(id_: str, url: str, head: Head, picture: Picture | None) -> Card:
    card = card_of(Card, head, id=id_, url=url, summary=head.summary, image=picture)
    # 撤稿 with an hour of its own that has yet to come.
    return replace(card, status="published") if card.status == "withdrawn" else card


def _wants(article: Article) -> Iterator[Want]:
    """The lists in which an article stands."""
    at = article.date.at
    yield Want("articles", "all")
    yield Want("month", f"{at.year:04}-{at.month:02}")
    if article.column:
        yield Want("column", "", folded(article.column), ("column",))
    for person in article.authors:
        yield author_want("author", person.name)
    for tag in article.tags:
        yield Want("tag", list_key(tag), label=tag)
    if article.corrections:
        yield Want("corrected", "all")
    for credit in article.credits:
        for person in credit.people:
            # Somebody without a page of his own gets none for this.
            yield Want("credited", "", folded(person.name), SERVING)
    yield from contributed_by(article)


def _modified(article: Article) -> str:
    return lastmod(moment_of_change(article.date, article.updated))


def _pages(site: Site) -> Iterator[Page]:
    for id_ in site.kinds.get("article", ()):
        yield Page(id_, "article.html", id_, about="title")


def _neighbours(site: Site, id_: str) -> Neighbours:
    """The article before and after in its column, or in the whole paper if it stands in none."""
    column = column_id(site, id_)
    ids = site.group("column", column) if column else site.kinds["article"]
    at = place_in(ids, id_)
    older = headline(site, ids[at + 1]) if at + 1 < len(ids) else None
    return Neighbours(older, headline(site, ids[at - 1]) if at > 0 else None)


def headline(site: Site, id_: str) -> Headline:
    """An article as one line."""
    card: Card = site.cards[id_]
    return Headline(id_, card.url, card.title, card.date, card.status)


def _headlines(site: Site, column: str, count: int) -> tuple[Headline, ...]:
    return tuple(headline(site, id_) for id_ in site.group("column", column)[:count])


def column_id(site: Site, id_: str) -> str:
    """The id of an article's column, or empty."""
    return site.resolve(site.documents[id_].record.column, "column")


def _newest(site: Site, count: int) -> tuple[Card, ...]:
    return tuple(site.cards[id_] for id_ in site.kinds["article"][:count])


def _column_of(site: Site, id_: str) -> ColumnCard | None:
    column = column_id(site, id_)
    return site.cards[column] if column else None


def _related(site: Site, id_: str) -> tuple[Card, ...]:
    """相关, chosen by hand, in the editor's order."""
    found = (site.resolve(name, "article") for name in site.documents[id_].record.related)
    return tuple(site.cards[other] for other in found if other)


def _card_of(site: Site, id_: str) -> Any:
    return site.cards[id_] if id_ in site.documents else None


def _citation(site: Site, id_: str) -> str:
    return citation(site.paper, site.documents[id_])


def _mistakes(site: Site, document: Document, place: PlaceOf) -> Iterator[Diagnostic]:
    if document.record.image and not document.record.caption.strip():
        yield codes.markdown.MISSING_ALT.at(place("image"))


KIND = Kind(
    name="article",
    label=Bilingual("文章", "article"),
    folders=("articles", "文章"),
    record=Article,
    pattern="articles/{slug}.html",
    names=lambda article: (article.title,),
    order=_order,
    life=_life,
    farewell=_farewell,
    values=_values,
    dated=True,
    wants=_wants,
    summary=summary_of,
    picture=lambda article: article.image,
    card=_card,
    modified=_modified,
    pages=_pages,
    queries={
        "article": record_of,
        "card": _card_of,
        "neighbours": _neighbours,
        "newest": _newest,
        "headlines": _headlines,
        "related": _related,
        "citation": _citation,
        "column_of": _column_of,
    },
    seals={"article": record_seal},
    mistakes=_mistakes,
)
