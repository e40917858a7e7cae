"""One run of the pipeline, on an open ledger."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.content import Content, Progress, read_content
from zhuanlan.build.making import Batch, Check, Item, Made, make_batch, records
from zhuanlan.build.pictures import media_of
from zhuanlan.build.planning import plan_of, planned_files
from zhuanlan.build.pool import ALONE, Hands, Lost, spread
from zhuanlan.build.rows import findings_of
from zhuanlan.build.staleness import Stale, stale_items
from zhuanlan.build.tables import Tables, tables_of
from zhuanlan.build.workshop import Workshop
from zhuanlan.model import codes
from zhuanlan.model.assemble import Material, View, assemble
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place, ruled
from zhuanlan.model.entry import Document
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.page import Copy, Page, Planned, plan
from zhuanlan.model.paper import Paper
from zhuanlan.model.patterns import patterns_of
from zhuanlan.model.stale import differing
from zhuanlan.reading.config import Config, read_paper
from zhuanlan.reading.sources import Files, scan
from zhuanlan.reading.stamps import stamp_of
from zhuanlan.rendering.theme import Theme, closures, find_theme
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.output import Changes, commit, discard, survey


def silent(stage: str, done: int, total: int) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. `output` is None where nothing is to be written.

    `strict`: warnings are errors. `keep_going`: with errors the good pages are written all the same. `remember`: what this
    build learns is kept for the next one, and what the last one learnt is believed.
    """

    root: Path
    output: Path | None
    view: View
    strict: bool = False
    keep_going: bool = False
    remember: bool = True
    hands: Hands = ALONE
    progress: Progress = silent


@dataclass(frozen=True, slots=True)
class Pressed:
    """A paper made, and every finding, under the site's rules. `changes` is None where nothing was written."""

    findings: tuple[Diagnostic, ...] = ()
    changes: Changes | None = None
    stale: tuple[Stale, ...] = ()
    """What was made again, and why."""
    planned: Mapping[str, Planned] = field(default_factory=dict)
    """Every output file that the paper asks for, by its path."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The entries that are live, by the path of their page."""
    held: int = 0
    """Entries that are sound and not live: drafts, in review, scheduled, withdrawn."""
    paper: Paper | None = None
    """None if site.yaml could not be read."""
    notes: tuple[Bilingual, ...] = ()
    """What else is to be told, in a line each; nothing is wrong with the paper."""

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return sum(isinstance(item, Page) for item in self.planned.values())

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    @property
    def rendered(self) -> tuple[str, ...]:
        """The paths of the files that were made again."""
        return tuple(stale.item.path for stale in self.stale if not isinstance(stale.item, Check))


def press(order: Order, ledger: Ledger, tick: int) -> Pressed:
    """Read, assemble, check, make and write what is stale. Raises LedgerError where the ledger turns out unsound.

    `tick` is the file system's time before anything was looked at.
    """
    config = read_paper(order.root)
    if config.paper is None:
        return Pressed(tuple(ruled(list(config.findings), {})))
    rules = dict(config.paper.rules)
    files = scan(order.root, KINDS)
    content = read_content(
        order.root, files, ZoneInfo(config.paper.timezone), ledger, tick, order.hands, order.progress
    )
    findings = [*config.findings, *files.findings, *content.findings]

    material, odd = _material(order.root, config, config.paper, files, content, ledger)
    site, clashes = assemble(material, KINDS, order.view, lambda source, key: _place(content, source, key))
    theme, missing = find_theme(order.root, config.paper.theme, config.place("theme"))
    findings += [*odd, *clashes, *missing]
    if theme is None:
        return Pressed(tuple(ruled(findings, rules)), paper=config.paper)

    shop = Workshop(
        order.root, order.output, config.paper.theme, site, {one.source: one for one in content.entries},
        content.heads, content.places, {},
    )  # fmt: skip
    planned, taken = plan(planned_files(site, theme, files), lambda item: _locate(shop, item))
    findings += taken
    site = replace(site, paths=dict.fromkeys(planned, ""))

    stamps = survey(order.output, planned) if order.output is not None else {}
    nodes = {path: (made, stamp) for path, made, stamp in ledger.column("node", "made", "stamp")}
    kept = {path: made for path, (made, stamp) in nodes.items() if stamps.get(path) == stamp}
    shop = replace(shop, site=site, kept=kept)
    plans = _plans(planned, content, files, theme)
    tables = tables_of(site, content.entries, closures(theme))
    before = ledger.get("whole", "tables")
    changed = set(differing(json.loads(before[0]), tables)) if before else set()
    stale = tuple(stale_items(ledger, shop, plans, changed, stamps))

    made, shared, failed = _made(order, shop, [one.item for one in stale])
    findings += failed
    told = {path: made_ for path, (made_, _) in nodes.items() if path.startswith("check:") and path in plans}
    told |= {path: one.made for path, one in made.items() if path.startswith("check:")}
    for text in told.values():
        findings += findings_of(text)
    ruling = tuple(ruled(findings, rules))

    held = sum(one.sound for one in content.entries) - len(site.documents)
    pressed = Pressed(ruling, None, stale, planned, site.documents, held, config.paper)
    staged = [one.staged for one in made.values() if one.staged is not None]
    if order.output is None:
        return pressed
    bad = pressed.errors or (order.strict and pressed.warnings)
    if bad and not order.keep_going:
        discard(order.output, staged)
        return pressed
    changes = commit(order.output, staged, [path for path in planned if path in made or path in kept], keep=bool(bad))
    if isinstance(changes, Diagnostic):
        return replace(pressed, findings=(*pressed.findings, changes))
    lost = {one.item.path for one in stale} - made.keys()
    _keep(ledger, lost, plans, made, shared, tables, stamps)
    return replace(pressed, changes=changes)


def _material(
    root: Path, config: Config, paper: Paper, files: Files, content: Content, ledger: Ledger
) -> tuple[Material, list[Diagnostic]]:
    patterns, odd = patterns_of(paper, KINDS, config.place("urls"))
    media, static = media_of(root, files, ledger)
    material = Material(
        paper, content.entries, content.heads, content.texts, media, static, patterns, dict(config.places)
    )
    return material, odd


def _place(content: Content, source: str, key: str) -> Place:
    return content.places[source].get(key, Place(source, 1))


def _locate(shop: Workshop, item: Planned) -> Place:
    """Where an editor would look for the reason of an output file."""
    if isinstance(item, Copy):
        return Place(item.source)
    id_ = getattr(item, "id", "")
    about = item.about if isinstance(item, Page) else "title"
    if isinstance(item, Page) and item.source:
        return shop.place(item.source, about)
    if id_ in shop.site.documents:
        return shop.place(shop.site.documents[id_].source, about)
    return Place("site.yaml")


def _plans(planned: Mapping[str, Planned], content: Content, files: Files, theme: Theme) -> dict[str, tuple[Item, str]]:
    """Every planned file and every check by its path, each with what tells that it is to be made from something else."""
    stamps = files.stamps | {f"{theme.label}/{path}": stamp_of(file.stat()) for path, file in theme.assets.items()}
    plans: dict[str, tuple[Item, str]] = {path: (item, plan_of(item, stamps)) for path, item in planned.items()}
    checks = [
        Check("site.yaml", ""),
        *(Check(entry.source, content.digests[entry.source]) for entry in content.entries),
    ]
    return plans | {check.path: (check, check.plan) for check in checks}


def _made(
    order: Order, shop: Workshop, items: Sequence[Item]
) -> tuple[dict[str, Made], list[tuple[str, str, str]], list[Diagnostic]]:
    """What was made by path, the records of the common questions, and what failed."""
    made: dict[str, Made] = {}
    failed: list[Diagnostic] = []
    shared = [*records(shop.answers)]
    done = 0
    for found in spread(order.hands, make_batch, shop, items):
        if isinstance(found, Lost):
            code = codes.site.TOO_SLOW if found.slow else codes.site.READER_DIED
            place = Place(found.item.source) if isinstance(found.item, Check) else _locate(shop, found.item)
            failed.append(code.at(place))
            continue
        batch: Batch = found[1]
        shared += batch.shared
        for one in batch.made:
            if one.failed is not None:
                failed.append(one.failed)
            else:
                made[one.path] = one
        done += len(batch.made)
        order.progress("render", done, len(items))
    return made, shared, failed


def _keep(
    ledger: Ledger,
    lost: Collection[str],
    plans: Mapping[str, tuple[Item, str]],
    made: Mapping[str, Made],
    shared: Sequence[tuple[str, str, str]],
    tables: Tables,
    stamps: Mapping[str, str],
) -> None:
    """Write down how everything was made. What failed leaves no trace, so it is tried again."""
    known = {path for (path,) in ledger.column("node")}
    gone = (known - plans.keys()) | set(lost)
    ledger.begin()
    ledger.put("node", (_node(one, plans[path][1], stamps) for path, one in made.items()))
    ledger.put("asked", ((path, one.asked) for path, one in made.items()))
    for table in ("node", "asked"):
        ledger.drop(table, gone)
    ledger.put("shared", shared)
    ledger.put("whole", [("tables", json.dumps(tables, ensure_ascii=False, separators=(",", ":")))])
    ledger.commit()


def _node(one: Made, plan: str, stamps: Mapping[str, str]) -> tuple[str, str, str, str, str]:
    stamp = one.staged.stamp if one.staged is not None else stamps.get(one.path, "")
    return (one.path, plan, one.rows, one.made, stamp)
