"""The live preview: from saving an article to its new text being served, without and with a build before."""

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import quote

from benchmarks.corpus import entries
from benchmarks.corpus.entries import Article
from benchmarks.operations import article_body
from benchmarks.peers import Peer
from benchmarks.process import end, memory, processor, start, timed
from benchmarks.results import Result, Run, Sample, begin, save
from benchmarks.site import Site, make
from benchmarks.work import Work

POLLED = 0.005
"""Seconds between two requests."""
EDITS = 3
"""Saves for each time that a server is started."""
PATIENCE = 5.0
"""Seconds before a request is made anew while a server starts: Hexo never answers some of that time."""


def measure(peers: Sequence[Peer], size: int, rounds: int, work: Work, *, base: str, limit: float) -> Run:
    """Start every peer's server in turn, without and with what an earlier build left, and edit while it serves."""
    run = begin("serving", size, base, tuple(peers))
    sites = [make(peer, size, work) for peer in peers]
    for number in range(rounds):
        for site in sites:
            result = run.results[site.peer.name]
            if not any(None in taken for taken in result.samples.values()):
                site.forget()
                _session(site, number, "cold", result, limit)
                timed(site.build(limit))
                _session(site, number, "warm", result, limit)
                save(run, work.results)
    return run


def _session(site: Site, number: int, state: str, result: Result, limit: float) -> None:
    """One server's life: until its first page, then until each of some saves is served."""
    client, started = _Client(_free_port()), time.perf_counter()
    process = start(site.serve(client.port))
    try:
        entry = _article(site, number, 0)
        first = _waited(client, site.url(entry), entry.title, process, started, limit)
        client.wait(limit)
        result.add(f"first page, {state}", first)
        _told(site, f"first page, {state}", first)
        for turn in range(EDITS if first else 0):
            _quiet(process.pid, limit)
            entry = _article(site, number, turn)
            marker = f"s{state}{number}n{turn}x{time.time_ns() % 10**9}"
            client.get(site.url(entry))
            edit = article_body(site, entry, marker)
            saved = time.perf_counter()
            edit.save(site)
            served = _waited(client, site.url(entry), marker, process, saved, limit)
            result.add(f"save, {state}", served)
            _told(site, f"save, {state}", served)
        result.memory = max(result.memory or 0.0, memory(process.pid))
    finally:
        _stop(process)


def _waited(
    client: "_Client", url: str, text: str, process: "subprocess.Popen[bytes]", since: float, limit: float
) -> Sample | None:
    """Ask until the text is served; None if the server ended, or the limit passed."""
    wanted = text.encode()
    while process.poll() is None and time.perf_counter() - since < limit:
        if wanted in client.get(url):
            return Sample(time.perf_counter() - since)
        time.sleep(POLLED)
    return None


def _article(site: Site, number: int, turn: int) -> Article:
    """Another article for each save, from the middle of the paper."""
    return entries.article(1 + (site.size // 2 + 3 * (EDITS * number + turn)) % site.size)


def _quiet(group: int, limit: float) -> None:
    """Wait until a server has nothing to do: two seconds with hardly any processor time."""
    calm, ends, last = 0, time.monotonic() + limit, processor(group)
    while calm < 2 and time.monotonic() < ends:
        time.sleep(1)
        now = processor(group)
        calm = calm + 1 if now - last < 0.1 else 0
        last = now


def _stop(process: "subprocess.Popen[bytes]") -> None:
    end(process)
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)
    end(process, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _told(site: Site, what: str, sample: Sample | None) -> None:
    took = f"{sample.wall * 1000:8.0f} ms" if sample else f"failed, see {site.serve(0).log}"
    print(f"{site.peer.name:12} {site.size:6} {what:16} {took}", flush=True)


@dataclass(slots=True)
class _Client:
    """A browser that keeps its connection where the server lets it."""

    port: int
    patience: float = PATIENCE
    connection: http.client.HTTPConnection | None = field(default=None)

    def get(self, url: str) -> bytes:
        """A page; empty if it cannot be had now."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
            self.connection.request("GET", quote(url))
            response = self.connection.getresponse()
            body = response.read()
            if response.will_close:
                self._close()
            return body if response.status == 200 else b""
        except (OSError, http.client.HTTPException):
            self._close()
            return b""

    def wait(self, patience: float) -> None:
        """From now on, give each request so many seconds."""
        self._close()
        self.patience = patience

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None
