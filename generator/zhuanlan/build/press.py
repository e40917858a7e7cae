"""One run of the pipeline, on an open ledger: the settings, the files, and then the short way or the long one."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from zhuanlan.build.content import MARGIN, refresh
from zhuanlan.build.editing import press_edits
from zhuanlan.build.order import Order
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.sight import Sight
from zhuanlan.model.diagnostics import ruled
from zhuanlan.model.kinds import KINDS
from zhuanlan.reading.config import read_paper
from zhuanlan.reading.sources import sorted_out
from zhuanlan.rendering.theme import find_theme
from zhuanlan.writing.ledger import Ledger


def press(order: Order, ledger: Ledger, seen: Sight, tick: int) -> Pressed:
    """Read, arrange, make what is stale, and write it. Raises LedgerError where the ledger turns out unsound.

    `seen` is what was looked at, and `tick` the file system's time before that.
    """
    config = read_paper(order.root)
    if config.paper is None:
        return Pressed(tuple(ruled(list(config.findings), {})))
    paper = config.paper
    order = replace(order, view=order.view.within(ZoneInfo(paper.timezone)))
    inputs = seen.sources.digest(tick - MARGIN) if order.output is not None else ""
    theme, missing = find_theme(order.root, paper.theme, config.place("theme"))
    files = sorted_out(seen.sources, KINDS)
    zone, believe = ZoneInfo(paper.timezone), order.believe
    fresh = refresh(order.root, files, zone, ledger, tick, order.hands, order.progress, believe=believe)
    if theme is not None and believe and not fresh.order:
        edited = press_edits(order, ledger, config, theme, seen, files, fresh.rewritten, inputs)
        if edited is not None:
            return edited
    # An edit needs none of what is imported for this.
    from zhuanlan.build.whole import press_whole

    return press_whole(order, ledger, config, theme, missing, seen, files, fresh.lost, tick, inputs)
