"""Site: the indexed store that queries ask. Assembled once from what was read; nothing in it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhuanlan.model.diagnostics import Place
from zhuanlan.model.document import Document
from zhuanlan.model.media import Media
from zhuanlan.model.names import folded
from zhuanlan.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Site:
    """The paper at one moment.

    `documents` holds what is live at `now`, by id. `groups` are the kinds' indexes, each a mapping of key → ids in
    the kind's order. `names` finds entries by folded name or title, `titles` are these as typed,
    `withheld` the names of those that are not live, and whether they are sound. `sources` maps a content file to the
    id of its entry, `media` a content file to what is known of it, `static` an output path to the file of `static/` that
    stands there. `cases` finds a content file without regard to case.
    """

    paper: Paper
    now: datetime
    documents: Mapping[str, Document]
    by_kind: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, Mapping[str, tuple[str, ...]]]
    cards: Mapping[str, Any]
    """What lists may show of an entry: a `Card`, or the like of its kind."""
    names: Mapping[str, tuple[str, ...]]
    titles: tuple[str, ...]
    withheld: Mapping[str, bool]
    sources: Mapping[str, str]
    media: Mapping[str, Media]
    static: Mapping[str, Media]
    cases: Mapping[str, str]
    origins: Mapping[str, Place]
    """Where the keys of site.yaml stand."""

    @property
    def today(self) -> date:
        return self.now.date()

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        return tuple(self.documents[id_] for id_ in self.by_kind.get(kind, ()))

    def group(self, index: str, key: str) -> tuple[str, ...]:
        """The ids that an index holds under a key, in order."""
        return self.groups.get(index, {}).get(key, ())

    def named(self, name: str, kind: str = "") -> tuple[Document, ...]:
        """The live entries with this name or title, of one kind or of any."""
        found = (self.documents[id_] for id_ in self.names.get(folded(name), ()))
        return tuple(document for document in found if kind in ("", document.kind))

    def resolve(self, name: str, kind: str) -> str:
        """The id of the one live entry of a kind that has this name, or empty."""
        found = self.named(name, kind) if name else ()
        return found[0].id if len(found) == 1 else ""
