"""The last stages: what was made takes its place in the output, and how it was made is written down."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from zhuanlan.build.keeping import keep_traces
from zhuanlan.build.lasting import forget_last, keep_last, last_of
from zhuanlan.build.making import Done, Item
from zhuanlan.build.order import Order
from zhuanlan.build.pressed import Pressed
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.entry import Entry
from zhuanlan.writing.ledger import Ledger, LedgerError
from zhuanlan.writing.output import Staged, commit, discard
from zhuanlan.writing.standing import Standing, corrected


@dataclass(frozen=True, slots=True)
class Work:
    """All that a build has in hand when everything is made.

    `kept` are the digests of the files that stand in the output as they were left, `gone` what is known and not made any
    more. `tables` are those of the site that are others now, as text;
    `recalled` is the order of the paper for the next edit, empty where that must look into it itself: then its findings
    are told again.
    """

    order: Order
    pressed: Pressed
    entries: Sequence[Entry]
    plans: Mapping[str, tuple[Item, str]]
    done: Done
    kept: Mapping[str, str]
    gone: Set[str]
    standing: Standing
    tables: Mapping[str, str]
    recalled: Mapping[str, str]


def written(work: Work, ledger: Ledger, inputs: str, frame: str) -> Pressed:
    """Write the paper, unless something is wrong with it. `inputs` and `frame` stand for what it was made from (`Last`)."""
    order, pressed, made = work.order, work.pressed, work.done.made
    assert order.output is not None
    staged = [one.staged for one in made.values() if one.staged is not None]
    bad = pressed.errors or (order.strict and pressed.warnings)
    if bad and not order.keep_going:
        discard(order.output, work.standing.folders, staged)
        return pressed
    there = {
        path: made[path].made if path in made else work.kept[path]
        for path in pressed.planned
        if path in made or path in work.kept
    }
    changes = commit(order.output, work.standing, staged, there.keys(), keep=bool(bad))
    if isinstance(changes, Diagnostic):
        return replace(pressed, findings=(*pressed.findings, changes))
    try:
        _remember(work, ledger, staged, there, inputs, frame)
    except LedgerError:
        # The paper is made; what is not known of it will be made again.
        ledger.spoil()
    return replace(pressed, changes=changes, made=there)


def _remember(
    work: Work, ledger: Ledger, staged: Sequence[Staged], there: Mapping[str, str], inputs: str, frame: str
) -> None:
    fresh = {one.path: one.stamp for one in staged}
    stamps = {**work.standing.stamps, **fresh}
    lost = {one.item.path for one in work.pressed.stale} - work.done.made.keys()
    keep_traces(ledger, work.gone | lost, work.plans, work.done.made, work.done.shared, work.tables, stamps)
    if work.pressed.errors:
        forget_last(ledger)
    else:
        outputs = corrected(work.standing, fresh, there.keys())
        keep_last(ledger, last_of(work.order, work.pressed, work.entries, inputs, outputs, frame), work.recalled)
