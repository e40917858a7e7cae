"""Work that another process has begun: its value comes, whatever becomes of that process."""

import errno
import os
import resource
import signal
import time
from pathlib import Path

import pytest

from tests.harness import Site
from zhuanlan.build.ahead import ahead
from zhuanlan.build.pool import Hands

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
    written = tmp_path / "pid"

    def work() -> str:
        written.write_text(f"{os.getpid()}\n", "utf-8")
        return BIG

    with ahead(work):
        deadline = time.monotonic() + 60
        while not written.is_file() or not written.read_text("utf-8").endswith("\n"):
            assert time.monotonic() < deadline
            time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(int(written.read_text("utf-8")), 0)


def test_without_processes_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, "as a full table of processes")

    monkeypatch.setattr(os, "fork", refused)
    with ahead(os.getpid) as found:
        assert found() == os.getpid()


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


@pytest.mark.parametrize("hands", [Hands(1), Hands(2), Hands(2, "spawn")], ids=["one", "two", "two anew"])
def test_what_a_killed_build_left_goes(sound_paper: Site, hands: Hands) -> None:
    wanted = sound_paper.build(hands=hands).files()
    for left in (".index.html.zhuanlan-new", "articles/.first.html.zhuanlan-new", ".feeds.zhuanlan-new/a.xml"):
        (sound_paper.output / left).parent.mkdir(exist_ok=True)
        (sound_paper.output / left).write_bytes(b"half")
    assert sound_paper.build(hands=hands).files() == wanted
    hidden = sound_paper.output / ".well-known"
    hidden.mkdir()
    (hidden / ".security.txt.zhuanlan-new").write_bytes(b"half")
    sound_paper.file("static/.well-known/security.txt", "Contact: mailto:editor@example.com\n")
    assert sound_paper.build(hands=hands).files().keys() == {*wanted, ".well-known/security.txt"}
