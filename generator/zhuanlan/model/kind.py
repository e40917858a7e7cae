"""What a kind of entry tells the rest of the house. `docs/kinds.md` says how to add one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.model.document import Document, Draft
from zhuanlan.model.media import Picture
from zhuanlan.model.page import Planned
from zhuanlan.model.site import Site

Query = Callable[..., Any]
"""A total, pure function of the site and plain arguments."""

Resolve = Callable[[str, str], str]
"""(name, kind) → the id of the one entry so named, or empty."""


def _always(record: Any, now: datetime, drafts: bool) -> bool:
    return True


def _nothing(draft: Draft) -> Mapping[str, str]:
    return {}


def by_order(document: Document) -> tuple[int, str]:
    """A kind's order for entries that have 顺序: those with a number first, then by address."""
    order: int | None = document.record.order
    return (10**9 if order is None else order, document.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Something of which pages are made: a kind of entry, or a list over entries."""

    name: str
    pages: Callable[[Site], Iterable[Planned]]
    queries: Mapping[str, Query] = field(default_factory=dict)
    findings: Callable[[Site], Iterable[Diagnostic]] = lambda site: ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Feature):
    """A kind of entry, one file each.

    - `label`: what messages call it;
    - `folders`: its folder in `content/`, English first;
    - `record`: the record that its front matter is read into;
    - `pattern`: where its pages stand unless `urls:` says otherwise, and `values`: what fills it besides
      `slug` and `folder`;
    - `names`: the names by which `[[…]]` finds it, the first being its title;
    - `live`: whether it is to be seen at a moment;
    - `order`: a sort key, first in every list;
    - `indexes`: index name → the keys under which an entry is found, given how names are resolved;
    - `card`: what lists may show of it, if it stands in lists.
    """

    label: Bilingual
    folders: tuple[str, ...]
    record: type
    pattern: str
    names: Callable[[Any], tuple[str, ...]]
    order: Callable[[Document], Any]
    live: Callable[[Any, datetime, bool], bool] = _always
    values: Callable[[Draft], Mapping[str, str]] = _nothing
    dated: bool = False
    """Whether `values` gives `year`, `month` and `day`."""
    indexes: Mapping[str, Callable[[Document, Resolve], Iterable[str]]] = field(default_factory=dict)
    card: Callable[[Document, Callable[[str], Picture | None]], Any] | None = None
    """Given the entry and a function that finds a picture that the entry names."""
    shows: Callable[[Any], tuple[str, ...]] = lambda record: ()
    """The files that its front matter names (题图)."""
