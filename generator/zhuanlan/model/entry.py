"""What is known of one file of content/, in layers: what the paper's order needs, its head, and its texts.

The order needs little of every file; the rest is asked for by the pages that show it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from zhuanlan.model.diagnostics import Place
from zhuanlan.model.document import Texts


class Life(NamedTuple):
    """When an entry is to be seen, in seconds since 1970 (UTC): from `since` until before `until`; None is no limit."""

    since: float | None = None
    until: float | None = None
    status: str = "published"
    """Or `draft`, `review`, `withdrawn` (at once)."""
    withdrawn: float | None = None
    """From when it is withdrawn, if that has an hour of its own."""


_ALWAYS = Life()


class Want(NamedTuple):
    """An index in which an entry stands: under the id of the one entry that has this folded name, or under `key`.

    The name is looked for among the kinds in their order. An empty key: it does not stand in the index then. `label` is
    how the entry spells the key: lists are called as their newest entry has it. (A named tuple, as `Life`: there are ten
    of them for each file, and all are in memory.)
    """

    into: str
    key: str
    name: str = ""
    kinds: tuple[str, ...] = ()
    label: str = ""


class Entry(NamedTuple):
    """What the order of the paper needs of one file; of all files, this much is always in memory.

    `record`, `texts` and `card` are digests of its head, its texts, and what lists show of it.
    """

    kind: str
    source: str
    sound: bool
    """Whether it was read without an error. Others may name it if it was not, but it is not published."""
    record: str
    texts: str
    card: str = ""
    values: tuple[tuple[str, str], ...] = ()
    """What fills the pattern of its address."""
    names: tuple[str, ...] = ()
    """Its names, the first being its title; none if its head could not be used."""
    order: tuple[float | str, ...] = ()
    life: Life = _ALWAYS
    wants: tuple[Want, ...] = ()
    aliases: tuple[str, ...] = ()
    picture: str = ""
    """The file that its front matter shows (题图)."""
    files: tuple[str, ...] = ()
    """The addresses inside the site that its texts hold."""
    refs: tuple[str, ...] = ()
    """The names that its texts refer to."""
    modified: str = ""
    """When it last changed, as a W3C date and time; empty if nobody said."""

    @property
    def placed(self) -> Self:
        """All of it by which the paper is arranged; its names are looked for among those of other entries besides."""
        return self._replace(record="", texts="", card="", names=(), refs=())


@dataclass(frozen=True, slots=True)
class Head:
    """What the front matter says: `record` is of the entry's kind, None if it cannot be used.

    `values` is what could be read of it then, by key. `summary` is what lists say: the editor's own words, else the
    first sentences of the text.
    """

    record: Any
    values: Mapping[str, Any] = field(default_factory=dict)
    summary: str = ""

    def value(self, key: str) -> Any:
        """The value of a key, None if it is not there."""
        return self.values.get(key) if self.record is None else getattr(self.record, key)


@dataclass(frozen=True, slots=True)
class Draft:
    """One file read and converted, before it has its place in the paper. `places` are those of the head's values."""

    kind: str
    source: str
    folder: str
    """The folders between the kind's folder and the file (`2010/11`), empty for none."""
    stem: str
    head: Head
    places: Mapping[str, Place]
    texts: Texts
    sound: bool = True
    """Whether it was read without an error."""


@dataclass(frozen=True, slots=True)
class Document:
    """A live entry at its address. `id` is its output path, so an id is also an address; `record` is of its kind."""

    id: str
    url: str
    entry: Entry
    heads: Mapping[str, Head]
    """The heads of all files, each read when it is asked for."""

    @property
    def kind(self) -> str:
        return self.entry.kind

    @property
    def source(self) -> str:
        return self.entry.source

    @property
    def record(self) -> Any:
        return self.heads[self.entry.source].record

    @property
    def summary(self) -> str:
        return self.heads[self.entry.source].summary
