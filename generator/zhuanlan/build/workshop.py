"""What every worker of a build has at hand. It may be carried into another process, by fork or by pickling."""

from collections.abc import Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from zhuanlan.model.diagnostics import Place
from zhuanlan.model.entry import Entry, Head
from zhuanlan.model.kind import Feature, Query
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.lists import LISTS
from zhuanlan.model.queries import queries, seals
from zhuanlan.model.site import Site
from zhuanlan.rendering.press import PART, Press
from zhuanlan.rendering.reads import Answer, Answers, question
from zhuanlan.rendering.theme import Theme
from zhuanlan.writing.shelf import Shelf

FEATURES: tuple[Feature, ...] = (*KINDS, *LISTS)
QUERIES: Mapping[str, Query] = queries(FEATURES)
SEALS = seals(FEATURES)


_MADE_HERE = ("press", "answers")


@dataclass(frozen=True)
class Workshop:
    """The site, the theme and the tables besides.

    `output` is None where nothing is to be written; `folders` are those that stand in it, and `kept` the digests of the
    output files that stand there as they were left. `entries` and `places` are of all files, live or not, by source.
    """

    root: Path
    output: Path | None
    theme: Theme
    site: Site
    entries: Mapping[str, Entry]
    heads: Mapping[str, Head]
    places: Mapping[str, Mapping[str, Place]]
    kept: Mapping[str, str]
    folders: Set[str] = frozenset()

    @cached_property
    def press(self) -> Press:
        return Press(self.theme, self.answers, {name: one.words for name, one in self.theme.closures.items()})

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.site, QUERIES, SEALS)

    def __getstate__(self) -> dict[str, Any]:
        """Without what is made here: templates and open files stay in their process."""
        return {name: value for name, value in self.__dict__.items() if name not in _MADE_HERE}

    @contextmanager
    def open(self) -> Iterator[None]:
        """The shelves stay open while something is made. Nobody writes to the ledger then."""
        with ExitStack() as stack:
            for table in (self.site.texts, self.heads, self.places):
                if isinstance(table, Shelf):
                    stack.enter_context(table.open())
            yield

    def common(self, row: str) -> Answer:
        """The answer to a common question, by its row."""
        name, arguments = question(row)
        if name == PART:
            return self.press.part(*arguments)
        return self.answers.common(row, lambda rows: self.answers.own(name, arguments, rows))

    def place(self, source: str, key: str) -> Place:
        """Where the value of a key of a file stands, or the file."""
        if source not in self.entries:
            return self.site.origin(key)
        return self.places[source].get(key, Place(source, 1))
