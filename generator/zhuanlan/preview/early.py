"""The first edition of a paper that is as an earlier preview knew it: nothing is arranged, and of the entries only those are
read that a page asks for.

What is remembered is a function of the order of the entries, of the moment, and of all that is no entry. If these are what
they were, so are the tables of the site and the pages that it has. Both lie beside the ledger, as text.
"""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhuanlan.build.content import shelves
from zhuanlan.build.recall import as_tables, as_text, entries_of, recalled, tables_told
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.codec import decoded, encoded
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.digest import digest_of
from zhuanlan.model.page import AssetFile, Copy, Drawing, Page, Planned
from zhuanlan.preview.edition import ALWAYS, Edition, Shown
from zhuanlan.preview.pages import Pages
from zhuanlan.rendering.theme import Theme
from zhuanlan.writing.ledger import Ledger

if TYPE_CHECKING:
    from zhuanlan.build.arrangement import Arrangement

FILE = "preview"
"""Beside the ledger. A file of its own, since the ledger is written under a lock, and somebody may want to build."""

_LOOKED_AT = Page | AssetFile | Copy | Drawing
"""What a reader sees first. The rest is asked of the edition that follows."""


@dataclass(frozen=True, slots=True)
class Record:
    """When what is remembered is true.

    `order` is the ledger's mark of the order in which the entries stand, `frame` a digest of the stamps of all that is no
    entry, `tool` one of this program. `since` and `until` are moments in seconds since 1970, between which the same
    entries are live.
    """

    order: str
    frame: str
    tool: str
    scheduled: bool
    since: float
    until: float


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered, as text: the tables of the site, and the plan of the pages."""

    record: Record
    tables: str
    plan: str


def keep(folder: Path, record: Record, found: "Arrangement") -> None:
    """Write down how a paper was arranged; where that cannot be done, nothing is remembered."""
    plan = {path: encoded(_LOOKED_AT, item) for path, item in found.planned.items() if isinstance(item, _LOOKED_AT)}
    text = "\n".join((json.dumps(asdict(record)), as_text(tables_told(found.site)), as_text(plan)))
    beside = folder / f"{FILE}.new"
    with suppress(OSError, UnicodeEncodeError):
        beside.write_text(f"{digest_of(text.encode())}\n{text}", "utf-8")
        beside.replace(folder / FILE)


def remembered(folder: Path) -> Memory | None:
    """What was written down; None if nothing was, or what lies there is not all of that."""
    try:
        digest, _, text = (folder / FILE).read_text("utf-8").partition("\n")
        if digest != digest_of(text.encode()):
            return None
        record, tables, plan = text.split("\n")
        return Memory(Record(**json.loads(record)), tables, plan)
    except (OSError, ValueError, TypeError):
        # It is not there, no text, or another version wrote it in another form.
        return None


def early_edition(
    root: Path,
    ledger: Ledger,
    memory: Memory,
    theme: Theme,
    facts: Mapping[str, Any],
    now: datetime,
    newest: "Future[Edition]",
) -> "EarlyEdition":
    """The edition that is remembered."""
    site = recalled(as_tables(memory.tables), facts, ledger)
    heads, _, places = shelves(ledger)
    shop = Workshop(root, None, theme, site, entries_of(ledger), heads, places, {})
    return EarlyEdition(Pages(shop, _Plan(json.loads(memory.plan)), now), newest)


class EarlyEdition:
    """What is shown until the `newest` edition is there. All that is not remembered is asked of that one, and waits."""

    whole = True
    holds = ALWAYS

    def __init__(self, pages: Pages, newest: "Future[Edition]") -> None:
        self._pages = pages
        self._newest = newest

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        return self._newest.result().findings

    def show(self, path: str) -> Shown | Diagnostic | None:
        return self._pages.show(path) if path in self._pages.planned else self._newest.result().show(path)

    def digest(self, path: str) -> str:
        return self._pages.digest(path) if path in self._pages.planned else self._newest.result().digest(path)


class _Plan(Mapping[str, Planned]):
    """Planned files by path, each decoded when it is asked for."""

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self._plain = plain

    def __getitem__(self, path: str) -> Planned:
        item: Planned = decoded(_LOOKED_AT, self._plain[path])
        return item

    def __contains__(self, path: object) -> bool:
        return path in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)
