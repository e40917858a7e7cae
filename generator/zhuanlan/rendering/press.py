"""What the pages of one build share: a theme, a site, and the parts that are made once for all of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from types import NoneType
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from zhuanlan.model.digest import Words, digest_of
from zhuanlan.model.document import Body
from zhuanlan.model.routes import link_from
from zhuanlan.model.uris import absolute
from zhuanlan.rendering.html import join
from zhuanlan.rendering.reads import Answer, Answers, Reader, frozen, written
from zhuanlan.rendering.theme import Theme

ANYWHERE = "404.html"
"""This page answers for every address, at any depth: its links must not depend on where it is shown."""

PART = "part"
"""What a part is called among the questions that a page asks: (template, folder, the names given and their values as text)."""


def folder_of(path: str) -> str:
    """What the links of a page depend on: its folder."""
    return ANYWHERE if path == ANYWHERE else path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Press:
    """A theme, and what the site answers. A part is a common question, whose answer is HTML."""

    theme: Theme
    answers: Answers
    words: Mapping[str, Words]
    """The words of each template and of all that it brings in."""
    found: dict[tuple[str, str, str], tuple[str, Answer]] = field(default_factory=dict, init=False, compare=False)
    """Parts as they were asked for: an answer is found sooner than the text of what was given."""

    def names(self, reader: Reader, folder: str) -> dict[str, Any]:
        """The names that templates see besides `page`; what they ask is kept by `reader`."""
        link = partial(_rooted, reader) if folder == ANYWHERE else link_from(folder)

        def html(body: Body) -> Markup:
            return join(body, reader, link)

        def whole(url: str) -> str:
            return absolute(reader.base_url(), url)

        def part(template: str, **given: object) -> Markup:
            # By what they look like in Python: `==` would take 1 for true, and a text for the same text as markup.
            key = (template, folder, repr(given))
            found = self.found.get(key)
            if found is None:
                told = _told(given)
                found = self.found[key] = told, self.part(template, folder, told)
            reader.keep(PART, (template, folder, found[0]), found[1])
            html: Markup = found[1].value
            return html

        return {"site": reader, "link": link, "html": html, "part": part, "absolute": whole}

    def part(self, template: str, folder: str, told: str) -> Answer:
        """Links are relative to the folder, so a part is made once for each; nothing else of the page is seen by it.

        `told` are the names given and their values as text: in Python 1 is true, and a part may tell them apart.
        """

        def made(rows: set[str]) -> tuple[Markup, str]:
            reader = Reader(self.answers, (), self.words.get(template))
            given = dict(frozen(json.loads(told)))
            text = self.theme.environment.get_template(template).render(**self.names(reader, folder), **given)
            rows |= reader.rows
            rows.add(f"templates:{template}")
            return Markup(text), digest_of(text.encode("utf-8", "surrogatepass"))

        return self.answers.common(self.answers.row((PART, (template, folder, told))), made)


def _told(given: dict[str, object]) -> str:
    odd = [name for name, value in given.items() if not _plain(value)]
    if odd:
        raise TypeError(f"part() takes texts, whole numbers, true, false, none and lists, not {odd[0]}")
    return written(sorted(given.items()))


def _plain(value: Any) -> bool:
    return type(value) in (str, int, bool, NoneType) or (type(value) in (tuple, list) and all(map(_plain, value)))


def _rooted(reader: Reader, url: str) -> str:
    prefix = urlsplit(reader.base_url()).path.rstrip("/")
    return prefix + url if url.startswith("/") and not url.startswith("//") else url
