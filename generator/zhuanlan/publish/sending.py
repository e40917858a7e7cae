"""The files of a release → the target: by rsync where this machine has it, else as a tar stream of what is new."""

import os
import shutil
import subprocess
import tarfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedIOBase
from itertools import zip_longest
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.manifest import Manifest
from zhuanlan.publish import beside, complaints, ending
from zhuanlan.publish.server import Server
from zhuanlan.publish.shell import LostError, quoted
from zhuanlan.publish.stopped import StoppedError
from zhuanlan.publish.ways import Way

STEP = Bilingual("传送", "sending")
_SIGN_OF_LIFE = 20.0
"""Seconds between two signs of life to the target's lock."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is sent where: the folder `site` with all files of `manifest`; at the target `current` has its predecessor."""

    site: Path
    manifest: Manifest
    new: str
    current: str
    before: Manifest

    @property
    def missing(self) -> tuple[str, ...]:
        """The paths whose bytes the predecessor does not have."""
        old = {(file.path, file.sha256) for file in self.before.files}
        return tuple(file.path for file in self.manifest.files if (file.path, file.sha256) not in old)


Tell = Callable[[int, int], None]


def send(server: Server, load: Load, tell: Tell) -> None:
    """Have all of the load at the target. Unchanged files are hard links to those of the release before, by content."""
    way = server.way
    rsync = shutil.which("rsync", path=way.environment.get("PATH", os.defpath))
    if rsync is not None and (not way.ssh or server.has("rsync")):
        _run(server, _rsync(rsync, way, load), None, len(load.missing), tell)
    else:
        stream(server, load, tell)


def _rsync(rsync: str, way: Way, load: Load) -> list[str]:
    """No times: a file is new when its bytes are, and then its time is the release's (`settle`)."""
    command = [rsync, "-r", "--checksum", "--protect-args", f"--timeout={way.seconds}", "--out-format=%n"]
    command += [f"--link-dest=../{load.current}"] if load.current else []
    into = f"{way.folder}/releases/{load.new}/"
    if way.ssh:
        user, at, host = way.host.rpartition("@")
        bracketed = f"[{host.strip('[]')}]" if ":" in host else host
        command += ["-e", " ".join(_worded(word) for word in way.ssh)]
        into = f"{user}{at}{bracketed}:{into}"
    return [*command, f"{load.site}{os.sep}", into]


def _worded(word: str) -> str:
    """One word for rsync's `-e`, which knows quotes but no backslashes (rsync(1))."""
    if not set(word) & set(" \t'\""):
        return word
    return f"'{word}'" if "'" not in word else '"' + word.replace('"', '""') + '"'


def stream(server: Server, load: Load, tell: Tell) -> None:
    """Without rsync: hard links there for what is there, and one archive of the rest."""
    missing = set(load.missing)
    kept = ((load.current, file.sha256, file.path) for file in load.manifest.files if file.path not in missing)
    reused = set(server.reuse(load.new, kept))
    wanted = [file.path for file in load.manifest.files if file.path not in reused]
    unpack = f"cd -- {quoted(server.way.folder)}/releases/{quoted(load.new)} && exec tar -xf -"
    command = [*server.way.ssh, server.way.host, unpack] if server.way.ssh else ["sh", "-c", unpack]
    _run(server, command, lambda pipe: _archive(load.site, wanted, pipe, tell), len(wanted), tell)


class _Heard(BufferedIOBase):
    """The pipe to a program that sends; each time that it took something, that is heard."""

    def __init__(self, pipe: IO[bytes], said: "Queue[str | None]") -> None:
        self._pipe = pipe
        self._said = said

    def write(self, data: Any, /) -> int:
        written = self._pipe.write(data)
        self._said.put("")
        return written


Feed = Callable[[BufferedIOBase], None]


def _archive(site: Path, paths: Sequence[str], pipe: BufferedIOBase, tell: Tell) -> None:
    with tarfile.open(fileobj=pipe, mode="w|", format=tarfile.PAX_FORMAT) as archive:
        for number, path in enumerate(paths, 1):
            item = tarfile.TarInfo(path)
            item.size, item.mode = (site / path).stat().st_size, 0o644
            with (site / path).open("rb") as file:
                archive.addfile(item, file)
            tell(number, len(paths))


def _run(server: Server, command: Sequence[str], feed: Feed | None, total: int, tell: Tell) -> None:
    """A program that sends, while the target is given signs of life.

    rsync has a time limit of its own, and is silent for as long as a large file takes.
    """
    way = server.way
    pause = min(_SIGN_OF_LIFE, way.seconds)
    try:
        process = subprocess.Popen(
            command,
            env=way.environment,
            stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        raise StoppedError(complaints.refused(way, STEP, error)) from None
    said: Queue[str | None] = Queue()
    threads: list[Thread] = []
    unread: list[OSError] = []
    lines: list[str] = []
    done = 0
    heard = beaten = time.monotonic()
    try:
        threads.append(beside.begin(_hear, process.stdout, said))
        if feed is not None:
            threads.append(beside.begin(_feed, process.stdin, feed, said, unread))
        while True:
            try:
                line: str | None = said.get(timeout=pause)
                heard = time.monotonic()
            except Empty:
                line = ""
            if line is None:
                break
            if time.monotonic() - beaten > pause:
                server.alive()
                beaten = time.monotonic()
            if feed is not None and beaten - heard > way.seconds * 3:
                raise StoppedError(complaints.failed(way, STEP, "timed out"))
            if line:
                lines = [*lines[-200:], line]
                done += 1
                if feed is None:
                    tell(min(done, total), total)
        if process.wait(way.seconds):
            text = "\n".join(lines)
            if unread:
                raise StoppedError(complaints.refused(way, STEP, unread[0]))
            if process.returncode == 255:
                raise StoppedError(complaints.lost(way, LostError(text, 255)))
            raise StoppedError(complaints.failed(way, STEP, text))
    except subprocess.TimeoutExpired:
        raise StoppedError(complaints.failed(way, STEP, "timed out")) from None
    except OSError as error:
        raise StoppedError(complaints.refused(way, STEP, error)) from None
    finally:
        if process.poll() is None:
            ending.kill(process)
            process.wait()
        for pipe, thread in zip_longest((process.stdout, process.stdin), threads):
            ending.close(pipe, thread)


def _hear(pipe: Iterable[bytes] | None, said: "Queue[str | None]") -> None:
    with suppress(OSError, ValueError):
        for line in pipe or ():
            said.put(line.decode("utf-8", "replace").rstrip())
    said.put(None)


def _feed(pipe: IO[bytes] | None, feed: Feed, said: "Queue[str | None]", unread: list[OSError]) -> None:
    """`said` hears of each piece that went out. `unread`: what this machine could not read. A pipe that nobody reads any more is no fault of it."""
    assert pipe is not None
    try:
        with suppress(BrokenPipeError, ValueError, tarfile.TarError):
            feed(_Heard(pipe, said))
    except OSError as error:
        unread.append(error)
    with suppress(OSError):
        pipe.close()
