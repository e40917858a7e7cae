"""Stage four: which files and checks must be made again, and why."""

import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from zhuanlan.build.making import Check, Item, reader_of
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.stale import Ask, Trace, why_stale
from zhuanlan.rendering.press import PART
from zhuanlan.rendering.reads import frozen
from zhuanlan.writing.ledger import Ledger

MANY = 1000
_TOUCHED = Bilingual("写好的文件不在了或被改过", "its file is gone, or is not as it was left")


@dataclass(frozen=True, slots=True)
class Stale:
    """An item that must be made again, and the reason in one sentence."""

    item: Item
    reason: Bilingual


def stale_items(
    ledger: Ledger,
    shop: Workshop,
    plans: Mapping[str, tuple[Item, str]],
    changed: Set[str],
    stamps: Mapping[str, str] | None,
) -> Iterator[Stale]:
    """Those among the planned items that are stale. `plans` gives each item and its plan, by path.

    `changed` are the rows that changed, common questions among them (`shared_changed`); `stamps` are those of the output
    files that stand there, if anything is to be written.
    """
    known: set[str] = set()
    for path, plan, rows, made, stamp in _nodes(ledger, plans):
        found = plans.get(path)
        if found is None:
            continue
        known.add(path)
        item, today = found
        if stamps is not None and not isinstance(item, Check) and stamps.get(path) != stamp:
            yield Stale(item, _TOUCHED)
            continue
        read = rows.split("\n") if rows and changed else []
        if plan == today and changed.isdisjoint(read):
            continue
        asked = _asked(ledger, path) if plan == today else ()
        reason = why_stale(Trace(plan, read, asked, made), today, changed, _Digests(shop, item))
        if reason is not None:
            yield Stale(item, reason)
    for path, (item, today) in plans.items():
        if path not in known:
            reason = why_stale(None, today, changed, str)
            assert reason is not None
            yield Stale(item, reason)


def _nodes(ledger: Ledger, plans: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """The traces of these items; of many, all traces at once."""
    if len(plans) > MANY:
        yield from ledger.column("node", "plan", "rows", "made", "stamp")
        return
    for path in plans:
        found = ledger.get("node", path)
        if found is not None:
            yield (path, *found)


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
            getattr(self._reader, ask[0])(*ask[1])
        except Exception:
            # What it was asked about is gone: whatever the answer was, it is another now.
            return _GONE
        return self._reader.asked[ask]


_GONE = "!"


def _asked(ledger: Ledger, path: str) -> tuple[tuple[Ask, str], ...]:
    found = ledger.get("asked", path)
    if found is None:
        return ()
    return tuple(((name, frozen(arguments)), digest) for name, arguments, digest in json.loads(found[0]))


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
