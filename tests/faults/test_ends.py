"""Where a build's words go, and who else builds: closed and full ends, and two builds at once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.faults.office import ENVIRONMENT
from tests.harness import AT_NOON, Site, tree
from zhuanlan.writing.standing import MANIFEST

BUILD = (sys.executable, "-m", "zhuanlan", "build", "--jobs", "2", *AT_NOON, "--site")


def started(site: Site, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*BUILD, str(site.folder), *arguments],
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def paper(sound_paper: Site) -> Site:
    """A paper large enough for workers."""
    for number in range(60):
        sound_paper.article(f"第{number}篇", "正文一段。\n" * 20, 标签="水利")
    return sound_paper


@pytest.mark.parametrize(
    ("ends", "statuses"),
    [
        (">/dev/full", {1}),
        (">/dev/full 2>/dev/full", {1}),
        (">&-", {0}),
        (">&- 2>&-", {0}),
        ("<&- >&- 2>&-", {0}),
        ("| true", {0, 1}),
        ("2>&1 | head -c 1", {0, 1}),
    ],
)
def test_words_that_nobody_can_hear(sound_paper: Site, tmp_path: Path, ends: str, statuses: set[int]) -> None:
    command = f'set -o pipefail; "$@" {ends}'
    whole = ["bash", "-c", command, "bash", *BUILD, str(sound_paper.folder)]
    done = subprocess.run(whole, env=os.environ | ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode in statuses, done
    assert "Traceback" not in done.stdout + done.stderr
    assert "Exception ignored" not in done.stderr
    if ends == ">/dev/full":
        assert "No space left" in done.stderr
    assert tree(sound_paper.output) == sound_paper.build(remember=False, output=tmp_path / "clean").files()


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "latin-1"}])
def test_a_terminal_that_is_not_utf8(sound_paper: Site, environment: dict[str, str]) -> None:
    sound_paper.article("错", "见[旧文](/2008/😀/)。\n", 日期="昨天")
    command = [*BUILD, str(sound_paper.folder)]
    done = subprocess.run(command, env=os.environ | ENVIRONMENT | environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stdout + done.stderr
    assert b"[bad-date]" in done.stdout


def test_of_builds_at_once_each_ends_well_or_says_who_builds(paper: Site, tmp_path: Path) -> None:
    waited = 0
    for round_ in range(3):
        paper.edit("content/articles/first.md", "第一段", f"第一段{round_}")
        builds = [started(paper) for _ in range(3)]
        ends = [(build.communicate(timeout=60), build.returncode) for build in builds]
        assert any(status == 0 for _, status in ends), ends
        for (said, wrong), status in ends:
            assert "Traceback" not in said + wrong
            assert status == 0 or "[locked]" in said, said
            waited += status
        clean = paper.build(remember=False, output=tmp_path / f"clean-{round_}")
        assert tree(paper.output) == clean.files()
    assert waited, "they never met"


def test_a_build_takes_over_from_one_that_was_killed(paper: Site, tmp_path: Path) -> None:
    with started(paper, "--no-ledger") as first:
        # As soon as something waits beside its target.
        while not any(paper.output.rglob(".*")) and first.poll() is None:
            time.sleep(0.001)
        first.send_signal(signal.SIGKILL)
    assert first.returncode == -signal.SIGKILL
    assert any(paper.output.rglob(".*"))
    with started(paper) as second:
        said, _ = second.communicate(timeout=60)
    assert second.returncode == 0, said
    assert tree(paper.output) == paper.build(remember=False, output=tmp_path / "clean").files()
    assert [path.name for path in paper.output.rglob(".*")] == [MANIFEST]
