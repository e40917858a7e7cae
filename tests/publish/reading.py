"""Readers at both web servers, with the configuration that we print, while something is being published."""

import gzip
import hashlib
import http.client
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import quote

from tests.ports import port
from tests.publish.desk import Desk
from tests.servers.configured import configured
from tests.servers.running import SOON, Server, running

KINDS = ("nginx", "caddy")
_PAUSE = 0.15
"""Seconds between two rounds, so that something is published too."""

Sums = Mapping[str, str]
"""The SHA-256 of each file of a release, by path."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader has of an address: the status, and the SHA-256 of what stands there."""

    kind: str
    path: str
    status: int
    sha256: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.path} {self.status}"


def right(path: str, release: Sums) -> tuple[int, str]:
    """What a server answers that has this release and nothing else: a status and the SHA-256 of the body."""
    if path not in release or path == "404.html" or path.endswith((".301", ".410")):
        return 404, release["404.html"]
    return 410 if f"{path}.410" in release else 200, release[path]


@contextmanager
def both(desk: Desk) -> Iterator[tuple[Server, ...]]:
    """nginx and Caddy beside each other on what `current` names, as `zhuanlan server-config` has them."""
    # They are nobody, who has to get there.
    desk.host.folder.chmod(0o755)
    with ExitStack() as stack:
        found = []
        for kind in KINDS:
            number = port()
            text = configured(desk.site.folder, kind, "--listen", f"127.0.0.1:{number}")
            found.append(stack.enter_context(running(kind, text, number)))
        yield tuple(found)


@dataclass(eq=False)
class Reader(Thread):
    """A browser: reads every page over and over, asks of what it has whether that still stands, takes what is compressed."""

    server: Server
    paths: tuple[str, ...]
    seen: set[Answer] = field(default_factory=set)
    count: int = 0
    unchanged: int = 0
    done: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self._wire = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=SOON)
        self._kept: dict[str, tuple[str, str]] = {}

    def run(self) -> None:
        while not self.done.is_set():
            self.seen.update(self.round())
            time.sleep(_PAUSE)

    def end(self, paths: tuple[str, ...]) -> set[Answer]:
        """Stop, and read these once more; what came."""
        self.done.set()
        self.join(2 * SOON)
        assert not self.is_alive(), f"{self.server.kind} does not answer"
        self.paths = paths
        return self.once()

    def once(self) -> set[Answer]:
        """One round, and the connection is closed."""
        try:
            return self.round()
        finally:
            self._wire.close()

    def round(self) -> set[Answer]:
        """Every page once."""
        return {self._ask(path) for path in self.paths}

    def _ask(self, path: str) -> Answer:
        tag, sum_ = self._kept.get(path, ("", ""))
        told = {"Accept-Encoding": "gzip"} | ({"If-None-Match": tag} if tag else {})
        self._wire.request("GET", f"/{quote(path)}", headers=told)
        answer = self._wire.getresponse()
        body = answer.read()
        self.count += 1
        if answer.status == 304:
            self.unchanged += 1
            return Answer(self.server.kind, path, 200, sum_)
        if answer.headers["Content-Encoding"] == "gzip":
            body = gzip.decompress(body)
        sum_ = hashlib.sha256(body).hexdigest()
        self._kept.pop(path, None)
        if answer.status == 200 and answer.headers["ETag"]:
            self._kept[path] = answer.headers["ETag"], sum_
        return Answer(self.server.kind, path, answer.status, sum_)
