"""Profile 典型: a model member 个人, or an advanced organisation 集体."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhuanlan.model.card import ProfileCard
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.entry import Head, Want
from zhuanlan.model.kind import Kind, by_order, card_of, record_of, record_seal, summary_of
from zhuanlan.model.lists.facets import facet_pages, facets_of
from zhuanlan.model.lists.listing import list_pages
from zhuanlan.model.media import Picture
from zhuanlan.model.names import folded
from zhuanlan.model.page import Page
from zhuanlan.model.plaque import plaque_mistakes
from zhuanlan.model.schema import (
    Entry,
    File,
    Group,
    Line,
    Many,
    OneOf,
    Pairs,
    Paths,
    Prose,
    Slug,
    Whole,
    Words,
    key,
)
from zhuanlan.model.site import Site

SORTS = OneOf((("person", "个人", "model member"), ("collective", "集体", "组织", "advanced organisation")))
PLAQUES = OneOf(
    (("pioneer", "党员先锋岗", "先锋岗"), ("zone", "党员责任区", "责任区"), ("stars", "党员星级户", "星级户"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Honour:
    """荣誉: its name, and the year and giver where they are known."""

    name: str = key("名称", type=Line(), required=True)
    year: int | None = key("年份", type=Whole(1900, 2999))
    by: str = key("授予单位", "授予", type=Line())


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaque:
    """亮牌: which plaque hangs at the door; `stars` are those of a 党员星级户."""

    sort: str = key("牌名", type=PLAQUES, required=True)
    stars: int | None = key("星级", type=Whole(1, 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A model member or an advanced organisation; the body tells the deeds."""

    name: str = key("姓名", "名称", "标题", type=Line(), required=True)
    also_known_as: tuple[str, ...] = key("别名", type=Words())
    kind: str = key("类型", type=SORTS, default="person")
    institution: str = key("单位", type=Entry("institution"))
    region: str = key("地区", type=Line())
    field: str = key("领域", type=Line())
    title: str = key("职务", type=Line())
    honours: tuple[Honour, ...] = key("荣誉", type=Many(Group(Honour, short="name")))
    summary: str = key("摘要", "简介", type=Prose())
    plaque: Plaque | None = key("亮牌", type=Group(Plaque, short="sort"))
    criteria: tuple[tuple[str, str], ...] = key("标准", type=Pairs())
    portrait: str = key("照片", type=File())
    order: int | None = key("顺序", type=Whole())
    slug: str = key("网址名", type=Slug())
    aliases: tuple[str, ...] = key("旧网址", type=Paths())


FACETS = {"profile-kind": "类型", "profile-region": "地区", "profile-field": "领域"}
LABELS = {"person": "个人", "collective": "集体"}


def _card(id_: str, url: str, head: Head, picture: Picture | None) -> ProfileCard:
    return card_of(ProfileCard, head, id=id_, url=url, summary=head.summary, portrait=picture)


def _wants(profile: Profile) -> Iterator[Want]:
    yield Want("profiles", "all")
    yield Want("profile-kind", profile.kind)
    if profile.region:
        yield Want("profile-region", profile.region)
    if profile.field:
        yield Want("profile-field", profile.field)
    if profile.institution:
        yield Want("people", "", folded(profile.institution), ("institution",))


def _pages(site: Site) -> Iterator[Page]:
    for id_ in site.kinds.get("profile", ()):
        yield from list_pages(site, id_, "profile.html", id_, ("author", id_), about="name")
    yield from facet_pages(site, "profiles", "profiles.html", FACETS)


def _profiles(site: Site, count: int) -> tuple[ProfileCard, ...]:
    return tuple(site.cards[id_] for id_ in site.kinds["profile"][:count])


def _people_of(site: Site, id_: str) -> tuple[ProfileCard, ...]:
    return tuple(site.cards[person] for person in site.group("people", id_))


KIND = Kind(
    name="profile",
    label=Bilingual("典型", "profile"),
    folders=("profiles", "典型"),
    sought=True,
    record=Profile,
    pattern="profiles/{slug}.html",
    names=lambda profile: (profile.name, *profile.also_known_as),
    order=by_order,
    wants=_wants,
    summary=summary_of,
    picture=lambda profile: profile.portrait,
    card=_card,
    pages=_pages,
    queries={
        "profile": record_of,
        "profiles": _profiles,
        "profile_count": lambda site: len(site.kinds["profile"]),
        "profile_facets": lambda site: facets_of(site, "profiles", FACETS, LABELS),
        "people_of": _people_of,
    },
    seals={"profile": record_seal},
    mistakes=plaque_mistakes,
)
