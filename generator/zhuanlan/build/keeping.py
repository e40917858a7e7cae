"""The last stage: how everything was made is written down for the next build."""

from collections.abc import Collection, Mapping, Sequence

from zhuanlan.build.making import Item, Made
from zhuanlan.build.readers import keep_readers
from zhuanlan.writing.ledger import Ledger


def keep_traces(
    ledger: Ledger,
    gone: Collection[str],
    plans: Mapping[str, tuple[Item, str]],
    made: Mapping[str, Made],
    shared: Sequence[tuple[str, str, str]],
    tables: Mapping[str, str],
    stamps: Mapping[str, str],
) -> None:
    """Write down how everything was made, and forget what is `gone`. What failed leaves no trace, so it is tried again.

    `tables` are those that are others now; their order is told after this, if at all.
    """
    ledger.begin()
    keep_nodes(ledger, plans, made, stamps)
    for table in ("node", "asked"):
        ledger.drop(table, gone)
    ledger.put("shared", shared)
    ledger.put("tables", tables.items())
    ledger.clear("arranged")
    ledger.commit()


def keep_nodes(
    ledger: Ledger, plans: Mapping[str, tuple[Item, str]], made: Mapping[str, Made], stamps: Mapping[str, str]
) -> None:
    """The traces of what was made."""
    keep_readers(ledger, made)
    ledger.put("node", (_node(one, plans[path][1], stamps) for path, one in made.items()))
    ledger.put("asked", ((path, one.asked) for path, one in made.items()))


def _node(one: Made, plan: str, stamps: Mapping[str, str]) -> tuple[str, str, str, str, str]:
    return (one.path, plan, one.rows, one.made, stamps.get(one.path, ""))
