"""One run of the pipeline, on an open ledger: the order of the stages."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from zhuanlan.build.arrangement import arrange
from zhuanlan.build.content import MARGIN, Content, read_content
from zhuanlan.build.keeping import keep_traces
from zhuanlan.build.making import Batch, Check, Item, Made, make_batch, records
from zhuanlan.build.order import Order
from zhuanlan.build.planning import plan_of
from zhuanlan.build.pool import Lost, spread
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.quick import RECORD, Last, roots_of
from zhuanlan.build.rows import findings_of, findings_text
from zhuanlan.build.staleness import stale_items
from zhuanlan.build.tables import differing, tables_of
from zhuanlan.build.workshop import Workshop
from zhuanlan.model import codes
from zhuanlan.model.assemble import turns
from zhuanlan.model.diagnostics import Diagnostic, Place, ruled
from zhuanlan.model.entry import Entry
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.page import Page, Planned
from zhuanlan.reading.config import read_paper
from zhuanlan.reading.sources import Files, scan
from zhuanlan.reading.stamps import inputs_digest, stamp_of
from zhuanlan.rendering.theme import Theme, closures, find_theme
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.output import commit, discard
from zhuanlan.writing.standing import outputs_digest, survey


def press(order: Order, ledger: Ledger, tick: int) -> Pressed:
    """Read, arrange, make what is stale, and write it. Raises LedgerError where the ledger turns out unsound.

    `tick` is the file system's time before anything was looked at.
    """
    config = read_paper(order.root)
    if config.paper is None:
        return Pressed(tuple(ruled(list(config.findings), {})))
    paper, rules = config.paper, dict(config.paper.rules)
    inputs = inputs_digest(order.root, roots_of(order.root), tick - MARGIN) if order.output is not None else ""
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
    changed = set(differing(before[0], tables)) if before else set()
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
        language=paper.language,
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
    standing = (stamps or {}) | {one.path: one.stamp for one in staged}
    keep_traces(ledger, lost, plans, done.made, done.shared, tables, standing)
    last = _last(order, pressed, content.entries, inputs, outputs_digest(standing, there))
    ledger.begin()
    ledger.put("whole", [(RECORD, json.dumps(asdict(last)) if inputs and not bad and not pressed.errors else "")])
    ledger.commit()
    return replace(pressed, changes=changes)


def _last(order: Order, pressed: Pressed, entries: Sequence[Entry], inputs: str, outputs: str) -> Last:
    """What the next build must know of this one to see that it would be the same."""
    now, view = order.view.now, order.view
    since, until = turns(entries, now.timestamp())
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Last(
        inputs=inputs,
        outputs=outputs,
        output=str((order.output or order.root).absolute()),
        drafts=view.drafts,
        scheduled=view.scheduled,
        since=max(since, morning.timestamp()),
        until=min(until, (morning + timedelta(days=1)).timestamp()),
        pages=pressed.pages,
        held=pressed.held,
        findings=findings_text(pressed.findings),
        language=pressed.language,
    )


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
