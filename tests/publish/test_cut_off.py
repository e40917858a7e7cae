"""Cut off in the middle: a full disk, a server that hangs, an editor who stops it. Each time something is told, in time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.harness import tree
from tests.publish.desk import Desk, ended
from tests.publish.servers import SOON


def test_a_full_disk(desk: Desk, tmp_path: Path) -> None:
    """A disk of its own, which nobody but this process and its children can see."""
    disk = tmp_path / "disk"
    disk.mkdir()
    text = desk.site.folder.joinpath("site.yaml").read_text("utf-8").partition("发布:")[0]
    desk.site.file("site.yaml", f"{text}发布: {{现场: {{路径: {disk}/www, 保留: 2}}}}\n")
    for number in range(8):
        desk.site.file(f"static/scan-{number}.bin", os.urandom(120_000))
    script = f"""
mount -t tmpfs -o size=3m,nr_inodes=500 tmpfs {disk} || exit 99
publish() {{ {sys.executable} -m zhuanlan publish; }}
publish || exit 91
old=$(readlink {disk}/www/current)
head -c 120000 /dev/urandom >static/more.bin
dd if=/dev/zero of={disk}/ballast bs=100000 count=99 2>/dev/null
publish; echo "status $?"
[ "$(readlink {disk}/www/current)" = "$old" ] || exit 92
(cd {disk}/www/current && sha256sum --quiet -c ../../records/"${{old#releases/}}"/SHA256SUMS) || exit 93
rm {disk}/ballast
publish || exit 94
[ "$(readlink {disk}/www/current)" != "$old" ] || exit 95
[ -z "$(find {disk}/www -name '.zhuanlan*')" ] || exit 96
"""
    spaces = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    process = subprocess.Popen(
        [*spaces, "sh", "-c", script],
        cwd=desk.site.folder,
        env=desk.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    said = ended(process)
    assert said.status == 0, (said.status, said.text)
    assert "status 1" in said.text
    assert "[target-failed]" in said.text
    assert "磁盘满了" in said.text


def _children(pid: int) -> list[int]:
    """All processes that descend from this one."""
    above: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        above.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [pid]
    while waiting:
        waiting += (below := above.get(waiting.pop(), []))
        found += below
    return found


@contextmanager
def _standing_still(pid: int) -> Iterator[None]:
    """All processes that descend from this one are stopped. Some end, and others begin, while they are counted."""
    stopped: list[int] = []
    while news := [child for child in _children(pid) if child not in stopped]:
        _signalled(news, signal.SIGSTOP)
        stopped += news
    try:
        yield
    finally:
        _signalled(stopped, signal.SIGCONT)


def _signalled(pids: Sequence[int], what: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, what)


def _underway(desk: Desk, running: subprocess.Popen[str]) -> None:
    """Until the new release is being made at the target."""
    began = time.monotonic()
    while not list((desk.target / "releases").glob(".zhuanlan-*")):
        assert running.poll() is None, running.communicate()
        assert time.monotonic() - began < SOON, "it never began"
        time.sleep(0.002)


@pytest.fixture
def heavy(desk: Desk) -> Desk:
    """A paper that takes a while to be sent."""
    desk.published()
    desk.site.file("static/film.bin", os.urandom(60_000_000))
    return desk


def test_a_server_that_hangs_in_the_middle(heavy: Desk) -> None:
    release = heavy.current
    # So long that a busy machine answers in time until it is made to hang.
    running = heavy.target_is(超时=10).start("publish")
    _underway(heavy, running)
    with _standing_still(heavy.host.daemons["sshd"].pid):
        said = ended(running)
    assert said.status == 1, said.text
    assert said.code in ("unreachable", "target-failed")
    assert "没有回音" in said.text or "中断" in said.text or "断开" in said.text
    assert heavy.current == release
    assert heavy.target_is().publish().status == 0
    assert not list(heavy.target.rglob(".zhuanlan-*"))


def test_a_server_that_does_not_answer_at_all(desk: Desk) -> None:
    desk.target_is(超时=3)
    daemon = desk.host.daemons["sshd"].pid
    os.kill(daemon, signal.SIGSTOP)
    try:
        said = desk.publish()
    finally:
        os.kill(daemon, signal.SIGCONT)
    assert (said.status, said.code) == (1, "unreachable")
    assert "没有回音" in said.text


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_by_the_editor(heavy: Desk, sign: signal.Signals) -> None:
    release = heavy.current
    running = heavy.start("publish")
    _underway(heavy, running)
    running.send_signal(sign)
    said = ended(running)
    assert said.status != 0
    assert (said.status == 130, "停下了" in said.text) == (sign == signal.SIGINT, sign == signal.SIGINT)
    assert heavy.current == release
    assert heavy.reads("index.html")
    assert heavy.publish().status == 0
    assert heavy.reads("film.bin") == tree(heavy.site.output)["film.bin"]
    assert not list(heavy.target.rglob(".zhuanlan-*"))


def test_a_desk_that_may_not_write_what_it_saw(desk: Desk) -> None:
    """The release is there and known for ours, though published.txt could not be written."""
    first = desk.published()
    desk.site.article("新")
    note = desk.site.folder / "published.txt"
    note.unlink()
    note.mkdir()
    (note / "x").write_text("in the way")
    said = desk.publish()
    assert (said.status, said.code) == (1, "not-noted")
    second = desk.current
    assert second > first
    (note / "x").unlink()
    note.rmdir()
    assert desk.publish().status == 0
    assert f"{second} 现场" in note.read_text("utf-8")
