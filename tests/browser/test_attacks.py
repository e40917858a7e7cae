"""Nobody's words become a program: every text field of every kind of entry, opened without a policy to protect it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page

from tests.acceptance import look
from tests.browser.attacks import ATTACKS, attacked
from tests.browser.many_attacks import MANY, alone, crowded
from tests.browser.papers import Edition
from tests.browser.safety import intrusions
from tests.browser.server import serve
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.kinds.article import Article

AT_ONCE = 60


@pytest.mark.parametrize(
    "groups",
    [
        pytest.param(alone(ATTACKS), id="alone"),
        pytest.param(crowded(MANY[::10]), id="some more"),
        pytest.param(crowded(MANY), id="three hundred more", marks=pytest.mark.faults),
    ],
)
def test_no_attack_runs(page: Page, tmp_path: Path, groups: Sequence[Sequence[str]]) -> None:
    edition = attacked(tmp_path, groups)
    kinds = Counter(type(record) for record in edition.documents.values())
    assert kinds == {kind.record: len(groups) for kind in KINDS}, "an attack was not printed"
    found = [*changed(edition), *opened(page, edition.output, pages(edition, groups))]
    assert not found, "\n".join(["", *found])


def test_the_attacks_are_many() -> None:
    assert len({*ATTACKS, *MANY}) >= 300


def changed(edition: Edition) -> Iterator[str]:
    """Articles whose title does not stand in their page as it was typed: `{{ 7*7 }}` is no 49."""
    for path, record in edition.documents.items():
        if isinstance(record, Article):
            title = look((edition.output / path).read_text("utf-8")).title
            if " ".join(record.title.split()) not in " ".join(title.split()):
                yield f"{path}: {record.title} became {title}"


def pages(edition: Edition, groups: Sequence[Sequence[str]]) -> list[str]:
    """A page of every template for every attack; that a second list of the same name is as safe we may believe."""
    chosen = {(page.template, page.id): page.path for page in edition.pages if edition.size(page)}
    assert len(chosen) > len(KINDS) * len(groups)
    return list(chosen.values())


def opened(page: Page, folder: Path, paths: list[str]) -> list[str]:
    """What is wrong with pages, opened in frames of one window, many at once: six times as fast as one by one."""
    found: list[str] = []

    def dismissed(dialog: Dialog) -> None:
        found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
    with serve(folder, still=True) as home:
        for start in range(0, len(paths), AT_ONCE):
            sheet = "".join(f'<iframe src="{escape(quote(path))}"></iframe>' for path in paths[start : start + AT_ONCE])
            (folder / "sheet.html").write_text(f"<!doctype html><title>sheet</title>{sheet}", "utf-8")
            page.goto(f"{home}sheet.html")
            if page.evaluate("window.__hit !== undefined"):
                found.append(f"a script reached the sheet: {page.evaluate('window.__hit')}")
            frames = page.main_frame.child_frames
            assert len(frames) == len(paths[start : start + AT_ONCE])
            for path, frame in zip(paths[start:], frames, strict=False):
                found += [f"{path}: {what}" for what in intrusions(frame)]
    return found


@pytest.mark.parametrize(
    "html",
    [
        "<script>window.__hit = 1</script>",
        "<script>parent.__hit = 1</script>",
        "<script>alert(1)</script>",
        '<img src="x" onerror="__hit = 1">',
        '<p onclick="x()">x</p>',
        '<a href=" java\nscript:x()">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<svg><a xlink:href="javascript:x()"></a></svg>',
        '<p style="color: red">x</p>',
        "<iframe></iframe>",
        '<base href="x">',
        '<meta http-equiv="refresh" content="9; url=javascript:x()">',
    ],
)
def test_an_attack_that_runs_is_seen(page: Page, written: Path, html: str) -> None:
    (written / "x.html").write_text(f"<!doctype html>{html}", "utf-8")
    assert opened(page, written, ["x.html"])


def test_what_is_harmless_passes(page: Page, written: Path) -> None:
    harmless = """<!doctype html><meta http-equiv="refresh" content="9; url=a/b.html"><script src="x.js"></script>
      <script type="application/ld+json">{"a": "b"}</script><a href="javascript-x.html" title="javascript:x()">x</a>"""
    (written / "x.html").write_text(harmless, "utf-8")
    assert opened(page, written, ["x.html"]) == []
