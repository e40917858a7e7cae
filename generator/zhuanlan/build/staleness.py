"""Stage four: which files and checks must be made again, and why."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from zhuanlan.build.making import Check, Item, reader_of
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.stale import Ask, Trace, why_stale
from zhuanlan.rendering.press import PART
from zhuanlan.rendering.reads import SHARED, Answers, frozen, question
from zhuanlan.writing.ledger import Ledger

_TOUCHED = Bilingual("写好的文件不在了或被改过", "its file is gone, or is not as it was left")


@dataclass(frozen=True, slots=True)
class Stale:
    """An item that must be made again, and the reason in one sentence."""

    item: Item
    reason: Bilingual


def stale_items(
    ledger: Ledger,
    shop: Workshop,
    nodes: Iterable[tuple[str, ...]],
    read: Mapping[str, str],
    plans: Mapping[str, tuple[Item, str]],
    changed: Set[str],
    stamps: Mapping[str, str] | None,
) -> Iterator[Stale]:
    """Those among the planned items that are stale. `plans` gives each item and its plan, by path.

    `nodes` are their records in the ledger, without the rows; of those that have read one of the rows that `changed`,
    common questions among them (`shared_changed`), `read` has all that they read. `stamps` are those of the output files
    that stand there, if anything is to be written.
    """
    known: set[str] = set()
    for path, plan, made, stamp in nodes:
        found = plans.get(path)
        if found is None:
            continue
        known.add(path)
        item, today = found
        if stamps is not None and not isinstance(item, Check) and stamps.get(path) != stamp:
            yield Stale(item, _TOUCHED)
            continue
        if plan == today and path not in read:
            continue
        rows = read.get(path, "").split("\n")
        asked = _doubtful(ledger, path, rows, changed, shop.answers) if plan == today else ()
        reason = why_stale(Trace(plan, rows, asked, made), today, changed, _Digests(shop, item))
        if reason is not None:
            yield Stale(item, reason)
    for path, (item, today) in plans.items():
        if path not in known:
            reason = why_stale(None, today, changed, str)
            assert reason is not None
            yield Stale(item, reason)


class _Digests:
    """What the questions of one item answer today."""

    def __init__(self, shop: Workshop, item: Item) -> None:
        self._shop = shop
        self._reader = None if isinstance(item, Check) else reader_of(shop, item)

    def __call__(self, ask: Ask) -> str:
        assert self._reader is not None, "a check asks nothing by name"
        try:
            if ask[0] == PART:
                return self._shop.press.part(*ask[1]).digest
            return self._reader.digest(*ask)
        except Exception:
            # What it was asked about is gone: whatever the answer was, it is another now.
            return _GONE


_GONE = "!"


def _doubtful(
    ledger: Ledger, path: str, read: Collection[str], changed: Set[str], answers: Answers
) -> Iterator[tuple[Ask, str]]:
    """The questions whose answers may be others now: common ones that are (they are answered), then the item's own.

    With the first that is another the matter is settled, so no more is made of them than is asked for.
    """
    found = ledger.get("asked", path)
    others = {question(row) for row in read if row in changed and row.startswith(SHARED)}
    names = {name for name, _ in others}
    rest: list[tuple[Ask, str]] = []
    for name, arguments, digest in json.loads(found[0]) if found else ():
        if name in names and (ask := (name, frozen(arguments))) in others:
            yield ask, digest
        else:
            rest.append(((name, arguments), digest))
    common = frozenset(read)
    for (name, arguments), digest in rest:
        ask = name, frozen(arguments)
        if answers.row(ask) not in common:
            yield ask, digest


def shared_changed(ledger: Ledger, shop: Workshop, changed: Set[str]) -> set[str]:
    """The common questions whose answers changed with these rows, themselves rows; one may have been asked for another."""
    asked: set[str] = set()
    found: set[str] = set()
    news = changed
    while news:
        again = [(key, before) for key, before in ledger.reading("shared", news, "digest") if key not in asked]
        asked.update(key for key, _ in again)
        news = {key for key, before in again if _digest_today(shop, key) != before}
        found |= news
    return found


def _digest_today(shop: Workshop, key: str) -> str:
    try:
        return shop.common(key).digest
    except Exception:
        return _GONE
