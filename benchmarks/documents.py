"""The figures of docs/performance.md: each stands between markers, and comes from a run that was kept.

`<!-- figures: builds-1000 -->` … `<!-- end of figures -->`; `growth` is made of all runs of its kind.
"""

import re
from collections.abc import Mapping

from benchmarks.peers import CHECKOUT
from benchmarks.results import Run
from benchmarks.tables import growth, table

PAGE = CHECKOUT / "docs" / "performance.md"
_FIGURES = re.compile(r"(<!-- figures: (\S+) -->\n).*?(<!-- end of figures -->)", re.DOTALL)


def printed(runs: Mapping[str, Run]) -> dict[str, str]:
    """Every run as Markdown, by the name that its marker has."""
    tables = {name: table(run) for name, run in runs.items() if run.kind != "growth"}
    grown = [run for run in runs.values() if run.kind == "growth"]
    return tables | ({"growth": growth(grown)} if grown else {})


def filled(text: str, tables: Mapping[str, str]) -> str:
    """The page with these figures in their places; those of runs that were not kept stay as they are."""

    def figures(found: re.Match[str]) -> str:
        return f"{found[1]}\n{tables[found[2]]}\n\n{found[3]}" if found[2] in tables else found[0]

    return _FIGURES.sub(figures, text)


def update(runs: Mapping[str, Run]) -> None:
    """Write the page anew."""
    PAGE.write_text(filled(PAGE.read_text("utf-8"), printed(runs)), "utf-8")
