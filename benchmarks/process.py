"""One command, measured: wall time, processor time, and, in a run of its own, the peak of what it holds in memory."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

SAMPLED = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: where it is run, its environment besides ours, where what it says goes, how long it may take."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]
    log: Path
    limit: float


@dataclass(frozen=True, slots=True)
class Timed:
    """`cpu` counts its children that were waited for; `largest` is the peak of its largest process in MiB.

    `status` is None if it was stopped at its limit.
    """

    wall: float
    cpu: float
    largest: float
    status: int | None


def timed(command: Command) -> Timed:
    """Run a command to its end. The disk is quiet when the clock starts: `sync` is called first."""
    os.sync()
    started = time.perf_counter()
    process = start(command)
    stopped = []

    def stop() -> None:
        stopped.append(True)
        end(process, signal.SIGKILL)

    timer = Timer(command.limit, stop)
    timer.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    result = None if stopped else process.returncode
    return Timed(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, result)


def peak_memory(command: Command) -> float | None:
    """Peak of the summed proportional set size of all its processes in MiB; None if it failed.

    Not timed, since looking costs time. What processes share is counted once, so two of them can be compared with one.
    """
    process, peak, ends = start(command), 0.0, time.monotonic() + command.limit
    while process.poll() is None and time.monotonic() < ends:
        peak = max(peak, memory(process.pid))
        time.sleep(SAMPLED)
    if process.poll() is None:
        end(process, signal.SIGKILL)
    return peak if process.wait() == 0 else None


def start(command: Command) -> "subprocess.Popen[bytes]":
    """Start it as the head of a group of its own, so that its children can be counted and stopped with it."""
    command.log.parent.mkdir(parents=True, exist_ok=True)
    with command.log.open("wb") as log:
        return subprocess.Popen(
            command.words,
            cwd=command.folder,
            env={**os.environ, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def end(process: "subprocess.Popen[bytes]", how: signal.Signals = signal.SIGTERM) -> None:
    """Stop a command that was started here, and its children."""
    try:
        os.killpg(process.pid, how)
    except ProcessLookupError:
        return


def memory(group: int) -> float:
    """Summed proportional set size of the processes of a group now, in MiB."""
    return sum(map(_pss, _members(group))) / 1024


def processor(group: int) -> float:
    """Seconds of processor time that a group's processes and their finished children have used by now."""
    ticks = 0
    for member in _members(group):
        fields = _read(member / "stat").rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _members(group: int) -> list[Path]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            fields = _read(folder / "stat").rpartition(")")[2].split()
            if len(fields) > 2 and int(fields[2]) == group:
                found.append(folder)
    return found


def _pss(member: Path) -> int:
    found = re.search(r"^Pss:\s+(\d+)", _read(member / "smaps_rollup"), re.MULTILINE)
    return int(found[1]) if found else 0


def _read(path: Path) -> str:
    """A file of /proc; empty if its process is gone."""
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
