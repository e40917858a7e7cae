"""How a publication is struck: at a program that takes part in it, or at the client itself."""

import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.faults.office import Office
from tests.faults.tracing import Fault, counted, struck
from tests.publish.breaking import CALLS, KILL, STRUCK, Lab, Point
from tests.publish.desk import Desk, ended, started


@dataclass(frozen=True, slots=True)
class Struck:
    """How a struck publication ended, whether it came to that call at all, and whether it was its own words that failed."""

    status: int
    said: str
    hit: bool
    silenced: bool = False


class Hand(Protocol):
    """What strikes."""

    @property
    def name(self) -> str: ...

    def survey(self, what: Sequence[str]) -> Counter[str]:
        """How often each call is made that may be struck so, in a publication in which nothing happens."""

    def strike(self, point: Point, what: str) -> Struck:
        """Publish, with this happening at that point."""


@dataclass(frozen=True, slots=True)
class AtProgram:
    """A program is struck wherever it runs, from its first call to its last: at the desk, at the server, the client too."""

    desk: Desk
    lab: Lab
    name: str

    def survey(self, what: Sequence[str]) -> Counter[str]:
        self.lab.forget()
        self.lab.order(self.name, ["-e", f"trace={','.join(CALLS)}"])
        status, said = self._publish()
        assert status == 0, said
        found = self.lab.count()
        self.lab.forget()
        return found if KILL in what else Counter({call: found[call] for call in STRUCK if found[call]})

    def strike(self, point: Point, what: str) -> Struck:
        self.lab.forget()
        inject = f"inject={point.call}:{what}:when={point.at}"
        self.lab.order(self.name, ["-e", f"trace={point.call}", "-e", inject])
        try:
            status, said = self._publish()
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(f"{point} {what}: it hangs") from error
        hit = self.lab.hit
        self.lab.forget()
        return Struck(status, said, hit)

    def _publish(self) -> tuple[int, str]:
        command = [*self.lab.client(), sys.executable, "-m", "zhuanlan", "publish"]
        process = started(command, self.desk.site.folder, self.desk.environment | {"PATH": self.lab.path})
        said = ended(process, 180)
        return said.status, said.text


@dataclass(frozen=True, slots=True)
class AtOurselves:
    """The client is struck in its own work: Python, which cannot read a module, has complaints of its own."""

    desk: Desk
    office: Office
    log: Path
    name: str = "zhuanlan"

    def survey(self, what: Sequence[str]) -> Counter[str]:
        found = counted(self.office, self._command, self.log)
        return Counter({call: found[call] for call in (*STRUCK, *OURS) if call in found})

    def strike(self, point: Point, what: str) -> Struck:
        fault = Fault(point.call, point.at, what.partition("=")[2])
        try:
            seen = struck(self.office, self._command, self.log, fault)
        except TimeoutError as error:
            raise TimeoutError(f"{point} {what}: it hangs") from error
        if seen is None:
            return Struck(0, "", False)
        return Struck(seen.ended.status, seen.ended.said, True, silenced=point.call == "write")

    @property
    def _command(self) -> list[str]:
        return ["publish", "--site", str(self.desk.site.folder), "--jobs", "1"]


OURS = (
    "pread64",
    "pwrite64",
    "ftruncate",
    "socket",
    "connect",
    "sendto",
    "recvfrom",
    "clone",
    "clone3",
    "vfork",
    "fcntl",
)
"""Calls of the client that the other programs do without, or do without harm."""
