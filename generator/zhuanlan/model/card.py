"""What a list may show of an entry."""

from dataclasses import dataclass
from datetime import date

from zhuanlan.model.media import Picture
from zhuanlan.model.moment import Moment
from zhuanlan.model.names import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An article in a list. Nothing of its body but the summary: so an edit of the body leaves every list alone."""

    id: str
    url: str
    title: str
    kicker: str
    subtitle: str
    date: Moment
    authors: tuple[Person, ...]
    column: str
    summary: str
    image: Picture | None
    caption: str
    lead: bool
    weight: int
    status: str
    print_page: int | None
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCard:
    """A column in a list. `note` is the opening of its announcement, plain."""

    id: str
    name: str
    slogan: str
    url: str
    note: str
    launched: date | None
    closed: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileCard:
    """A model member or an advanced organisation in a list. `portrait` is None if there is none."""

    id: str
    url: str
    name: str
    kind: str
    institution: str
    region: str
    field: str
    title: str
    summary: str
    portrait: Picture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionCard:
    """An institution in a list."""

    id: str
    url: str
    name: str
    type: str
    region: str
    field: str
    summary: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A name that articles share, and how many do. `url` is empty if it has no page."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way in which a list is divided (地区): its values, each with its list."""

    name: str
    values: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Credited:
    """The articles on which somebody worked in one role, newest first."""

    role: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """One correction, and the article that it mends."""

    date: date
    text: str
    card: Card


@dataclass(frozen=True, slots=True)
class MenuLink:
    """One word of the navigation and where it leads."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as one line. It changes less often than a card, and so do the many pages that show no more of it."""

    id: str
    url: str
    title: str
    date: Moment
    status: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The article before and the one after."""

    older: Headline | None
    newer: Headline | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, newest first. `older`, `newer` and `newest` are addresses, None where there is none."""

    cards: tuple[Card, ...]
    number: int
    older: str | None
    newer: str | None
    newest: str | None


@dataclass(frozen=True, slots=True)
class Front:
    """What stands where on the front page: 头条, 双条, 通栏, 简讯."""

    lead: Card | None
    pair: tuple[Card, ...]
    banner: Card | None
    briefs: tuple[Card, ...]
