"""The papers that are opened: the repository's sample, and the sample grown until its lists have older pages."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.browser.server import SUB_PATH
from tests.harness import NOON
from zhuanlan.build.run import Hands, Order, View, build
from zhuanlan.model.kinds.article import Article
from zhuanlan.model.page import Page

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("site.yaml", "urls.txt", "content", "static")
MORE = 42
"""Entries beyond two list pages' worth: the newest page then has an older one after it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A paper that was built, and the plan after which it was."""

    output: Path
    pages: tuple[Page, ...]
    documents: dict[str, object]
    """The live entries' records, by the path of their page."""

    def size(self, page: Page) -> int:
        """How much there is of a page, in bytes; 0 of one that its template could not make."""
        path = self.output / page.path
        return path.stat().st_size if path.exists() else 0


@dataclass(frozen=True, slots=True)
class Pick:
    """A page that stands for all of its template; `older` is a list's page that is not its first."""

    template: str
    older: bool
    path: str
    output: Path

    @property
    def name(self) -> str:
        return self.template.removesuffix(".html") + "-older" * self.older

    @property
    def moves(self) -> bool:
        """Whether it sends its readers on at once, so that nobody sees it."""
        return 'http-equiv="refresh"' in (self.output / self.path).read_text("utf-8")

    @property
    def anywhere(self) -> bool:
        """Whether a server answers with it for any address, so that its links are not relative."""
        return self.path == "404.html"


def printed(source: Path, output: Path) -> Edition:
    """Build a paper. Its findings are other tests' business; what a template could not make is simply not there."""
    pressed = build(Order(source, output, View(NOON), keep_going=True, hands=Hands(2)))
    assert pressed.changes is not None, [finding.code.id for finding in pressed.findings]
    records = {path: document.record for path, document in pressed.documents.items()}
    return Edition(output, tuple(item for item in pressed.planned.values() if isinstance(item, Page)), records)


def sample(folder: Path) -> Edition:
    """The repository's paper, as it would stand under `SUB_PATH` of a server."""
    source = folder / "sample"
    source.mkdir(parents=True)
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, source / name)
    config = source / "site.yaml"
    text, found = re.subn(r"(?m)^(网址: https://[^/\s]+)/?$", rf"\g<1>{SUB_PATH}", config.read_text("utf-8"))
    assert found == 1, "site.yaml of the sample has no address"
    config.write_text(text, "utf-8")
    return printed(source, folder / "sample-output")


def grown(folder: Path, edition: Edition) -> Edition:
    """The same paper with many small articles: one month, the same people, the same column, the same tags."""
    source = folder / "grown"
    shutil.copytree(folder / "sample", source)
    articles = [record for record in edition.documents.values() if isinstance(record, Article)]
    model = max(articles, key=lambda record: (bool(record.column), len(record.tags), record.date.at))
    units = [name for name in map(_unit, edition.documents.values()) if name]
    head = {
        "column": model.column,
        "authors": [*(person.name for person in model.authors), *units],
        "tags": list(model.tags),
    }
    for number in range(MORE):
        keys = {"title": f"第{number}件小事", "date": f"2026-10-{1 + number % 28:02}", **head}
        text = f"---\n{yaml.safe_dump(keys, allow_unicode=True)}---\n\n这一件事说完了。\n"
        (source / "content" / "articles").mkdir(exist_ok=True)
        (source / "content" / "articles" / f"small-{number}.md").write_text(text, "utf-8")
    return printed(source, folder / "grown-output")


def picks(*editions: Edition) -> tuple[Pick, ...]:
    """The longest page of every template, and of its older list pages, from the first paper that has one."""
    found: dict[tuple[str, bool], Pick] = {}
    for edition in editions:
        for page in sorted(edition.pages, key=edition.size, reverse=True):
            key = (page.template, page.number > 0)
            if key not in found and edition.size(page):
                found[key] = Pick(*key, page.path, edition.output)
    return tuple(found[key] for key in sorted(found))


def _unit(record: object) -> str:
    """The name of somebody or something that has a page of its own on which his articles stand."""
    return str(getattr(record, "name", "")) if type(record).__name__ in ("Profile", "Institution") else ""
