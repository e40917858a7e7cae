"""The commands as a person runs them, mistakes included."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import Site

GENERATOR = Path(__file__).parents[1] / "generator"


def zhuanlan(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m zhuanlan …` in a folder. No traceback may ever come out of it."""
    done = subprocess.run(
        [sys.executable, "-m", "zhuanlan", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(GENERATOR),
            "LC_ALL": "zh_CN.UTF-8",
            "PYTHONIOENCODING": "utf-8",
            **environment,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_a_new_paper_builds_at_once_and_strictly(tmp_path: Path) -> None:
    assert zhuanlan(tmp_path, "init", "demo").returncode == 0
    built = zhuanlan(tmp_path / "demo", "build", "--strict")
    assert built.returncode == 0, built.stdout
    assert "0 个错误，0 个提醒" in built.stdout
    assert "index.html" in built.stdout
    assert (tmp_path / "demo/output/index.html").exists()
    assert (tmp_path / "demo/.gitignore").exists()


def test_a_folder_in_use_is_no_place_for_a_new_paper(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("x")
    refused = zhuanlan(tmp_path, "init", ".")
    assert refused.returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


@pytest.mark.parametrize("kind", ["article", "column", "page", "profile", "institution"])
@pytest.mark.parametrize("name", ["一条水渠的账", '标题: "引号" #1', "../逃", "[图文] 一篇"])
def test_a_new_entry_is_sound_whatever_its_name(tmp_path: Path, kind: str, name: str) -> None:
    zhuanlan(tmp_path, "init", "demo")
    demo = tmp_path / "demo"
    before = set(demo.rglob("*"))
    made = zhuanlan(demo, "new", kind, name)
    assert made.returncode == 0, made.stderr
    (new,) = (path for path in set(demo.rglob("*")) - before if path.is_file())
    assert new.name in made.stdout
    checked = zhuanlan(demo, "check", "--strict")
    assert checked.returncode == 0, checked.stdout
    assert zhuanlan(demo, "new", kind, name).returncode == 1


def test_a_command_works_from_any_folder_of_the_paper(sound_paper: Site) -> None:
    assert zhuanlan(sound_paper.folder / "content/articles", "build").returncode == 0
    assert (sound_paper.folder / "output/index.html").exists()


def test_a_mistake_is_told_in_both_languages_with_its_cure(sound_paper: Site) -> None:
    sound_paper.file("content/articles/错.md", "---\n标提: 例\n日期: 2026-11-01\n---\n")
    chinese = zhuanlan(sound_paper.folder, "check")
    assert chinese.returncode == 1
    assert "content/articles/错.md:2:1 错误 [unknown-key]" in chinese.stdout
    assert "改成: 标题: 例" in chinese.stdout
    english = zhuanlan(sound_paper.folder, "check", "--lang", "en")
    assert "content/articles/错.md:2:1 error [unknown-key]" in english.stdout


def test_json_and_github_say_the_same(sound_paper: Site) -> None:
    sound_paper.article("断链", "见[旧文](/2008/old/)。\n")
    report = json.loads(zhuanlan(sound_paper.folder, "build", "--format", "json").stdout)
    (finding,) = report["findings"]
    assert (finding["code"], finding["file"], finding["line"]) == ("broken-link", "content/articles/断链.md", 6)
    assert (report["errors"], report["warnings"]) == (0, 1)
    annotations = zhuanlan(sound_paper.folder, "check", "--format", "github").stdout
    assert annotations.startswith("::warning file=content/articles/断链.md,line=6,col=")


def test_exit_codes(sound_paper: Site) -> None:
    sound_paper.article("断链", "见[旧文](/2008/old/)。\n")
    assert zhuanlan(sound_paper.folder, "build").returncode == 0
    assert zhuanlan(sound_paper.folder, "build", "--strict").returncode == 1
    for wrong in (
        ["build", "--as-of", "明天"],
        ["build", "--no-such"],
        ["bake"],
        ["new", "poem", "x"],
        ["check", "--format", "xml"],
    ):
        assert zhuanlan(sound_paper.folder, *wrong).returncode == 2, wrong
    assert zhuanlan(sound_paper.folder.parent, "build").returncode == 1


@pytest.mark.parametrize("as_of", ["2026-11-30", "2026年11月30日", "2026-11-30 00:00"])
def test_the_paper_of_another_day(sound_paper: Site, as_of: str) -> None:
    zhuanlan(sound_paper.folder, "build", "--as-of", as_of)
    assert (sound_paper.output / "articles/tomorrow.html").exists()
    zhuanlan(sound_paper.folder, "build", "--as-of", "2026-11-29 23:59")
    assert not (sound_paper.output / "articles/tomorrow.html").exists()


def test_a_terminal_that_shows_no_chinese_and_a_reader_that_goes_away(sound_paper: Site) -> None:
    sound_paper.article("断链", "见[旧文](/2008/old/)。\n" * 3000)
    shown = zhuanlan(sound_paper.folder, "check", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert shown.returncode == 0
    command = [sys.executable, "-m", "zhuanlan", "check", "--site", str(sound_paper.folder)]
    with subprocess.Popen(
        command, env={**os.environ, "PYTHONPATH": str(GENERATOR)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as gone:
        assert gone.stdout is not None
        assert gone.stderr is not None
        gone.stdout.readline()
        gone.stdout.close()
        assert b"Traceback" not in gone.stderr.read()


def test_nothing_is_drawn_where_nobody_looks(sound_paper: Site) -> None:
    built = zhuanlan(sound_paper.folder, "build")
    assert built.stderr == ""
    assert "\x1b" not in built.stdout


def test_output_elsewhere(sound_paper: Site, tmp_path: Path) -> None:
    assert zhuanlan(sound_paper.folder, "build", "--output", str(tmp_path / "www/paper")).returncode == 0
    assert (tmp_path / "www/paper/index.html").exists()
    assert not sound_paper.output.exists()
