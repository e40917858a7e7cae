"""Recorded reads: a template sees one `Reader`, and can only ask the site named queries."""

from collections.abc import Callable, Mapping
from typing import Any

from zhuanlan.model.kind import Query
from zhuanlan.model.page import Ask
from zhuanlan.model.site import Site


class Reader:
    """The templates' only window on the site: `site.latest(id, 10)`. What was asked is kept in `asked`.

    Answers are immutable, and a query that does not exist is undefined, hence an error in a template.
    """

    __slots__ = ("_queries", "_site", "asked")

    def __init__(self, site: Site, queries: Mapping[str, Query]) -> None:
        self._site = site
        self._queries = queries
        self.asked: dict[Ask, None] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in self._queries:
            raise AttributeError(name)

        def ask(*arguments: Any) -> Any:
            self.asked[Ask(name, arguments)] = None
            return self._queries[name](self._site, *arguments)

        return ask
