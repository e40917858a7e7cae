"""Work that another process has begun: its value comes, whatever becomes of that process."""

import os
import resource
import signal
from pathlib import Path

import pytest

from zhuanlan.build.ahead import ahead

BIG = "岚" * 1_000_000
"""More than a pipe holds."""


def test_another_process_does_it() -> None:
    with ahead(os.getpid) as found:
        assert found() != os.getpid()
        assert found() == found()


def test_a_big_value_comes_whole() -> None:
    with ahead(lambda: [BIG, {"一": 1}]) as found:
        assert found() == [BIG, {"一": 1}]


def test_what_dies_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return here

    with ahead(work) as found:
        assert found() == here


def test_what_fails_there_fails_here() -> None:
    def work() -> str:
        return Path("/nowhere/at/all").read_text("utf-8")

    with ahead(work) as found, pytest.raises(FileNotFoundError, match="/nowhere/at/all"):
        found()


def test_nobody_waits_for_what_nobody_asks(tmp_path: Path) -> None:
    def work() -> str:
        (tmp_path / "pid").write_text(f"{os.getpid()}\n", "utf-8")
        return BIG

    with ahead(work):
        while not (tmp_path / "pid").is_file() or not (tmp_path / "pid").read_text("utf-8").endswith("\n"):
            pass
    assert not Path(f"/proc/{int((tmp_path / 'pid').read_text('utf-8'))}").exists()


def test_without_pipes_it_is_done_here() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        with ahead(os.getpid) as found:
            assert found() == os.getpid()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
