"""Who has read a row: the other way round through the traces, so that an edit need not look through all of them.

It only narrows the search. A file that stands under a row may have read it once and read it no more: its own trace
decides. So names are added to the lists and never taken out; a clean build begins with empty ones.
"""

from collections import defaultdict
from collections.abc import Mapping, Set

from zhuanlan.build.making import Made
from zhuanlan.writing.ledger import Ledger

MANY = 2000
"""A row with more readers is read by all, as far as anybody need know: then all traces are looked through."""
_ALL = "*"


def readers(ledger: Ledger, changed: Set[str]) -> dict[str, str]:
    """Of everything that has read one of these rows, by path, all that it has read, as text."""
    paths = _listed(ledger, changed)
    if paths is None:
        read = _rows_of_all(ledger)
    else:
        read = {path: node[1] for path in sorted(paths) if (node := ledger.get("node", path)) is not None}
    return {path: rows for path, rows in read.items() if not changed.isdisjoint(rows.split("\n"))}


def keep_readers(ledger: Ledger, made: Mapping[str, Made]) -> None:
    """Add what was made to the lists of what it read. Before its trace takes the place of the one that the ledger has."""
    few = len(made) <= MANY
    before = {} if few else _rows_of_all(ledger)
    news: defaultdict[str, list[str]] = defaultdict(list)
    for path, one in made.items():
        known = (ledger.get("node", path) or ("", ""))[1] if few else before.get(path, "")
        if one.rows != known:
            rows = one.rows.split("\n")
            for row in set(rows).difference(known.split("\n")) if known else rows:
                news[row].append(path)
    lists = {} if few else {row: told[0] for row, *told in ledger.all("reader")}
    told = {row: _list(ledger, row) if few else lists.get(row, "") for row in news}
    ledger.put("reader", [(row, _longer(told[row], paths)) for row, paths in news.items() if told[row] != _ALL])


def _listed(ledger: Ledger, rows: Set[str]) -> set[str] | None:
    """All that stands under one of these rows; None where it may be anything."""
    if len(rows) > MANY:
        return None
    found: set[str] = set()
    for row in rows:
        paths = _list(ledger, row)
        if paths == _ALL:
            return None
        found.update(paths.split("\n"))
    return found


def _list(ledger: Ledger, row: str) -> str:
    return (ledger.get("reader", row) or ("",))[0]


def _longer(known: str, paths: list[str]) -> str:
    found = dict.fromkeys([*known.split("\n"), *paths]) if known else paths
    return "\n".join(found) if len(found) <= MANY else _ALL


def _rows_of_all(ledger: Ledger) -> dict[str, str]:
    return {path: read[0] for path, *read in ledger.column("node", "rows")}
