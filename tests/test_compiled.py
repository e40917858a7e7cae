"""The code of shipped templates is kept where Python keeps that of modules, and makes the same pages."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.harness import Site, sound
from zhuanlan.rendering.theme import shipped_themes


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where code is kept in a test, and nowhere else."""
    folder = tmp_path / "kept"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def templates(kept: Path) -> dict[str, Path]:
    """The files of code that are of templates, by name."""
    return {path.name.partition(".html")[0]: path for path in kept.rglob("*.html.*")}


def shipped(folder: Path) -> Site:
    return sound(folder).edit("site.yaml", "主题: plain", "主题: broadsheet")


def test_kept_code_makes_the_pages_that_new_code_makes(tmp_path: Path, kept: Path) -> None:
    first = shipped(tmp_path / "first").build().files()
    code = {name: path.stat().st_mtime_ns for name, path in templates(kept).items()}
    assert {"broadsheet~templates~article", "broadsheet~templates~parts~head"} <= code.keys()
    assert shipped(tmp_path / "second").build().files() == first
    assert {name: path.stat().st_mtime_ns for name, path in templates(kept).items()} == code


def test_half_a_file_of_code_is_no_code(tmp_path: Path, kept: Path) -> None:
    first = shipped(tmp_path / "first").build().files()
    for path in templates(kept).values():
        path.write_bytes(path.read_bytes()[:100])
    assert shipped(tmp_path / "second").build().files() == first


def test_code_of_another_text_is_made_anew(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of the same length, from an hour ago: neither time nor size would tell."""
    themes = tmp_path / "themes"
    shutil.copytree(shipped_themes() / "broadsheet", themes / "ours")
    monkeypatch.setattr("zhuanlan.rendering.theme.shipped_themes", lambda: themes)
    paper = sound(tmp_path / "paper").edit("site.yaml", "主题: plain", "主题: ours")
    pages = []
    for text in ("one", "two"):
        (themes / "ours" / "templates" / "page.html").write_text(text, "utf-8")
        pages.append(paper.build(remember=False).html("about.html"))
    assert pages == ["one", "two"]
    assert "ours~templates~page" in templates(kept)


def test_nothing_is_kept_of_a_papers_own_templates(tmp_path: Path, kept: Path) -> None:
    paper = sound(tmp_path / "paper")
    before = {path for path in paper.folder.rglob("*") if "output" not in path.parts}
    paper.build(remember=False)
    assert templates(kept) == {}
    assert {path for path in paper.folder.rglob("*") if "output" not in path.parts} == before


def test_an_error_in_kept_code_is_told_where_it_stands(tmp_path: Path, kept: Path) -> None:
    """A paper's own macros, missing what the shipped page asks of them."""
    paper = shipped(tmp_path / "paper").file("themes/broadsheet/templates/parts/colophon.html", "{{ nowhere }}")
    said = [paper.build(remember=False).said("en") for _ in range(2)]
    assert said[0] == said[1]
    assert "parts/colophon.html:1" in said[0]
