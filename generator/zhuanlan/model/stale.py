"""Out of date, and why: what a page was seen to read, held against what the same questions answer today.

There is no other rule of invalidation. A page without a trace is stale, so a clean build is one whose ledger is empty.
(Mokhov, Mitchell, Peyton Jones, "Build Systems à la Carte", 2018: verifying traces.)
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from zhuanlan.model.diagnostics import Bilingual

Ask = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Trace:
    """How something was made last time. `plan` is what it was to be, `made` a digest of what came of it.

    `rows` are the rows of the site's tables that were read, `asked` the digests of the answers.
    """

    plan: str
    rows: Collection[str] = ()
    asked: Iterable[tuple[Ask, str]] = ()
    made: str = ""


def why_stale(
    trace: Trace | None, plan: str, changed: Collection[str], digest: Callable[[Ask], str]
) -> Bilingual | None:
    """Why something must be made again, None if it need not.

    `changed` are the rows that are not what they were. Only where one of them was read are the questions asked again.
    """
    if trace is None:
        return Bilingual("新的页面", "new")
    if trace.plan != plan:
        return Bilingual("它的来源或位置变了", "its source or its place changed")
    read = [row for row in trace.rows if row in changed]
    if not read:
        return None
    for row in read:
        if row.startswith("templates:"):
            name = row.removeprefix("templates:")
            return Bilingual(f"模板 {name} 变了", f"template {name} changed")
    ask = None
    for ask, before in trace.asked:
        if digest(ask) != before:
            told = f"site.{ask[0]}({', '.join(map(repr, ask[1]))})"
            return Bilingual(f"{told} 的回答变了", f"{told} answers otherwise")
    return Bilingual(f"{read[0]} 变了", f"{read[0]} changed") if ask is None else None
