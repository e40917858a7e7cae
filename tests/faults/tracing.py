"""A build under strace: what it calls, and what happens when one of its calls goes wrong."""

import os
import re
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.office import GO, Ended, Office

KILL = "KILL"
_CALL = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\(")
_PLUMBING = re.compile(r"\w+\(\d+<(?:pipe|socket|anon_inode|UNIX|TCP)|sem\.|(?:pipe2|clone3?)\(")
_IN_ITS_PLACE = re.compile(r'rename\("[^"]*\.zhuanlan-new", ')


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """What happens at the so many-th call of this name that a process of the build makes: its death, or an error.

    With `ever`, at all later calls too, as on a full disk.
    """

    call: str
    at: int
    what: str
    ever: bool = False

    def __str__(self) -> str:
        return f"{self.call} {self.at}{'+' * self.ever} {self.what}"

    @property
    def injection(self) -> str:
        """As strace's `inject=`."""
        deed = f"signal={self.what}" if self.what == KILL else f"error={self.what}"
        return f"{self.call}:{deed}:when={self.at}{'+' * self.ever}"


@dataclass(frozen=True, slots=True)
class Seen:
    """How a build ended that was struck, and whether the second phase of writing had begun before that."""

    ended: Ended
    fault: Fault
    late: bool
    plumbing: bool
    """Whether it was a pipe between our own processes that failed, as no disk does; Python itself complains of that."""

    @property
    def silenced(self) -> bool:
        """Whether the build could not have said anything any more."""
        return self.fault.call == "write" and self.fault.ever

    @property
    def bound(self) -> bool:
        """Whether it could not have taken back the folders that it had made: none can be looked into any more."""
        return self.fault.ever


def counted(office: Office, arguments: Sequence[str], log: Path) -> dict[str, int]:
    """How often a process of a build makes each system call: the most of any."""
    ended = _traced(office, arguments, log, [])
    assert ended.status == 0, ended.said
    calls = Counter((found["process"], found["name"]) for found in map(_CALL.match, _lines(log)) if found)
    most: dict[str, int] = {}
    for (_, name), times in calls.items():
        most[name] = max(times, most.get(name, 0))
    return most


def struck(office: Office, arguments: Sequence[str], log: Path, fault: Fault) -> Seen | None:
    """Run a build with a fault in it; None if it never came to that call."""
    ended = _traced(office, arguments, log, ["-e", f"trace=rename,{fault.call}", "-e", f"inject={fault.injection}"])
    lines = _lines(log)
    # Each process counts for itself, so that several may have been struck.
    hits = [number for number, line in enumerate(lines) if "(INJECTED)" in line or "killed by SIGKILL" in line]
    if not hits:
        return None
    late = any(_IN_ITS_PLACE.search(line) for line in lines[: hits[-1]])
    plumbing = any(_PLUMBING.search(lines[number]) for number in hits)
    return Seen(ended, fault, late, plumbing)


def _traced(office: Office, arguments: Sequence[str], log: Path, options: Sequence[str]) -> Ended:
    process = office.start(arguments, waiting=True)
    command = ["strace", "-f", "-y", "-qq", "-s", "200", "-o", str(log), *options, "-p", str(process)]
    # What it starts are other programs.
    command.append("--detach-on=execve")
    with subprocess.Popen(command) as strace:
        while "TracerPid:\t0\n" in Path(f"/proc/{process}/status").read_text("utf-8"):
            time.sleep(0.001)
        os.kill(process, GO)
        try:
            return office.ended()
        except TimeoutError:
            strace.kill()
            raise


def _lines(log: Path) -> list[str]:
    return log.read_text("utf-8", "replace").splitlines()
