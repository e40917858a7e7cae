"""What stands at URLs that were published and whose pages are gone: a page that leads on, a farewell, or a finding.

Promises are the pages of entries, their old addresses and the feeds. Lists (authors, tags, months, older pages) come and go
with their entries: one that is gone leads on to the list above it, and nobody is told (docs/decisions/017).
"""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from zhuanlan.model.entry import Document, Entry, Head
from zhuanlan.model.farewell import Farewell, Lost
from zhuanlan.model.kind import Kind
from zhuanlan.model.life import ENDED, stage
from zhuanlan.model.lists.authors import SERVING
from zhuanlan.model.lists.feeds import FORMS, feed_path
from zhuanlan.model.nearest import nearest
from zhuanlan.model.page import REDIRECT, WITHDRAWN, Feed, Page, Planned
from zhuanlan.model.register import GONE, LIST, Register, Registered
from zhuanlan.model.routes import collision_key, path_of, url_of
from zhuanlan.model.site import Site

_MOST = 500
"""New entries among which a near title is looked for; beyond, only the same title counts."""


@dataclass(frozen=True, slots=True)
class Heirs:
    """The pages to be made, what is said on farewells, and the URLs that are lost, by output path."""

    pages: tuple[Planned, ...] = ()
    farewells: Mapping[str, Farewell] = field(default_factory=dict)
    lost: Mapping[str, Lost] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Estate:
    """What the heirs are found from. `entries` and `files` are of all files of content/, live and readable or not."""

    site: Site
    entries: Sequence[Entry]
    heads: Mapping[str, Head]
    files: Collection[str]
    kinds: Sequence[Kind]
    now: float


def heirs(register: Register, estate: Estate, made: Sequence[Planned]) -> Heirs:
    """Of every registered URL that none of the files in `made` stands at. Of an address that others took, nothing."""
    standing = {item.path for item in made}
    missing = [one for one in register.urls if one.path not in standing and one.source != GONE]
    if not missing:
        return Heirs()
    work = _Work(estate, made, frozenset(one.path for one in register.urls))
    # Lists come last: what is above them may lead on itself.
    for one in sorted(missing, key=lambda one: one.source == LIST):
        work.settle(one)
    return Heirs(tuple(work.pages.values()), work.farewells, work.lost)


def shortened(made: Sequence[Planned]) -> Iterator[Planned]:
    """The same files; pages that lead on to another that leads on go to where the way ends."""
    ways = {item.path: item.id for item in made if isinstance(item, Page) and item.template == REDIRECT}
    for item in made:
        if item.path in ways and isinstance(item, Page):
            seen, target = {item.path}, item.id
            while (path := path_of(target)) in ways and target.startswith("/") and path not in seen:
                seen.add(path)
                target = ways[path]
            yield replace(item, id=target) if target != item.id else item
        else:
            yield item


class _Work:
    """One register settled, URL by URL."""

    def __init__(self, estate: Estate, made: Sequence[Planned], known: frozenset[str]) -> None:
        self._estate = estate
        self._known = known
        self._taken = {collision_key(item.path): item.path for item in made}
        self._paths = set(self._taken.values())
        self._folders = {folder for key in self._taken for folder in _above(key)}
        self._live = {nfc(source): source for source in estate.site.sources}
        self._entries = {nfc(entry.source): entry for entry in estate.entries}
        self._files = frozenset(map(nfc, estate.files))
        self._kinds = {kind.name: kind for kind in estate.kinds}
        self._new: tuple[dict[str, str], bool] | None = None
        self.pages: dict[str, Planned] = {}
        self.farewells: dict[str, Farewell] = {}
        self.lost: dict[str, Lost] = {}

    def settle(self, one: Registered) -> None:
        key = collision_key(one.path)
        if key in self._taken:
            self._lose(one, "respelt", self._taken[key], url_of(self._taken[key]))
        elif key in self._folders or not self._taken.keys().isdisjoint(_above(key)):
            self._lose(one, "dropped")
        elif (heir := self._heir(one)) is not None:
            self.pages[one.path] = heir
            self._taken[key] = one.path
            self._paths.add(one.path)
            self._folders.update(_above(key))

    def _lose(self, one: Registered, stage: str, near: str = "", near_url: str = "") -> None:
        if one.source != LIST:
            self.lost[one.path] = Lost(one.place, stage, one.source, near, near_url)

    def _heir(self, one: Registered) -> Planned | None:
        """What stands there from now on; where nothing does, why is written down."""
        if one.source == LIST:
            return _leading(one, self._list(one)) if _is_page(one) else None
        source = self._live.get(one.source)
        if source is not None:
            return self._moved(one, self._estate.site.sources[source])
        entry = self._entries.get(one.source)
        if entry is None:
            # A file that is there and could not be read says so itself.
            if not one.source.startswith("content/") and one.source:
                self._lose(one, "dropped")
            elif one.source not in self._files:
                near = self._near(one)
                self._lose(one, "gone", near, url_of(self._estate.site.sources[near]) if near else "")
            return None
        if not entry.sound:
            return None
        ended = stage(entry.life, self._estate.now)
        bid = self._kinds[entry.kind].farewell
        if bid is not None and ended in ENDED and self._estate.site.paper.tombstones and _is_page(one):
            self.farewells[one.path] = bid(self._estate.heads[entry.source].record, ended)
            return Page(one.path, WITHDRAWN, source=entry.source, about="status", mapped=False)
        if ended != "live":
            self._lose(one, ended)
        return None

    def _moved(self, one: Registered, id_: str) -> Planned | None:
        """The entry stands elsewhere: a page leads there, and an old feed goes on under its old address."""
        document = self._estate.site.documents[id_]
        if _is_page(one):
            return _leading(one, document.url, document.source)
        form = FORMS.get(one.path.rpartition("/")[2])
        now = feed_path(id_, form) if form else ""
        if form and now in self._paths:
            return Feed(one.path, form, id_, now)
        self._lose(one, "dropped")
        return None

    def _list(self, one: Registered) -> str:
        """The entry that has the list's name now, or the nearest list above it."""
        found = [id_ for kind in SERVING if (id_ := self._estate.site.resolve(one.title, kind))]
        if len(found) == 1:
            return url_of(found[0])
        for folder in reversed(_above(one.path)):
            for path in (f"{folder}/index.html", f"{folder}.html"):
                if path in self._paths and path not in self.farewells:
                    return url_of(path)
        return "/index.html"

    def _near(self, one: Registered) -> str:
        """The source of the new entry that a lost one most likely is: it has its title, its name, or nearly so."""
        if self._new is None:
            new = [document for id_, document in self._estate.site.documents.items() if id_ not in self._known]
            titles = {title_of(document): document.source for document in reversed(new)}
            stems = {_stem(document.id): document.source for document in reversed(new)}
            self._new = ({**stems, **titles}, len(new) <= _MOST)
        names, few = self._new
        for wanted in filter(None, (one.title, _stem(one.path))):
            near = wanted if wanted in names else nearest(wanted, names) if few else None
            if near is not None:
                return names[near]
        return ""


def title_of(document: Document) -> str:
    """The title as it stands in the register."""
    return " ".join(document.entry.names[0].split())


def _leading(one: Registered, url: str, source: str = "") -> Page:
    return Page(one.path, REDIRECT, url, source=source, about="slug" if source else "", mapped=False)


def _is_page(one: Registered) -> bool:
    return one.path.endswith(".html")


def _above(path: str) -> list[str]:
    """The folders of a path, the outermost first."""
    return list(accumulate(path.split("/")[:-1], "{}/{}".format))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".html")


def nfc(path: str) -> str:
    """How a file's path stands in the register, whatever the file system makes of its name."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)
