"""The recipes of docs/publishing.md, run: what editors copy must work as it stands there."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.harness import Site
from tests.test_commands import GENERATOR

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("publishing.md", "publishing.zh-CN.md")


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in a language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", (DOCS / page).read_text("utf-8"))


def command(folder: Path, publish: str) -> Path:
    """A folder with the command `zhuanlan`, whose `publish` is another here: where it publishes to is not these tests' business."""
    folder.mkdir(exist_ok=True)
    script = folder / "zhuanlan"
    script.write_text(
        f'#!/bin/sh\nexport PYTHONPATH="{GENERATOR}"\n[ "$1" = publish ] && {{ {publish}; exit; }}\nexec "{sys.executable}" -m zhuanlan "$@"\n',
        "utf-8",
    )
    script.chmod(0o755)
    return folder


def shell(script: str, folder: Path, path: Path) -> subprocess.CompletedProcess[str]:
    found = f"{path}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": found, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def mark(site: Site, at: datetime) -> Path:
    """The mark that a publication at that moment left behind."""
    path = site.folder / ".zhuanlan/published"
    path.touch()
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


@pytest.mark.parametrize("page", PAGES)
def test_the_line_of_cron_publishes_when_something_is_due_and_tries_again_what_failed(
    sound_paper: Site, tmp_path: Path, page: str
) -> None:
    (table,) = blocks(page, "cron")
    (line,) = [line.removeprefix("*/5 * * * * ") for line in table.splitlines() if line.startswith("*/5")]
    assert "%" not in line, "cron takes % for the end of the line"
    line = line.replace("/srv/paper", str(sound_paper.folder))
    # Nothing may fall due by itself while this runs.
    index = sound_paper.folder / "themes/plain/templates/index.html"
    index.write_text(index.read_text("utf-8").replace("{{ site.today()|day }}", ""), "utf-8")
    sound_paper.delete("content/articles/tomorrow.md")
    log = tmp_path / "log"
    good, bad = command(tmp_path / "good", f"echo published >> {log}"), command(tmp_path / "bad", "exit 1")

    assert shell(line, tmp_path, good).returncode == 0
    assert shell(line, tmp_path, good).returncode == 3
    assert log.read_text() == "published\n"
    # A day later, as far as the mark can tell.
    zone = sound_paper.now.tzinfo
    old = mark(sound_paper, datetime(2020, 1, 1, tzinfo=zone))
    sound_paper.article("到时候了", 日期="2020-01-02 08:00")
    assert shell(line, tmp_path, bad).returncode == 1
    assert old.stat().st_mtime == datetime(2020, 1, 1, tzinfo=zone).timestamp()
    assert shell(line, tmp_path, good).returncode == 0
    assert log.read_text() == "published\n" * 2
    assert shell(line, tmp_path, good).returncode == 3


@pytest.mark.parametrize("page", PAGES)
def test_the_units_are_units(tmp_path: Path, page: str) -> None:
    service, timer = blocks(page, "ini")
    for name, text in (("paper.service", service), ("paper.timer", timer)):
        (tmp_path / name).write_text(text.replace("/srv/zhuanlan/bin/zhuanlan", "/bin/true"), "utf-8")
        parser = configparser.ConfigParser(strict=False, interpolation=None)
        parser.read_string(text)
        assert {"Unit"} < set(parser.sections())
    started = re.findall(r"(?m)^Exec\w+=(.*)$", service)
    assert [words.rpartition("/")[2] for words in started] == [
        "published", "trying", "zhuanlan publish", "published",
    ]  # fmt: skip
    tool = shutil.which("systemd-analyze")
    if tool is not None:  # a machine without systemd has no use for the units either
        units = [str(tmp_path / "paper.service"), str(tmp_path / "paper.timer")]
        done = subprocess.run([tool, "verify", *units], capture_output=True, text=True, timeout=60, check=False)
        own = [line for line in done.stderr.splitlines() if "paper." in line]
        assert (done.returncode, own) == (0, [])


def jobs(page: str) -> tuple[dict[str, Any], dict[str, Any]]:
    # Behind these two stand those for a server of one's own (tests/publish/test_pipelines.py).
    github, gitlab, *_ = (yaml.safe_load(block) for block in blocks(page, "yaml"))
    return github["jobs"]["publish"], gitlab["pages"]


@pytest.mark.parametrize("page", PAGES)
def test_the_steps_of_github_build_and_keep_the_register(sound_paper: Site, tmp_path: Path, page: str) -> None:
    github, _ = jobs(page)
    path = command(tmp_path / "bin", "false")
    for words in (
        "git init -q --bare -b main ../remote", "git init -q -b main", "echo .zhuanlan > .gitignore; echo output >> .gitignore",
        "git add .", "git -c user.name=sample -c user.email=sample@example.org commit -qm first",
        "git remote add origin ../remote", "git push -q -u origin main",
    ):  # fmt: skip
        assert shell(words, sound_paper.folder, path).returncode == 0, words
    for _ in range(2):  # the second time there is nothing new to keep
        for step in github["steps"]:
            if "run" in step and not step["run"].startswith("pip "):
                done = shell(step["run"], sound_paper.folder, path)
                assert done.returncode == 0, done.stdout + done.stderr
    uploaded = next(step["with"]["path"] for step in github["steps"] if "upload-pages" in step.get("uses", ""))
    assert (sound_paper.folder / uploaded / "index.html").exists()
    kept = shell("git log --format=%s main -- urls.txt; git show main:urls.txt", tmp_path / "remote", path).stdout
    assert kept.count("Published URLs") == 1
    assert "/articles/first.html" in kept


@pytest.mark.parametrize("page", PAGES)
def test_the_script_of_gitlab_builds_what_it_uploads(sound_paper: Site, tmp_path: Path, page: str) -> None:
    _, gitlab = jobs(page)
    path = command(tmp_path / "bin", "false")
    for words in gitlab["script"]:
        if not words.startswith("pip "):
            done = shell(words, sound_paper.folder, path)
            assert done.returncode == 0, done.stdout + done.stderr
    (uploaded,) = gitlab["artifacts"]["paths"]
    assert (sound_paper.folder / uploaded / "index.html").exists()


def test_both_languages_give_the_same_recipes() -> None:
    for language in ("cron", "ini", "yaml"):
        assert blocks(PAGES[0], language) == blocks(PAGES[1], language)
        assert blocks(PAGES[0], language)
