"""A publication in which one process is killed, or told of an error, at its so many-th system call of a name.

Every program that takes part can be traced: the client, the ssh and rsync that it starts, and at the server sshd and the rsync and
sh that it starts. So a point is a triple of program, call and ordinal (strace(1), "inject").
"""

import random
import re
import shlex
import socket
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from tests.publish.servers import Host, program

HERE, THERE = ("ssh", "rsync"), ("rsync", "sh")
PROGRAMS = ("client", "ssh", "rsync", "there:rsync", "there:sh", "sshd")
WRITING = [
    "write",
    "openat",
    "mkdir",
    "rename",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "unlink",
    "unlinkat",
    "rmdir",
    "fchmodat",
    "utimensat",
    "syncfs",
    "pipe2",
]
"""Calls that a full, broken or read-only disk answers with an error."""
CALLS = [
    *WRITING,
    *[
        "read",
        "close",
        "execve",
        "dup2",
        "poll",
        "ppoll",
        "pselect6",
        "connect",
        "flock",
        "getdents64",
        "newfstatat",
        "lseek",
    ],
]
STRUCK = (*WRITING, "read", "close")
"""Calls that are told of an error, where nobody is killed."""
ERRORS = ("ENOSPC", "EIO", "EROFS", "EMFILE", "EACCES")
_CALL = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\(")
KILL = "signal=KILL"
ERROR = "error="


@dataclass(frozen=True, order=True, slots=True)
class Point:
    """Where it breaks."""

    program: str
    call: str
    at: int

    def __str__(self) -> str:
        return f"{self.program} {self.call} {self.at}"


@dataclass
class Lab:
    """The programs of a host, each behind a wrapper that strace can stand in."""

    host: Host
    port: int

    @property
    def folder(self) -> Path:
        return self.host.folder / "lab"

    @property
    def path(self) -> str:
        """Where the client finds ssh and rsync."""
        return f"{self.folder / 'here'}:/usr/local/bin:/usr/bin:/bin:/usr/sbin"

    def order(self, name: str, words: Sequence[str]) -> None:
        """From now on the program runs under strace with these words; none: as it is."""
        (self.folder / "orders" / name).write_text(" ".join(shlex.quote(word) for word in words))

    def logs(self) -> list[str]:
        return [log.read_text("utf-8", "replace") for log in sorted((self.folder / "logs").iterdir())]

    def forget(self) -> None:
        for name in PROGRAMS:
            self.order(name, ())
        for log in (self.folder / "logs").iterdir():
            log.unlink()

    def client(self) -> list[str]:
        """What stands before the client's command."""
        return [str(self.folder / "here" / "client")]

    @property
    def hit(self) -> bool:
        """Whether what was ordered came to pass."""
        return any("killed by SIGKILL" in log or "(INJECTED)" in log for log in self.logs())

    def count(self) -> Counter[str]:
        """How many calls of each name the busiest process made: strace counts by process."""
        most: Counter[str] = Counter()
        for log in self.logs():
            each: dict[str, Counter[str]] = {}
            for found in _CALL.finditer(log):
                if found["name"] in CALLS:
                    each.setdefault(found["process"], Counter())[found["name"]] += 1
            for counted in each.values():
                most |= counted
        return most


@contextmanager
def lab(host: Host) -> Iterator[Lab]:
    """The host with wrappers about its programs, and an sshd for each connection."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as door:
        made = Lab(host, door.getsockname()[1])
        for name in ("here", "there", "orders", "logs"):
            (made.folder / name).mkdir(parents=True, exist_ok=True)
        for name in HERE:
            _wrap(made, made.folder / "here" / name, name, f'{program(name)} "$@"')
        for name in THERE:
            _wrap(made, made.folder / "there" / name, f"there:{name}", f'{program(name)} "$@"')
        _wrap(made, made.folder / "here" / "client", "client", '"$@"', "--detach-on=execve")
        config = host.folder / "etc/sshd_config"
        _wrap(made, made.folder / "sshd", "sshd", f"{program('sshd')} -i -e -f {config}.lab", "--detach-on=execve")
        there = f"{made.folder / 'there'}:/usr/local/bin:/usr/bin:/bin:/usr/sbin"
        Path(f"{config}.lab").write_text(f"{config.read_text()}SetEnv PATH={there}\n")
        made.forget()
        Thread(target=_let_in, args=(made, door), daemon=True).start()
        yield made


def _wrap(made: Lab, file: Path, name: str, command: str, more: str = "") -> None:
    order = made.folder / "orders" / name
    file.write_text(
        f"#!/bin/sh\nif [ -s {order} ]; then\n"
        f"  eval exec {program('strace')} -f -q {more} -o {made.folder}/logs/$$ $(cat {order}) '{command}'\nfi\n"
        f"exec {command}\n"
    )
    file.chmod(0o755)


def _let_in(made: Lab, door: socket.socket) -> None:
    """As inetd does: an sshd for whoever knocks."""
    with (made.folder / "sshd.log").open("ab") as log, suppress(OSError):
        while True:
            wire, _ = door.accept()
            with wire:
                process = subprocess.Popen(
                    [str(made.folder / "sshd")], stdin=wire.fileno(), stdout=wire.fileno(), stderr=log
                )
                Thread(target=process.wait, daemon=True).start()


def points(name: str, counted: Counter[str], seed: int) -> Iterator[Point]:
    """Every point of a program once, by turns of each call."""
    dice = random.Random(seed)
    columns = [[Point(name, call, at + 1) for at in range(number)] for call, number in sorted(counted.items())]
    for column in columns:
        dice.shuffle(column)
    while columns:
        for column in columns:
            yield column.pop()
        columns = [column for column in columns if column]
