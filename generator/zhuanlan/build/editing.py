"""The short way through the pipeline: every entry keeps its place in the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhuanlan.build.content import shelves
from zhuanlan.build.keeping import keep_nodes
from zhuanlan.build.lasting import frame_of, keep_last
from zhuanlan.build.making import Check, Item, make_all
from zhuanlan.build.order import Order
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.quick import last_in, still
from zhuanlan.build.readers import readers
from zhuanlan.build.recall import NAMED, Kept, as_text, entries_of, planned, recalled, rename
from zhuanlan.build.rows import findings_of, findings_text
from zhuanlan.build.sight import Sight
from zhuanlan.build.staleness import shared_changed, stale_items
from zhuanlan.build.tables import document_row, retold
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.diagnostics import Diagnostic, ruled
from zhuanlan.model.entry import Entry
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.site import Site
from zhuanlan.model.watch import table_of, whole
from zhuanlan.reading.config import Config
from zhuanlan.reading.sources import Files
from zhuanlan.rendering.theme import Theme
from zhuanlan.writing.ledger import Ledger, LedgerError
from zhuanlan.writing.output import commit, discard
from zhuanlan.writing.shelf import Shelf
from zhuanlan.writing.standing import corrected

Edits = Sequence[tuple[Entry, Entry]]
"""Entries as they were, and as they are."""

_SOUGHT = frozenset(kind.name for kind in KINDS if kind.sought)


def press_edits(
    order: Order,
    ledger: Ledger,
    config: Config,
    theme: Theme,
    seen: Sight,
    files: Files,
    edits: Edits,
    inputs: str,
) -> Pressed | None:
    """Make and write what reads the entries that were edited; None where that is not all there is to do."""
    last, known = last_in(ledger), Kept(ledger)
    if order.output is None or config.paper is None or last is None or not known:
        return None
    if not still(order, last) or last.frame != frame_of(seen.sources, files):
        return None
    standing = seen.standing()
    if standing.digest != last.outputs:
        return None

    live = {source for _, source in known["documents"]}
    names = [(before, after) for before, after in edits if before.names != after.names]
    if any(after.kind in _SOUGHT or after.source not in live for _, after in names):
        return None
    if (names and known["lost"]) or (known["farewells"] and any(_withheld_anew(live, *edit) for edit in edits)):
        return None
    rows = rename(known, names)
    facts = {"paper": config.paper, "today": order.view.now.date(), "origins": dict(config.places)}
    site = recalled(known, facts, ledger)
    rows |= _rows(site, edits)
    changed = {*rows, *whole(rows)}
    heads, _, places = shelves(ledger)
    kept = Shelf(ledger.path, "node", "made", _as_it_is)
    shop = Workshop(order.root, order.output, theme, site, entries_of(ledger), heads, places, kept, standing.folders)
    changed |= shared_changed(ledger, shop, changed)
    nodes, read = _reading(ledger, changed, edits)
    plans = _plans(ledger, nodes, edits)
    if plans is None:
        return None
    stale = tuple(stale_items(ledger, shop, nodes, read, plans, changed, standing.stamps))
    done = make_all(shop, [one.item for one in stale], order.hands, order.progress)
    staged = [one.staged for one in done.made.values() if one.staged is not None]

    checked = {path: one.made for path, one in done.made.items() if path.startswith("check:")}
    findings = tuple(ruled([*done.failed, *_findings(ledger, checked)], dict(config.paper.rules)))
    pressed = Pressed(findings, None, stale, last.pages, last.held, last.language, config.paper)
    if pressed.errors or (order.strict and pressed.warnings):
        # The long way tells the same, and knows what to do with it.
        discard(order.output, standing.folders, staged)
        return None
    changes = commit(order.output, standing, staged, standing.ours)
    if isinstance(changes, Diagnostic):
        return replace(pressed, findings=(*findings, changes))
    fresh = {one.path: one.stamp for one in staged}
    outputs = corrected(standing, fresh, standing.ours)
    try:
        ledger.begin()
        keep_nodes(ledger, plans, done.made, {**standing.stamps, **fresh})
        ledger.put("shared", done.shared)
        ledger.put("tables", _retold(ledger, rows))
        ledger.commit()
        now = replace(last, inputs=inputs, outputs=outputs, findings=findings_text(findings))
        keep_last(ledger, now, {name: as_text(known[name]) for name in NAMED} if names else {})
    except LedgerError:
        ledger.spoil()
    return replace(pressed, changes=changes)


def _as_it_is(path: str, made: str) -> str:
    return made


def _retold(ledger: Ledger, rows: dict[str, object]) -> Iterator[tuple[str, str]]:
    """The tables in which these rows are, with their new values."""
    for name in {table_of(row): None for row in rows}:
        within = {row[len(name) + 1 :]: value for row, value in rows.items() if table_of(row) == name}
        yield name, retold((ledger.get("tables", name) or ("",))[0], within)


def _withheld_anew(live: set[str], before: Entry, after: Entry) -> bool:
    """Whether the head of an entry that is not live is another: a farewell may tell of it."""
    return after.source not in live and before.record != after.record


def _rows(site: Site, edits: Edits) -> dict[str, object]:
    """The rows of the entries themselves that are others now."""
    rows: dict[str, object] = {}
    for before, after in edits:
        if before.texts != after.texts:
            rows[f"texts:{after.source}"] = after.texts
        if after.source in site.sources and (before.record, before.card) != (after.record, after.card):
            id_ = site.sources[after.source]
            rows[f"documents:{id_}"] = document_row(after, site.pictures.get(id_))
    return rows


def _reading(ledger: Ledger, changed: set[str], edits: Edits) -> tuple[list[tuple[str, ...]], dict[str, str]]:
    """The records of all that has read one of these rows, with all that it read, and of the checks of what was edited."""
    read = readers(ledger, changed)
    paths = dict.fromkeys([*read, *(Check(after.source, "").path for _, after in edits)])
    nodes = ((path, ledger.get("node", path)) for path in paths)
    return [(path, node[0], node[2], node[3]) for path, node in nodes if node is not None], read


def _plans(ledger: Ledger, nodes: list[tuple[str, ...]], edits: Edits) -> dict[str, tuple[Item, str]] | None:
    """What they were planned as; None where one is no page, feed or check. The checks of what was edited are due."""
    plans: dict[str, tuple[Item, str]] = {}
    for path, plan, *_ in nodes:
        item = planned(path, plan)
        if item is None:
            return None
        plans[path] = (item, plan)
    for _, after in edits:
        check = Check(after.source, (ledger.get("file", after.source) or ("", ""))[1])
        plans[check.path] = (check, check.plan)
    return plans


def _findings(ledger: Ledger, checked: dict[str, str]) -> list[Diagnostic]:
    """What is told of every file by itself, and in view of the others."""
    told = [text for _, text in ledger.telling("file", "findings")]
    told += [text for path, text in ledger.telling("node", "made", "check:") if path not in checked]
    return [finding for text in (*told, *checked.values()) for finding in findings_of(text)]
