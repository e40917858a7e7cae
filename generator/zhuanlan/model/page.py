"""Pages: every output file, planned before any is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.moment import Moment
from zhuanlan.model.routes import collision_key, safe_path, url_of

_PAPER = Place("site.yaml")


@dataclass(frozen=True, slots=True)
class Page:
    """An output file that a template will make.

    `id` is what it is about; `list` is the index and key of the list that stands on it, `number` its older page.
    """

    path: str
    template: str
    id: str = ""
    list: tuple[str, str] = ("", "")
    number: int = 0
    origin: Place = _PAPER
    """Where an editor would look for the reason of this page."""
    mapped: bool = True
    """Whether search engines are told of it: not of an old address, nor of the page for a lost reader."""

    @property
    def url(self) -> str:
        return url_of(self.path)

    @property
    def listing(self) -> tuple[str, str, str, int]:
        """What `site.listing` must know of this page: plain values, for what is asked is recorded."""
        return (*self.list, self.path, self.number)


@dataclass(frozen=True, slots=True)
class Copy:
    """An output file that is a file of the paper as it stands. `source` is relative to the site or the theme."""

    path: str
    source: str
    theme: bool = False

    @property
    def origin(self) -> Place:
        return Place(self.source)


@dataclass(frozen=True, slots=True)
class Drawing:
    """An output file that is a QR code of a text (ISO/IEC 18004), as SVG."""

    path: str
    text: str
    origin: Place = _PAPER


FEED_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}
"""The forms of a feed and their media types: RFC 4287, 7, and JSON Feed 1.1."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one of the forms of `FEED_TYPES`; `id` is its column, empty for the whole paper's."""

    path: str
    form: str
    id: str = ""
    origin: Place = _PAPER


@dataclass(frozen=True, slots=True)
class Mapped:
    """A page in the map of the site: its URI, and when it last changed, if that is known."""

    uri: str
    changed: Moment | None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A map of the site, or the index that names its parts."""

    path: str
    entries: tuple[Mapped, ...]
    index: bool = False
    origin: Place = _PAPER


@dataclass(frozen=True, slots=True)
class Robots:
    """robots.txt, which names the map."""

    path: str
    sitemap: str
    origin: Place = _PAPER


@dataclass(frozen=True, slots=True)
class Ask:
    """One question that a page asked."""

    query: str
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one output file and what they were made from."""

    path: str
    data: bytes
    asked: tuple[Ask, ...] = ()


Planned = Page | Copy | Drawing | Feed | Sitemap | Robots


def plan(planned: Iterable[Planned]) -> tuple[tuple[Planned, ...], list[Diagnostic]]:
    """Every output file once. Two at one address, also by case, NFC/NFD or width, are an error naming both."""
    taken: dict[str, Planned] = {}
    findings: list[Diagnostic] = []
    for item in planned:
        parts = item.path.split("/")
        if {"", ".", ".."} & set(parts) or item.path.startswith(".zhuanlan-"):
            findings.append(codes.values.PATH_ESCAPES.at(item.origin, text=item.path))
            continue
        if isinstance(item, Page) and item.path != safe_path(item.path):
            better = safe_path(item.path)
            findings.append(codes.site.UNSAFE_ADDRESS.at(item.origin, path=item.path, better=better))
            continue
        first = taken.setdefault(collision_key(item.path), item)
        if first is not item and first != item:
            findings.append(codes.site.ADDRESS_TAKEN.at(item.origin, path=item.path, other=first.origin.file))
    for key, item in list(taken.items()):
        above = [folder for folder in accumulate(key.split("/")[:-1], "{}/{}".format) if folder in taken]
        if above:  # a file cannot be a folder too
            findings.append(codes.site.ADDRESS_TAKEN.at(item.origin, path=item.path, other=taken[above[0]].origin.file))
            del taken[key]
    return tuple(taken.values()), findings
