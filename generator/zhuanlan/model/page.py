"""Pages: every output file, planned before any is made."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.routes import collision_key, safe_path, url_of

MOVED, GONE = 301, 410
"""Moved Permanently and Gone (RFC 9110, 15.4.2 and 15.5.11)."""
MARKED = (MOVED, GONE)
"""Of what a server cannot know it by itself, a mark beside the file says how to answer with it: `x.html.301`."""


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
    source: str = ""
    """The content file that asks for this page, if it is not that of the entry `id`."""
    about: str = ""
    """The key of front matter where an editor would look for the reason of this page."""
    mapped: bool = True
    """Whether search engines are told of it: not of an old address, nor of the page for a lost reader."""

    @property
    def url(self) -> str:
        return url_of(self.path)

    @property
    def listing(self) -> tuple[str, str, str, int]:
        """What the query `listing` must know of this page."""
        return (*self.list, self.path, self.number)


@dataclass(frozen=True, slots=True)
class Copy:
    """An output file that is a file of the paper as it stands. `source` is relative to the site."""

    path: str
    source: str


@dataclass(frozen=True, slots=True)
class AssetFile:
    """An output file that is an asset of the theme, `name` in its `assets/`. `source` says where an editor finds it."""

    path: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A file beside another (`MARKED`). `target` is where a 301 leads."""

    path: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An output file that is a QR code of a text (ISO/IEC 18004), as SVG: that of the entry `id`."""

    path: str
    text: str
    id: str = ""


FEED_TYPES = {"atom": "application/atom+xml", "json": "application/feed+json"}
"""The forms of a feed and their media types: RFC 4287, 7, and JSON Feed 1.1."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one of the forms of `FEED_TYPES`; `id` is its column, empty for the whole paper's."""

    path: str
    form: str
    id: str = ""
    moved: str = ""
    """Where it stands now, if this is an old path of it: readers of feeds do not follow a page that leads on."""


class Mapped(NamedTuple):
    """A page in the map of the site: its URI, and when it last changed as a W3C date and time, if that is known."""

    uri: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A map of the site, or the index that names its parts."""

    path: str
    entries: tuple[Mapped, ...]
    index: bool = False


@dataclass(frozen=True, slots=True)
class Robots:
    """robots.txt, which names the map."""

    path: str
    sitemap: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one output file."""

    path: str
    data: bytes


Planned = Page | Copy | AssetFile | Mark | Drawing | Feed | Sitemap | Robots

REDIRECT, WITHDRAWN = "redirect.html", "withdrawn.html"
"""The templates of a page that leads on to `id`, and of one that says that something was taken back (a server: 301, 410)."""


def successor(item: Planned) -> str:
    """The URL to which an output file leads on, site-absolute or with a scheme; empty if it stands for itself."""
    if isinstance(item, Page) and item.template == REDIRECT:
        return item.id
    return url_of(item.moved) if isinstance(item, Feed) and item.moved else ""


Locate = Callable[[Planned], Place]
"""Where an editor would look for the reason of an output file."""


def plan(planned: Iterable[Planned], locate: Locate) -> tuple[dict[str, Planned], list[Diagnostic]]:
    """Every output file by its path. Two at one address, also by case, NFC/NFD or width, are an error naming both."""
    taken: dict[str, Planned] = {}
    findings: list[Diagnostic] = []
    for item in planned:
        path = item.path
        if _odd(path):
            findings.append(codes.values.PATH_ESCAPES.at(locate(item), text=path))
            continue
        if isinstance(item, Page) and path != (better := safe_path(path)):
            findings.append(codes.site.UNSAFE_ADDRESS.at(locate(item), path=path, better=better))
            continue
        first = taken.setdefault(collision_key(path), item)
        if first is not item and first != item:
            findings.append(codes.site.ADDRESS_TAKEN.at(locate(item), path=path, other=locate(first).file))
    # A file cannot be a folder too.
    folders = {key.rpartition("/")[0] for key in taken}
    above = {
        folder: [one for one in accumulate(folder.split("/"), "{}/{}".format) if one in taken] for folder in folders
    }
    if any(above.values()):
        for key, item in list(taken.items()):
            if found := above[key.rpartition("/")[0]]:
                other = locate(taken[found[0]]).file
                findings.append(codes.site.ADDRESS_TAKEN.at(locate(item), path=item.path, other=other))
                del taken[key]
    return {item.path: item for item in taken.values()}, findings


def marks(planned: Iterable[Planned]) -> Iterator[Mark]:
    """The marks of what is not to be answered with 200."""
    for item in planned:
        if to := successor(item):
            yield Mark(f"{item.path}.{MOVED}", to)
        elif isinstance(item, Page) and item.template == WITHDRAWN:
            yield Mark(f"{item.path}.{GONE}")


def _odd(path: str) -> bool:
    inside = f"/{path}/"
    return "//" in inside or (
        "/." in inside and (inside.startswith("/.zhuanlan-") or "/./" in inside or "/../" in inside)
    )
