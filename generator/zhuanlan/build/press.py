"""One run of the pipeline, on an open ledger: the order of the stages."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from zhuanlan.build.arrangement import arrange
from zhuanlan.build.content import Content, read_content
from zhuanlan.build.keeping import keep_traces
from zhuanlan.build.making import Batch, Check, Item, Made, make_batch, records
from zhuanlan.build.order import Order
from zhuanlan.build.planning import plan_of
from zhuanlan.build.pool import Lost, spread
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.rows import findings_of
from zhuanlan.build.staleness import stale_items
from zhuanlan.build.tables import tables_of
from zhuanlan.build.workshop import Workshop
from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place, ruled
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.page import Page, Planned
from zhuanlan.model.stale import differing
from zhuanlan.reading.config import read_paper
from zhuanlan.reading.sources import Files, scan
from zhuanlan.reading.stamps import stamp_of
from zhuanlan.rendering.theme import Theme, closures, find_theme
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.output import commit, discard, survey


def press(order: Order, ledger: Ledger, tick: int) -> Pressed:
    """Read, arrange, make what is stale, and write it. Raises LedgerError where the ledger turns out unsound.

    `tick` is the file system's time before anything was looked at.
    """
    config = read_paper(order.root)
    if config.paper is None:
        return Pressed(tuple(ruled(list(config.findings), {})))
    paper, rules = config.paper, dict(config.paper.rules)
    theme, missing = find_theme(order.root, paper.theme, config.place("theme"))
    files = scan(order.root, KINDS)
    content = read_content(order.root, files, ZoneInfo(paper.timezone), ledger, tick, order.hands, order.progress)
    findings = [*config.findings, *missing, *files.findings, *content.findings]
    if theme is None:
        return Pressed(tuple(ruled(findings, rules)), paper=paper)

    found = arrange(order.root, order.view, config, paper, files, content, theme, ledger)
    findings += found.findings
    stamps = survey(order.output, found.planned) if order.output is not None else None
    nodes = {path: (made, stamp) for path, made, stamp in ledger.column("node", "made", "stamp")}
    kept = {path: made for path, (made, stamp) in nodes.items() if stamps and stamps.get(path) == stamp}
    entries = {entry.source: entry for entry in content.entries}
    shop = Workshop(order.root, order.output, paper.theme, found.site, entries, content.heads, content.places, kept)
    plans = _plans(found.planned, content, files, theme)
    tables = tables_of(found.site, content.entries, closures(theme))
    before = ledger.get("whole", "tables")
    changed = set(differing(json.loads(before[0]), tables)) if before else set()
    stale = tuple(stale_items(ledger, shop, plans, changed, stamps))

    done = _make(order, shop, [one.item for one in stale])
    told = {path: text for path, (text, _) in nodes.items() if path.startswith("check:") and path in plans}
    told |= {path: one.made for path, one in done.made.items() if path.startswith("check:")}
    findings += [*done.failed, *(finding for text in told.values() for finding in findings_of(text))]
    pressed = Pressed(
        findings=tuple(ruled(findings, rules)),
        stale=stale,
        pages=sum(isinstance(item, Page) for item in found.planned.values()),
        held=sum(entry.sound for entry in content.entries) - len(found.site.documents),
        paper=paper,
        planned=found.planned,
        documents=found.site.documents,
    )
    if order.output is None:
        return pressed

    staged = [one.staged for one in done.made.values() if one.staged is not None]
    bad = pressed.errors or (order.strict and pressed.warnings)
    if bad and not order.keep_going:
        discard(order.output, staged)
        return pressed
    there = [path for path in found.planned if path in done.made or path in kept]
    changes = commit(order.output, staged, there, keep=bool(bad))
    if isinstance(changes, Diagnostic):
        return replace(pressed, findings=(*pressed.findings, changes))
    lost = {one.item.path for one in stale} - done.made.keys()
    keep_traces(ledger, lost, plans, done.made, done.shared, tables, stamps or {})
    return replace(pressed, changes=changes)


def _plans(planned: Mapping[str, Planned], content: Content, files: Files, theme: Theme) -> dict[str, tuple[Item, str]]:
    """Every planned file and every check by its path, each with what tells that it is to be made from something else."""
    stamps = files.stamps | {f"{theme.label}/{path}": stamp_of(file.stat()) for path, file in theme.assets.items()}
    plans: dict[str, tuple[Item, str]] = {path: (item, plan_of(item, stamps)) for path, item in planned.items()}
    checks = [
        Check("site.yaml", ""),
        *(Check(entry.source, content.digests[entry.source]) for entry in content.entries),
    ]
    return plans | {check.path: (check, check.plan) for check in checks}


@dataclass(frozen=True, slots=True)
class _Done:
    """What was made, by path; the records of the common questions; and what could not be made."""

    made: dict[str, Made]
    shared: list[tuple[str, str, str]]
    failed: list[Diagnostic]


def _make(order: Order, shop: Workshop, items: Sequence[Item]) -> _Done:
    done = _Done({}, [*records(shop.answers)], [])
    count = 0
    for found in spread(order.hands, make_batch, shop, items):
        if isinstance(found, Lost):
            code = codes.site.TOO_SLOW if found.slow else codes.site.READER_DIED
            done.failed.append(code.at(Place(found.item.path.removeprefix("check:"))))
            continue
        batch: Batch = found[1]
        done.shared.extend(batch.shared)
        for one in batch.made:
            if one.failed is not None:
                done.failed.append(one.failed)
            else:
                done.made[one.path] = one
        count += len(batch.made)
        order.progress("render", count, len(items))
    return done
