"""Column 专栏."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from zhuanlan.model.card import Card, ColumnCard, Tally
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Head
from zhuanlan.model.kind import Kind, by_order, card_of, record_of, record_seal
from zhuanlan.model.lists.authors import tallies
from zhuanlan.model.lists.contributions import institutions_of
from zhuanlan.model.lists.facets import facet_url
from zhuanlan.model.lists.listing import list_pages
from zhuanlan.model.names import Person
from zhuanlan.model.page import Page
from zhuanlan.model.paragraphs import paragraphs
from zhuanlan.model.schema import Day, Group, Line, Names, Paths, Prose, Slug, Whole, Words, key
from zhuanlan.model.site import Site
from zhuanlan.model.summary import first_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """约稿: what is wanted, by when, and whom to write to."""

    text: str = key("内容", "启事", type=Prose(), required=True)
    deadline: date | None = key("截稿", "截止", "截稿日期", type=Day())
    contact: str = key("联系", "联系方式", "来稿", type=Line())


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; its body is the announcement that launched it."""

    name: str = key("名称", "title", "标题", type=Line(), required=True)
    slogan: str = key("主题语", type=Line())
    section: str = key("版面", "版名", type=Line())
    launched: date | None = key("开栏日期", type=Day())
    closed: date | None = key("结栏日期", type=Day())
    organiser: str = key("主办", type=Line())
    editors: tuple[Person, ...] = key("责任编辑", "editor", type=Names())
    editors_note: str = key("编者按", type=Prose())
    call: Call | None = key("约稿", type=Group(Call, short="text"))
    contributors: tuple[str, ...] = key("供稿范围", type=Words())
    order: int | None = key("顺序", type=Whole())
    slug: str = key("网址名", type=Slug())
    aliases: tuple[str, ...] = key("旧网址", type=Paths())


def _summary(column: Column, texts: Texts) -> str:
    return first_sentences(chain(paragraphs(texts.body), paragraphs(texts.note)))


def _card(id_: str, url: str, head: Head, picture: object) -> ColumnCard:
    return card_of(ColumnCard, head, id=id_, url=url, note=head.summary)


def _pages(site: Site) -> Iterator[Page]:
    for id_ in site.kinds.get("column", ()):
        yield from list_pages(site, id_, "column.html", id_, ("column", id_), about="name")
    yield Page("columns/index.html", "columns.html")


def _columns(site: Site) -> tuple[ColumnCard, ...]:
    return tuple(site.cards[id_] for id_ in site.kinds.get("column", ()))


def _latest(site: Site, id_: str, count: int) -> tuple[Card, ...]:
    return tuple(site.cards[article] for article in site.group("column", id_)[:count])


def _count(site: Site, id_: str) -> int:
    return len(site.group("column", id_))


def _contributions(site: Site, id_: str) -> tuple[Tally, ...]:
    """Who wrote how many articles in a column, most first."""
    return tallies(site, site.group("column", id_))


def _contributing(site: Site, id_: str) -> tuple[Tally, ...]:
    """How many articles of a column came from each type of institution: 供稿范围 first, then others that came."""
    counts: Counter[str] = Counter()
    for article in site.group("column", id_):
        counts.update({site.documents[found].record.type for found in institutions_of(site, article)} - {""})
    invited = dict.fromkeys(site.documents[id_].record.contributors, 0)
    types = invited | dict(counts.most_common())
    return tuple(Tally(name, facet_url(site, "institutions", "institution-type", name), counts[name]) for name in types)


KIND = Kind(
    name="column",
    label=Bilingual("专栏", "column"),
    folders=("columns", "专栏"),
    sought=True,
    record=Column,
    pattern="columns/{slug}.html",
    names=lambda column: (column.name,),
    order=by_order,
    summary=_summary,
    card=_card,
    pages=_pages,
    queries={
        "column": record_of,
        "columns": _columns,
        "latest": _latest,
        "count": _count,
        "contributions": _contributions,
        "contributing": _contributing,
    },
    seals={"column": record_seal},
)
