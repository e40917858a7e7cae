"""The short way through the pipeline: only texts changed, and no list shows them."""

from dataclasses import replace

from zhuanlan.build.content import Refreshed, shelves
from zhuanlan.build.keeping import keep_nodes
from zhuanlan.build.lasting import frame_of, keep_last
from zhuanlan.build.making import make_all
from zhuanlan.build.order import Order
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.quick import last_in, still
from zhuanlan.build.recall import RECORD as ORDER
from zhuanlan.build.recall import entries_of, recalled, touched
from zhuanlan.build.rows import findings_of, findings_text
from zhuanlan.build.staleness import stale_items
from zhuanlan.build.tables import retold
from zhuanlan.build.workshop import Workshop
from zhuanlan.model.diagnostics import Diagnostic, ruled
from zhuanlan.reading.config import Config
from zhuanlan.reading.sources import Files
from zhuanlan.reading.walk import Look
from zhuanlan.rendering.theme import Theme
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.output import commit, discard
from zhuanlan.writing.standing import outputs_digest, survey


def press_texts(
    order: Order,
    ledger: Ledger,
    config: Config,
    theme: Theme,
    seen: Look,
    files: Files,
    fresh: Refreshed,
    inputs: str,
) -> Pressed | None:
    """Make and write what reads the rewritten texts; None where that is not all there is to do."""
    last, text, tables = last_in(ledger), ledger.get("whole", ORDER), ledger.get("whole", "tables")
    if order.output is None or config.paper is None or last is None or not text or not text[0] or not tables:
        return None
    if not still(order, last) or last.frame != frame_of(seen, files):
        return None
    standing = survey(order.output)
    if outputs_digest(standing.stamps, standing.ours) != last.outputs:
        return None

    rewritten = {source: ledger.get("source", source) or () for source in fresh.rewritten}
    rows = [f"texts:{source}" for source in rewritten]
    plans = touched(ledger, rows, {source: found[1] for source, found in rewritten.items()})
    if plans is None:
        return None
    facts = {"paper": config.paper, "today": order.view.now.date(), "origins": dict(config.places)}
    site = recalled(text[0], facts, ledger)
    heads, _, places = shelves(ledger)
    nodes = {path: found for path in plans if (found := ledger.get("node", path))}
    kept = {path: made for path, (_, _, made, _) in nodes.items()}
    shop = Workshop(order.root, order.output, theme, site, entries_of(ledger), heads, places, kept)
    stale = tuple(stale_items(ledger, shop, plans, {*rows, "texts:*"}, standing.stamps))
    done = make_all(shop, [one.item for one in stale], order.hands, order.progress)
    staged = [one.staged for one in done.made.values() if one.staged is not None]

    checked = {path: one.made for path, one in done.made.items() if path.startswith("check:")}
    findings = tuple(ruled([*done.failed, *_findings(ledger, checked)], dict(config.paper.rules)))
    pressed = Pressed(findings, None, stale, last.pages, last.held, last.language, config.paper)
    if pressed.errors or (order.strict and pressed.warnings):
        # The long way tells the same, and knows what to do with it.
        discard(order.output, staged)
        return None
    changes = commit(order.output, standing.ours, staged, standing.ours)
    if isinstance(changes, Diagnostic):
        return replace(pressed, findings=(*findings, changes))
    stamps = {**standing.stamps, **{one.path: one.stamp for one in staged}}
    after = tables[0]
    for entry in (entries_of(ledger)[source] for source in rewritten):
        after = retold(after, entry.source, entry.texts)
    ledger.begin()
    keep_nodes(ledger, plans, done.made, stamps)
    ledger.put("shared", done.shared)
    ledger.put("whole", [("tables", after)])
    ledger.commit()
    now = replace(last, inputs=inputs, outputs=outputs_digest(stamps, standing.ours), findings=findings_text(findings))
    keep_last(ledger, now)
    return replace(pressed, changes=changes)


def _findings(ledger: Ledger, checked: dict[str, str]) -> list[Diagnostic]:
    """What is told of every file by itself, and in view of the others."""
    told = [text for _, text in ledger.telling("source", "findings")]
    told += [text for path, text in ledger.telling("node", "made", "check:") if path not in checked]
    return [finding for text in (*told, *checked.values()) for finding in findings_of(text)]
