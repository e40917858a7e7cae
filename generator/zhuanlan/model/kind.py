"""What a kind of entry tells the rest of the house. `docs/kinds.md` says how to add one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, TypeVar, cast

from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Document, Head, Life, Want
from zhuanlan.model.farewell import Farewell
from zhuanlan.model.life import Stage
from zhuanlan.model.media import Picture
from zhuanlan.model.page import Planned
from zhuanlan.model.paragraphs import paragraphs
from zhuanlan.model.site import Site
from zhuanlan.model.summary import first_sentences

C = TypeVar("C")

Query = Callable[..., Any]
"""A total, pure function of the site and plain arguments (text, numbers, tuples of these)."""

PlaceOf = Callable[[str], Place]
"""Key → where its value stands in the head of an entry."""

Resolve = Callable[[str, str], str]
"""(name, kind) → the id of the one entry so named, or empty."""


def _always(record: Any) -> Life:
    return Life()


def by_order(record: Any) -> tuple[float]:
    """A kind's order for entries that have 顺序: those with a number first."""
    return (10**9 if record.order is None else record.order,)


def summary_of(record: Any, texts: Texts) -> str:
    """The editor's own summary, else the first sentences of the text."""
    written: str = record.summary
    return written or first_sentences(paragraphs(texts.body))


def card_of(card: type[C], head: Head, **own: Any) -> C:
    """A card with what the record says under the same names; `own` is the rest, or stands in its place."""
    record = head.record
    return card(**{name: getattr(record, name) for name in _names_of(cast(Any, card)) if name not in own}, **own)


@cache
def _names_of(card: type) -> tuple[str, ...]:
    return tuple(shown.name for shown in fields(card))


def record_of(site: Site, id_: str) -> Any:
    """The query for all that the head of an entry says."""
    return site.documents[id_].record


def record_seal(site: Site, id_: str) -> str:
    """The seal of `record_of`."""
    return site.documents[id_].entry.record


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Something of which pages are made: a kind of entry, or a list over entries.

    `seals` are cheaper ways to tell whether the answer of a query is another: a digest that covers it.
    """

    name: str
    pages: Callable[[Site], Iterable[Planned]]
    queries: Mapping[str, Query] = field(default_factory=dict)
    seals: Mapping[str, Callable[..., str]] = field(default_factory=dict)
    findings: Callable[[Site], Iterable[Diagnostic]] = lambda site: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Feature):
    """A kind of entry, one file each. What it tells of one file is a function of that file alone.

    - `label`: what messages call it;
    - `folders`: its folder in `content/`, English first;
    - `record`: the record that its front matter is read into;
    - `pattern`: where its pages stand unless `urls:` says otherwise, and `values`: what fills it besides
      `slug` and `folder`;
    - `names`: the names by which `[[…]]` finds it, the first being its title;
    - `life`: when it is to be seen, and `farewell`: what is said in its place when that is over;
    - `order`: a sort key, first in every list; among equals the address decides;
    - `wants`: the indexes in which it stands;
    - `summary`, `picture`: what lists say of it, and the file of the picture that they show;
    - `card`: (id, url, head, picture) → what lists may show of it, if it stands in lists;
    - `modified`: when it last changed, for search engines;
    - `mistakes`: what is wrong with a live entry in view of the others; given where the values of its head stand.
    """

    label: Bilingual
    folders: tuple[str, ...]
    record: type
    pattern: str
    names: Callable[[Any], tuple[str, ...]]
    order: Callable[[Any], tuple[float, ...]]
    life: Callable[[Any], Life] = _always
    farewell: Callable[[Any, Stage], Farewell] | None = None
    values: Callable[[Any], Mapping[str, str]] = lambda record: {}
    sought: bool = False
    """Whether other entries stand in lists by its name (`Want.kinds`)."""
    dated: bool = False
    """Whether `values` gives `year`, `month` and `day`."""
    wants: Callable[[Any], Iterable[Want]] = lambda record: ()
    summary: Callable[[Any, Texts], str] = lambda record, texts: ""
    picture: Callable[[Any], str] = lambda record: ""
    card: Callable[[str, str, Head, Picture | None], Any] | None = None
    modified: Callable[[Any], str] = lambda record: ""
    mistakes: Callable[[Site, Document, PlaceOf], Iterable[Diagnostic]] = lambda site, document, place: ()
