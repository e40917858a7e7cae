"""What the pages of one build share: a theme, a site, and the parts that are made once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from types import NoneType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from zhuanlan.model.document import Body
from zhuanlan.model.kind import Query
from zhuanlan.model.page import Ask
from zhuanlan.model.routes import link_from
from zhuanlan.model.site import Site
from zhuanlan.model.uris import absolute
from zhuanlan.rendering.html import join
from zhuanlan.rendering.reads import Reader
from zhuanlan.rendering.theme import Theme

ANYWHERE = "404.html"
"""This page answers for every address, at any depth: its links must not depend on where it is shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, and what it asked the site: every page that it stands on asked the same."""

    html: Markup
    asked: Mapping[Ask, None]


@dataclass(frozen=True, slots=True)
class Press:
    """A theme and a site. `parts` remembers, and changes no page: a part is a function of what it is remembered by."""

    theme: Theme
    site: Site
    queries: Mapping[str, Query]
    parts: dict[tuple[str, str, str], Part] = field(default_factory=dict, init=False)

    def names(self, reader: Reader, path: str) -> dict[str, Any]:
        """The names that the templates of the page at `path` see besides `page`; what they ask is kept by `reader`."""
        folder = ANYWHERE if path == ANYWHERE else path.rpartition("/")[0]
        base_url = self.site.paper.base_url
        link = partial(_rooted, urlsplit(base_url).path.rstrip("/")) if path == ANYWHERE else link_from(folder)

        def html(body: Body) -> Markup:
            return join(body, reader, link)

        def part(template: str, **given: object) -> Markup:
            made = self._part(template, path, folder, given)
            reader.asked.update(made.asked)
            return made.html

        return {"site": reader, "link": link, "html": html, "part": part, "absolute": partial(absolute, base_url)}

    def _part(self, template: str, path: str, folder: str, given: dict[str, object]) -> Part:
        """Links are relative to the folder, so a part is made once for each; nothing else of the page is seen by it."""
        # By what they look like in Python: `==` would take a text for the same text as markup, and 1 for true.
        key = (template, folder, repr(given))
        made = self.parts.get(key)
        if made is None:
            odd = [name for name, value in given.items() if not _plain(value)]
            if odd:
                raise TypeError(f"part() takes texts, whole numbers, true, false, none and lists, not {odd[0]}")
            reader = Reader(self.site, self.queries)
            text = self.theme.environment.get_template(template).render(**self.names(reader, path), **given)
            made = self.parts[key] = Part(Markup(text), reader.asked)
        return made


def _plain(value: Any) -> bool:
    return type(value) in (str, int, bool, NoneType) or (type(value) in (tuple, list) and all(map(_plain, value)))


def _rooted(prefix: str, url: str) -> str:
    return prefix + url if url.startswith("/") and not url.startswith("//") else url
