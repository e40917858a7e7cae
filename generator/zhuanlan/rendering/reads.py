"""Recorded reads: a template sees one `Reader`, and can only ask the site named queries.

Three things are written down of a page: what it asked, a digest of each answer, and the rows of the site's tables that the
answers were made of. A row that changed says which pages to look at; a digest that changed says which to make again
(`model.stale`).
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any

from zhuanlan.model.digest import Teller, Words
from zhuanlan.model.kind import Query
from zhuanlan.model.site import Site
from zhuanlan.model.watch import Log, watched

Ask = tuple[str, tuple[Any, ...]]
"""One question: the name of a query, and its arguments."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, its digest, and what was read for it."""

    value: Any
    digest: str
    rows: frozenset[str]


class Answers:
    """What a site answers. What many pages ask is answered once, and is a row itself: `shared:…`."""

    def __init__(self, site: Site, queries: Mapping[str, Query], seals: Mapping[str, Callable[..., str]]) -> None:
        self.queries = queries
        self.shared: dict[str, Answer] = {}
        self.plain = site
        self._seals = seals
        self._log = Log()
        self._watched = watched(site, self._log)
        self._teller = Teller(site)
        self._told: dict[tuple[str, Words], str] = {}
        self._rows: dict[Ask, str] = {}
        self._texts: dict[tuple[Ask, str], str] = {}

    @contextmanager
    def reading(self, rows: set[str]) -> Iterator[Site]:
        """The site, while what is read of it is added to `rows`."""
        outer, self._log.rows = self._log.rows, rows
        try:
            yield self._watched
        finally:
            self._log.rows = outer

    def own(self, name: str, arguments: tuple[Any, ...], rows: set[str], words: Words = None) -> tuple[Any, str]:
        """The answer to a question that one page alone asks, and its digest; what is read for it is added to `rows`."""
        # As `reading`, without what Python does for a `with`: a page asks ten of these.
        log = self._log
        outer, log.rows = log.rows, rows
        try:
            value = self.queries[name](self._watched, *arguments)
        finally:
            log.rows = outer
        sealed = self.sealed(name, arguments)
        return value, self._teller.digest(value, words) if sealed is None else sealed

    def sealed(self, name: str, arguments: tuple[Any, ...]) -> str | None:
        """The digest of an answer that one page alone asks for, where there is one without the answer."""
        seal = self._seals.get(name)
        return None if seal is None else seal(self.plain, *arguments)

    def common(self, key: str, ask: Callable[[set[str]], tuple[Any, str]]) -> Answer:
        """The answer to a question that many pages ask, found by `ask` the first time."""
        answer = self.shared.get(key)
        if answer is None:
            rows: set[str] = set()
            value, digest = ask(rows)
            answer = self.shared[key] = Answer(value, digest, frozenset(rows))
        return answer

    def row(self, ask: Ask) -> str:
        """The row that a common question is."""
        found = self._rows.get(ask)
        if found is None:
            found = self._rows[ask] = shared_row(*ask)
        return found

    def as_text(self, asked: Mapping[Ask, str]) -> str:
        """Questions with the digests of their answers, `[name, arguments, digest]` each, as JSON."""
        return f"[{','.join([self._texts.get((ask, told)) or self._text(ask, told) for ask, told in asked.items()])}]"

    def _text(self, ask: Ask, told: str) -> str:
        name, arguments = ask
        # Most are asked about one entry, and that is written sooner than an encoder is made.
        one = len(arguments) == 1 and arguments[0].__class__ is str
        given = f"[{encode_basestring(arguments[0])}]" if one else written(arguments)
        text = f"[{encode_basestring(name)},{given},{encode_basestring(told)}]"
        if ask in self._rows:
            # Others ask it too.
            self._texts[ask, told] = text
        return text

    def told(self, row: str, answer: Answer, words: Words) -> str:
        """The digest of a common answer for somebody who has no more words than these."""
        digest = self._told.get((row, words))
        if digest is None:
            if words is None or row.startswith(f"{SHARED}part("):
                return answer.digest
            digest = self._told[row, words] = self._teller.digest(answer.value, words)
        return digest


class Reader:
    """The templates' only window on the site: `site.latest(id, 10)`.

    Answers are immutable, and a query that does not exist is undefined, hence an error in a template. `own` are the
    arguments that make a question this page's alone: its id, its list. `words` are all names that its templates hold: a
    field that they do not name they cannot read, so its value is not told.
    """

    __slots__ = ("_answers", "_known", "_own", "_words", "asked", "rows")

    def __init__(self, answers: Answers, own: Collection[Any] = (), words: Words = None) -> None:
        self._answers = answers
        self._words = words
        self._own = own
        self._known: dict[Ask, Any] = {}
        self.asked: dict[Ask, str] = {}
        self.rows: set[str] = set()

    def keep(self, name: str, arguments: tuple[Any, ...], answer: Answer) -> None:
        """Keep a common question that was asked for the page by another way."""
        self.rows.add(self._answers.row((name, arguments)))
        self.asked[name, arguments] = answer.digest

    def digest(self, name: str, arguments: tuple[Any, ...]) -> str:
        """The digest of an answer; the answer itself may never be looked for."""
        sealed = self._answers.sealed(name, arguments) if arguments and arguments[0] in self._own else None
        if sealed is not None:
            return sealed
        getattr(self, name)(*arguments)
        return self.asked[name, arguments]

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in self._answers.queries:
            raise AttributeError(name)

        def ask(*arguments: Any) -> Any:
            key = (name, arguments)
            if key in self._known:
                return self._known[key]
            if arguments and arguments[0] in self._own:
                value, digest = self._answers.own(name, arguments, self.rows, self._words)
            else:
                row = self._answers.row(key)
                answer = self._answers.common(row, lambda rows: self._answers.own(name, arguments, rows))
                value, digest = answer.value, self._answers.told(row, answer, self._words)
                self.rows.add(row)
            self._known[key] = value
            self.asked[key] = digest
            return value

        return ask


SHARED = "shared:"
"""What the names of rows begin with that are common questions."""


def shared_row(name: str, arguments: tuple[Any, ...]) -> str:
    """The name of the row that a common question is: `shared:latest("c01",7)`."""
    return f"{SHARED}{name}({written(arguments)[1:-1]})"


written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
"""Arguments as text."""


def question(row: str) -> Ask:
    """The question that `shared_row` was given."""
    name, _, arguments = row.removeprefix(SHARED).removesuffix(")").partition("(")
    found: tuple[Any, ...] = frozen(json.loads(f"[{arguments}]"))
    return name, found


def frozen(value: Any) -> Any:
    """Arguments as they were before they went through JSON."""
    return tuple(map(frozen, value)) if isinstance(value, list | tuple) else value
