"""The long way through the pipeline: the paper is arranged anew. The order of the stages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhuanlan.build.arrangement import arrange
from zhuanlan.build.content import Content, load
from zhuanlan.build.lasting import frame_of
from zhuanlan.build.making import Check, Item, make_all
from zhuanlan.build.order import Order
from zhuanlan.build.planning import plan_of
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.proof import proven
from zhuanlan.build.readers import readers
from zhuanlan.build.recall import as_text, tables_told
from zhuanlan.build.rows import findings_of
from zhuanlan.build.sight import Sight
from zhuanlan.build.staleness import shared_changed, stale_items
from zhuanlan.build.tables import differing, others, tables_of
from zhuanlan.build.workshop import Workshop
from zhuanlan.build.written import Work, written
from zhuanlan.model.diagnostics import Diagnostic, ruled
from zhuanlan.model.page import AssetFile, Copy, Page, Planned
from zhuanlan.reading.config import Config
from zhuanlan.reading.sources import Files
from zhuanlan.rendering.theme import Theme
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.standing import Standing, outputs_digest


def press_whole(
    order: Order,
    ledger: Ledger,
    config: Config,
    theme: Theme | None,
    missing: Sequence[Diagnostic],
    seen: Sight,
    files: Files,
    lost: Mapping[str, tuple[Diagnostic, ...]],
    tick: int,
    inputs: str,
) -> Pressed:
    """Arrange what was read, make what is stale, and write it. `missing` tells why there is no theme, `lost` what could
    not be read; the rest is as in `press`.
    """
    assert config.paper is not None
    paper, rules = config.paper, dict(config.paper.rules)
    content = load(ledger, lost)
    findings = [*config.findings, *missing, *files.findings, *content.findings]
    if theme is None:
        return Pressed(tuple(ruled(findings, rules)), language=paper.language, paper=paper)

    found = arrange(order.root, order.view, config, paper, files, content, theme, ledger, tick, order.register)
    findings += found.findings
    nodes = ledger.column("node", "plan", "made", "stamp")
    standing = _standing(order, seen, found.planned, nodes) if order.output is not None else None
    stamps = standing.stamps if standing is not None else None
    kept = {path: made for path, _, made, stamp in nodes if stamps and stamps.get(path) == stamp}
    entries = {entry.source: entry for entry in content.entries}
    folders = standing.folders if standing is not None else frozenset()
    shop = Workshop(order.root, order.output, theme, found.site, entries, content.heads, content.places, kept, folders)
    plans = _plans(found.planned, content, files)
    tables = tables_of(found.site, content.entries, {name: one.digest for name, one in theme.closures.items()})
    before = {name: rows[0] for name, *rows in ledger.all("tables")}
    changed = set(differing(before, tables)) if before else set()
    changed |= shared_changed(ledger, shop, changed)
    stale = tuple(stale_items(ledger, shop, nodes, readers(ledger, changed), plans, changed, stamps))

    done = make_all(shop, [one.item for one in stale], order.hands, order.progress)
    told = {path: text for path, _, text, _ in nodes if path.startswith("check:") and path in plans}
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
    if standing is None:
        return pressed
    orderly = not (found.findings or config.findings or files.findings)
    sound = orderly and not pressed.errors
    held = {name: as_text(table) for name, table in tables_told(found.site).items()} if sound else {}
    gone = {path for path, *_ in nodes} - plans.keys()
    work = Work(order, pressed, content.entries, plans, done, kept, gone, standing, others(before, tables), held)
    return written(work, ledger, inputs, frame_of(seen.sources, files))


def _standing(order: Order, seen: Sight, planned: Mapping[str, Planned], nodes: Sequence[tuple[str, ...]]) -> Standing:
    """What stands in the output folder; if stamps are not believed, only that whose bytes are as we left them."""
    assert order.output is not None
    standing = seen.standing(planned)
    if order.believe:
        return standing
    # What is copied is known by its stamp alone, so it is copied again.
    made = {path: made for path, _, made, _ in nodes if not isinstance(planned.get(path), Copy | AssetFile)}
    stamps = dict(proven(order.output, standing.stamps, made))
    return replace(standing, stamps=stamps, digest=outputs_digest(stamps, standing.ours))


def _plans(planned: Mapping[str, Planned], content: Content, files: Files) -> dict[str, tuple[Item, str]]:
    """Every planned file and every check by its path, each with what tells that it is to be made from something else."""
    plans: dict[str, tuple[Item, str]] = {path: (item, plan_of(item, files.stamps)) for path, item in planned.items()}
    checks = [
        Check("site.yaml", ""),
        *(Check(entry.source, content.digests[entry.source]) for entry in content.entries),
    ]
    return plans | {check.path: (check, check.plan) for check in checks}
