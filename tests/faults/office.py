"""A process in which `zhuanlan` is imported already, and which starts builds as its children.

A build that is to be disturbed waits until somebody traces it, so its system calls are counted from the first that is
the build's own. One line of JSON in, one or two out: the child's process number; and, when the child and all whom it left
behind are gone, its exit status, or minus the signal that ended it.
"""

import ctypes
import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {
    "PYTHONPATH": os.pathsep.join((str(ROOT / "generator"), str(ROOT))),
    "PYTHONIOENCODING": "utf-8",
    "PYTHONHASHSEED": "0",
}
GO = signal.SIGUSR1
"""What a build waits for that is to be traced from its beginning."""
PATIENCE = 60
"""Seconds. No build here takes one."""
_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): workers whose builder was killed become ours."""


Limits = tuple[int, int]
"""What every process of a build may have: bytes of memory, seconds of the processor. Who takes more is refused, or killed."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a build ended: its status (minus a signal's number) and what it said."""

    status: int
    said: str


class Office:
    """The other end of the line."""

    def __init__(self, scratch: Path, paper: Path, environment: Mapping[str, str] | None = None) -> None:
        """`paper` is built once, so that all that a build imports is there."""
        self._said = scratch / "said"
        reading, answers = os.pipe()
        command = [sys.executable, "-m", "tests.faults.office", str(answers), str(paper)]
        self._process = subprocess.Popen(
            command,
            env={**os.environ, **ENVIRONMENT, **(environment or {})},
            stdin=subprocess.PIPE,
            pass_fds=(answers,),
            text=True,
            start_new_session=True,
        )
        os.close(answers)
        # Unbuffered, so that what has come can be seen from outside.
        self._answers = os.fdopen(reading, "rb", buffering=0)
        assert self._answers.readline() == b"ready\n"

    def __enter__(self) -> "Office":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(1 if kind is not None else PATIENCE)
        except subprocess.TimeoutExpired:
            # A build that hangs would never let it end.
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._answers.close()

    def start(self, arguments: Sequence[str], *, waiting: bool = False, limits: Limits | None = None) -> int:
        """Start a build; its process number."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([[*arguments], waiting, limits, str(self._said)]) + "\n")
        self._process.stdin.flush()
        return int(self._answers.readline())

    def ended(self) -> Ended:
        """Wait for the build, and for all that it started."""
        if not select.select([self._answers], [], [], PATIENCE)[0]:
            raise TimeoutError("a build hangs")
        return Ended(int(self._answers.readline()), self._said.read_text("utf-8", "replace"))

    def run(self, *arguments: str, limits: Limits | None = None) -> Ended:
        self.start(arguments, limits=limits)
        return self.ended()


def _serve(answers: IO[str], paper: str) -> None:
    """Until there are no more orders. A child leaves by SystemExit, as any program does."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, [GO])
    _import(paper)
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        arguments, waiting, limits, said = json.loads(line)
        child = os.fork()
        if child == 0:
            _be_the_build(arguments, waiting, limits, said, answers)
        print(_status(child), file=answers, flush=True)


def _be_the_build(arguments: list[str], waiting: bool, limits: Limits | None, said: str, answers: IO[str]) -> None:
    from zhuanlan.__main__ import main

    null, out = os.open(os.devnull, os.O_RDONLY), os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    os.dup2(null, 0)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.close(null)
    os.close(out)
    sys.argv = ["zhuanlan", *arguments]
    # From here on every call is the build's.
    print(os.getpid(), file=answers, flush=True)
    answers.close()
    if limits is not None:
        space, seconds = limits
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    if waiting:
        signal.sigwait([GO])
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [GO])
    main()


def _status(child: int) -> int:
    """The status of the child, when it has no heirs any more."""
    found = 0
    while True:
        try:
            pid, status = os.wait()
        except ChildProcessError:
            return found
        if pid == child:
            found = os.waitstatus_to_exitcode(status)


def _import(paper: str) -> None:
    import zhuanlan
    from zhuanlan.__main__ import main

    for module in pkgutil.walk_packages(zhuanlan.__path__, "zhuanlan."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in ("popen_fork", "queues", "synchronize", "connection", "reduction", "util"):
        importlib.import_module(f"multiprocessing.{name}")
    importlib.import_module("concurrent.futures.process")
    arguments: Any = sys.argv
    sys.argv = ["zhuanlan", "build", "--site", paper, "--jobs", "1", "--format", "json"]
    kept, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    try:
        main()
    except SystemExit:
        sys.stdout.flush()
    os.dup2(kept, 1)
    os.close(kept)
    os.close(null)
    sys.argv = arguments


if __name__ == "__main__":
    with os.fdopen(int(sys.argv[1]), "w") as line:
        _serve(line, sys.argv[2])
