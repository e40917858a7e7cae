"""The ends of what a machine gives: watches, connections, ports; and the end itself."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.harness import AT_NOON as NOON
from tests.harness import Site
from tests.ports import port
from tests.preview.running import GENERATOR, SOON, Running, running
from zhuanlan.preview.listen import listen

PAGE = "/articles/first.html"
CLIENTS = 500
LIMITED = ("unshare", "-Ur", "sh", "-c", 'echo 20 > /proc/sys/user/max_inotify_watches && exec "$@"', "sh")


def namespaces() -> bool:
    """Whether a user may have a limit of his own here."""
    if sys.platform != "linux":
        return False
    return subprocess.run([*LIMITED, "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not namespaces(), reason="this system lets nobody have a watch limit of his own")
def test_with_too_few_watches_a_change_is_seen_all_the_same(sound_paper: Site) -> None:
    for number in range(50):
        sound_paper.file(
            f"content/articles/{number:02}/a{number}.md", f"---\n标题: 文{number}\n日期: 2026-11-01\n---\n\n旧文。\n"
        )
    with running(sound_paper.folder, *NOON, before=LIMITED) as preview:
        slowest = 0.0
        for number in (0, 25, 49):
            sound_paper.edit(f"content/articles/{number:02}/a{number}.md", "旧文", "新文")
            slowest = max(slowest, preview.until(f"/articles/a{number}.html", "新文"))
        assert slowest < 3
        assert preview.heard("监视名额不够", 3)
        assert sum("监视名额不够" in line for line in preview.said) == 1


@pytest.fixture
def crowd(sound_paper: Site) -> Iterator[tuple[Site, Running, list[socket.socket]]]:
    """A preview with many tabs that only wait."""
    with running(sound_paper.folder, *NOON) as preview, ExitStack() as stack:
        tabs = []
        for _ in range(CLIENTS):
            tab = stack.enter_context(socket.create_connection(("127.0.0.1", preview.port), timeout=SOON))
            ask = f"GET /.zhuanlan/news?path={PAGE} HTTP/1.1\r\nHost: 127.0.0.1:{preview.port}\r\n\r\n"
            tab.sendall(ask.encode())
            tabs.append(tab)
        for tab in tabs:
            heard(tab, b"data:")
        yield sound_paper, preview, tabs


def heard(tab: socket.socket, mark: bytes) -> None:
    got = b""
    while mark not in got:
        piece = tab.recv(65536)
        assert piece, got
        got += piece


def cpu(pid: int) -> float:
    """Seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(sys.platform != "linux", reason="counts processor time in /proc")
def test_many_idle_tabs_cost_nothing_and_all_of_them_hear(crowd: tuple[Site, Running, list[socket.socket]]) -> None:
    site, preview, tabs = crowd
    before = cpu(preview.process.pid)
    time.sleep(3)
    assert cpu(preview.process.pid) - before < 0.15, "5 % of one processor, on a slow machine"
    began = time.monotonic()
    site.edit("content/articles/first.md", "正文第一段", "新的一段")
    for tab in tabs:
        heard(tab, b"data:")
    assert time.monotonic() - began < 5
    assert "新的一段" in preview.text(PAGE)
    status, seconds = preview.interrupt()
    assert (status, seconds < 2) == (0, True), seconds
    for tab in tabs:
        assert tab.recv(65536)[-5:] in (b"0\r\n\r\n", b""), "the stream was ended, not cut off"


def test_ctrl_c_ends_it_at_once_and_quietly(sound_paper: Site) -> None:
    with running(sound_paper.folder, *NOON) as preview:
        said = list(preview.said)
        status, seconds = preview.interrupt()
        assert (status, preview.said) == (0, said)
        assert seconds < 2


def serve(site: Site, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A preview that is not expected to run."""
    return subprocess.run(
        [sys.executable, "-m", "zhuanlan", "serve", "--site", str(site.folder), *arguments],
        env={**os.environ, "PYTHONPATH": str(GENERATOR), "LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SOON,
        check=False,
    )


def test_a_port_in_use_is_named_with_the_way_out(sound_paper: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for lang, sentence in (("zh", f"端口 {port} 已经有别的程序在用"), ("en", f"port {port} is in use")):
            refused = serve(sound_paper, "--port", str(port), "--lang", lang)
            assert refused.returncode == 1
            assert sentence in refused.stderr
            assert "--port" in refused.stderr
            assert "Traceback" not in refused.stderr


def test_without_a_port_asked_for_the_next_one_is_taken(sound_paper: Site) -> None:
    with ExitStack() as stack:
        if free(8000):
            stack.enter_context(socket.create_server(("127.0.0.1", 8000)))
        preview = stack.enter_context(running(sound_paper.folder, *NOON, asking=()))
        assert 8000 < preview.port < 8020
        assert any("端口 8000 有人用" in line for line in preview.said)


def free(port: int) -> bool:
    try:
        with socket.create_server(("127.0.0.1", port)):
            return True
    except OSError:
        return False


@pytest.mark.parametrize("arguments", [("--host", "no.such.name.invalid"), ("--host", "192.0.2.7")])
def test_an_address_that_is_not_ours(sound_paper: Site, arguments: Sequence[str]) -> None:
    refused = serve(sound_paper, *arguments)
    assert refused.returncode == 1
    assert arguments[1] in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_server_that_was_stopped_can_be_started_again_on_its_port(sound_paper: Site) -> None:
    asking = ("--port", str(port()))
    with running(sound_paper.folder, *NOON, asking=asking) as first, first.listening(PAGE):
        first.interrupt()
        with running(sound_paper.folder, *NOON, asking=asking) as second:
            assert second.ask(PAGE).status == 200


def test_a_folder_that_is_no_paper_becomes_one(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with running(empty) as preview:
        assert preview.ask("/").status == 500
        assert "zhuanlan init" in preview.text("/")
        (empty / "site.yaml").write_text("名称: 新报\n", "utf-8")
        preview.until("/", "新报")


def test_no_answer_waits_for_a_full_packet() -> None:
    """Else each one on a connection that is kept takes 40 ms: RFC 896 here, the delayed acknowledgement there."""
    told: list[int] = []

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted = writer.get_extra_info("socket")
        told.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def ask() -> None:
        place = listen("127.0.0.1", 0)
        async with await asyncio.start_server(accept, sock=place.socket):
            reader, writer = await asyncio.open_connection("127.0.0.1", place.port)
            await reader.read()
            writer.close()

    asyncio.run(ask())
    assert told == [1]
