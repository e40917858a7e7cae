"""The editors of `test_incremental.py` can be trusted: repeatable, manifold, and wrong builds are found out."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.harness import Site
from tests.incremental import entries, published, surroundings
from tests.incremental.agreement import Manner, disagreements
from tests.incremental.editor import DAY, sequence
from tests.incremental.edits import Append, Backdate, Edit, Remove, Rename, Replace, Touch, Wait, after
from tests.incremental.first import first
from tests.incremental.folder import apply, lay_out
from tests.incremental.shrinking import shrink

ARTICLE = "content/articles/a01.md"


def test_a_seed_is_one_story() -> None:
    assert first(3) == first(3)
    assert sequence(first(3), 3, 10) == sequence(first(3), 3, 10)
    assert sequence(first(3), 3, 10) != sequence(first(3), 4, 10)


def test_the_first_paper_can_be_printed(scratch: Path) -> None:
    for seed in range(8):
        assert lay_out(scratch / f"first{seed}", first(seed)).check().errors == []


def test_every_kind_of_work_comes_up() -> None:
    done = Counter(edit.of.split()[0] for seed in range(60) for edit in sequence(first(seed), seed, 10))
    assert {work.__name__ for work in DAY} - {"slip"} <= done.keys() | {"alias"}
    assert {"mended", "put", "several"} <= done.keys()


def test_every_function_that_draws_work_is_in_the_day() -> None:
    drawing = {
        function
        for module in (entries, published, surroundings)
        for name, function in vars(module).items()
        if not name.startswith("_") and getattr(function, "__module__", "") == module.__name__
    }
    assert drawing - {entries.mended, published.urls_of} == set(DAY)


def test_most_states_can_be_printed(scratch: Path) -> None:
    """Sequences that mostly end in an error would try little."""
    printed = 0
    for seed in range(40):
        paper = first(seed)
        built = lay_out(scratch / f"printed{seed}", after(paper, sequence(paper, seed, 10))).check()
        printed += not built.errors
    assert printed >= 22


@pytest.mark.parametrize(
    "edit",
    [
        Replace("letter", ARTICLE, "渠水", "井水"),
        Backdate("letter", ARTICLE, Append("body", ARTICLE, "又一句。\n")),
        Rename("renamed", ARTICLE, "content/articles/z.md"),
        Remove("deleted", ARTICLE),
        Touch("touched", ARTICLE),
        Wait("later", 24),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_a_folder_becomes_what_the_edit_says(tmp_path: Path, edit: Edit) -> None:
    before = first(0)
    site = lay_out(tmp_path, before)
    stamp = (tmp_path / ARTICLE).stat()
    done = apply(site, before, edit)
    held = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert held == done.files == edit.after(before).files
    assert site.now == done.now
    if isinstance(edit, Rename):
        assert (tmp_path / edit.to).stat().st_ino == stamp.st_ino
    if isinstance(edit, Backdate):
        assert (tmp_path / ARTICLE).stat().st_mtime_ns == stamp.st_mtime_ns


def test_an_edit_whose_file_is_gone_does_nothing() -> None:
    paper = first(0).without(ARTICLE)
    for seed in range(20):
        for edit in sequence(first(0), seed, 10):
            edit.after(paper)
    assert Append("body", ARTICLE, "x").after(paper) == paper


def test_a_build_that_misses_an_edit_is_found_out(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build under test does not see one word change; ten edits shrink to the one that shows it."""
    really = Site.build

    def blind(site: Site, **options: Any) -> object:
        if site.folder.name == "paper":
            site.file(ARTICLE, (site.folder / ARTICLE).read_text("utf-8").replace("新词", "旧词"))
        return really(site, **options)

    monkeypatch.setattr(Site, "build", blind)
    paper, manner = first(2), Manner()
    seen = Append("body", ARTICLE, "\n新词。\n")
    edits: list[Edit] = [Wait("nothing", 0), Touch("touched", ARTICLE), seen, Wait("later", 1)]

    def fails(fewer: Sequence[Edit]) -> bool:
        return bool(disagreements(scratch, paper, fewer, manner, each=True))

    assert fails(edits)
    assert shrink(edits, fails) == (seen,)
    said = "\n".join(disagreements(scratch, paper, edits, manner, each=True))
    assert "新词" in said
    assert "articles/a01.html" in said
