"""Site: the indexed store that queries ask. Assembled once from what was read; nothing in it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhuanlan.model.diagnostics import Place
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Document
from zhuanlan.model.farewell import Farewell, Lost
from zhuanlan.model.media import Media, Picture
from zhuanlan.model.names import folded
from zhuanlan.model.pager import Part
from zhuanlan.model.paper import Paper

_EMPTY = Part((), None, None)


@dataclass(frozen=True, slots=True)
class Site:
    """The paper at one moment, as tables: whatever a query reads of it is one row of one of them.

    So what a page has read can be written down (`model.watch`), and two sites can be compared (`build.tables`).

    - `facts`: `paper` and `today`;
    - `documents`: what is live, by id; `cards`: what lists show of it; `pictures`: the picture of its front matter;
    - `texts`: the texts of every file, by source;
    - `kinds`: kind → ids in the kind's order; `groups`: index → key → ids in the kind's order;
    - `parts`: index → number:key → what stands on that page of the list;
    - `names`: folded name → the ids of the live entries so named;
    - `withheld`: folded name → whether the entry is sound, of those that are not live;
    - `known`: kind → folded name → (name as typed, source), of all files, live or not;
    - `sources`: content file → id; `cases`: content file without regard to case → content file;
    - `media`: content file → what is known of it; `static`: output path → the file of `static/` that stands there;
    - `assets`: an asset of the theme → its output path;
    - `paths`: every output path;
    - `lost`: output path → what is known of a URL that was published and has no page now;
    - `farewells`: output path → what is said there in place of a page that was taken back.
    """

    facts: Mapping[str, Any]
    documents: Mapping[str, Document]
    cards: Mapping[str, Any]
    pictures: Mapping[str, Picture]
    texts: Mapping[str, Texts]
    kinds: Mapping[str, Sequence[str]]
    groups: Mapping[str, Mapping[str, Sequence[str]]]
    parts: Mapping[str, Mapping[str, Part]]
    names: Mapping[str, Sequence[str]]
    withheld: Mapping[str, bool]
    known: Mapping[str, Mapping[str, Sequence[tuple[str, str]]]]
    sources: Mapping[str, str]
    cases: Mapping[str, str]
    media: Mapping[str, Media]
    static: Mapping[str, Media]
    assets: Mapping[str, str]
    paths: Mapping[str, str]
    lost: Mapping[str, Lost]
    farewells: Mapping[str, Farewell]

    @property
    def paper(self) -> Paper:
        paper: Paper = self.facts["paper"]
        return paper

    @property
    def today(self) -> date:
        today: date = self.facts["today"]
        return today

    def origin(self, key: str) -> Place:
        """Where a key of site.yaml stands, or the file."""
        places: Mapping[str, Place] = self.facts["origins"]
        return places.get(key, Place("site.yaml", 1))

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        return tuple(self.documents[id_] for id_ in self.kinds.get(kind, ()))

    def group(self, index: str, key: str) -> Sequence[str]:
        """The ids that an index holds under a key, in order."""
        return self.groups.get(index, {}).get(key, ())

    def part(self, index: str, key: str, number: int) -> Part:
        """One page of a list, 0 the newest; empty if the list is."""
        return self.parts.get(index, {}).get(f"{number}:{key}", _EMPTY)

    def named(self, name: str, kind: str = "") -> tuple[Document, ...]:
        """The live entries with this name or title, of one kind or of any."""
        found = (self.documents[id_] for id_ in self.names.get(folded(name), ()))
        return tuple(document for document in found if kind in ("", document.kind))

    def resolve(self, name: str, kind: str) -> str:
        """The id of the one live entry of a kind that has this name, or empty."""
        found = self.named(name, kind) if name else ()
        return found[0].id if len(found) == 1 else ""

    def texts_of(self, id_: str) -> Texts:
        """The texts of a live entry."""
        return self.texts[self.documents[id_].source]
