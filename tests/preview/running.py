"""A preview as an editor runs it: a process of its own, asked over the network."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

GENERATOR = Path(__file__).parents[2] / "generator"
ADDRESS = re.compile(r"http://[\w.\[\]:-]+?(?::(\d+))?/(?:\?token=([\w-]+))?$", re.MULTILINE)
SOON = 60.0
"""Seconds that a busy machine may take for what is done in a moment."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass
class Running:
    """A preview that is running."""

    process: subprocess.Popen[str]
    port: int
    token: str
    said: list[str] = field(default_factory=list)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """One request; `path` goes out as it stands. A header `sec_fetch_site` is `sec-fetch-site`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            connection.putrequest(method, path, skip_host="host" in headers)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def text(self, path: str) -> str:
        return self.ask(path).text

    def raw(self, data: bytes) -> bytes:
        """Bytes to the port, and what comes back until it is closed or silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SOON) as wire:
            wire.sendall(data)
            got = b""
            try:
                while piece := wire.recv(65536):
                    got += piece
                    wire.settimeout(2)
            except TimeoutError:
                pass
            return got

    def findings(self, path: str = "/index.html") -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(self.text(f"/.zhuanlan/findings?path={path}"))["findings"]
        return found

    @contextmanager
    def listening(self, path: str = "/index.html") -> Iterator["Ear"]:
        """A tab that shows this path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        connection.request("GET", f"/.zhuanlan/news?path={path}")
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        wire = connection.sock
        ear = Ear()
        Thread(target=ear.read, args=(answer,), daemon=True).start()
        try:
            ear.wait(1)
            yield ear
        finally:
            if wire is not None:
                with suppress(OSError):  # the other end has gone already
                    wire.shutdown(socket.SHUT_RDWR)
            connection.close()

    def until(self, path: str, text: str, seconds: float = SOON) -> float:
        """Wait until a text stands at a path; how long it took."""
        began = time.monotonic()
        while text not in self.text(path):
            assert time.monotonic() - began < seconds, f"{text} did not come to {path}: {self.said}"
            time.sleep(0.005)
        return time.monotonic() - began

    def heard(self, text: str, seconds: float = SOON) -> bool:
        """Whether the terminal says this in time."""
        began = time.monotonic()
        while not any(text in line for line in self.said):
            if time.monotonic() - began > seconds:
                return False
            time.sleep(0.01)
        return True

    def interrupt(self) -> tuple[int, float]:
        """Ctrl-C; the exit status, and the seconds until the process was gone."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SOON), time.monotonic() - began


@dataclass
class Ear:
    """What a tab hears."""

    news: list[dict[str, object]] = field(default_factory=list)
    ended: bool = False

    def read(self, answer: http.client.HTTPResponse) -> None:
        try:
            for line in answer:
                if line.startswith(b"data:"):
                    self.news.append(json.loads(line[5:]))
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass
        self.ended = True

    def wait(self, number: int, seconds: float = SOON) -> None:
        """Until so many pieces of news have come."""
        began = time.monotonic()
        while len(self.news) < number:
            assert time.monotonic() - began < seconds, self.news
            time.sleep(0.005)

    @property
    def stamps(self) -> list[object]:
        return [news["stamp"] for news in self.news]


@contextmanager
def running(
    site: Path, *arguments: str, before: Sequence[str] = (), asking: Sequence[str] = ("--port", "0")
) -> Iterator[Running]:
    """A preview of a site, on a port of its own unless `asking` for another; `before` stands before the command."""
    process = subprocess.Popen(
        [*before, sys.executable, "-m", "zhuanlan", "serve", "--site", str(site), *asking, *arguments],
        env={**os.environ, "PYTHONPATH": str(GENERATOR), "LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        said: list[str] = []
        reader = Thread(target=_read, args=(process, said), daemon=True)
        reader.start()
        began = time.monotonic()
        while not any("Ctrl-C" in line for line in said):
            assert process.poll() is None, said
            assert time.monotonic() - began < SOON, said
            time.sleep(0.01)
        found = ADDRESS.search("\n".join(said))
        assert found is not None, said
        yield Running(process, int(found[1]), found[2] or "", said)
        assert not any("Traceback" in line for line in said), "".join(said)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
            reader.join(SOON)


def _read(process: subprocess.Popen[str], said: list[str]) -> None:
    assert process.stdout is not None
    try:
        for line in process.stdout:
            said += [line.rstrip("\n")]
    except ValueError:  # closed under our hands
        pass
