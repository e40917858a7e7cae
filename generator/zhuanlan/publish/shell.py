"""A shell that runs at the target for as long as we speak with it: one call, one answer, within limits of time."""

import secrets
import subprocess
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TypedDict, Unpack

from zhuanlan.publish import beside, ending

SCRIPT = Path(__file__).with_name("remote.sh")
_LAST_LINES = 40
_GRACE = 5.0
"""Seconds that a shell may take to end when nothing more is asked of it."""


class LostError(Exception):
    """The shell is gone, or silent. `said` is what it, or ssh, said last; `status` None where it had to be killed."""

    def __init__(self, said: str, status: int | None) -> None:
        super().__init__(said)
        self.said = said
        self.status = status


class FailedError(Exception):
    """A call failed: its name, its status, and what it said."""

    def __init__(self, call: str, status: int, said: str) -> None:
        super().__init__(f"{call}: {said}")
        self.call = call
        self.status = status
        self.said = said


class How(TypedDict, total=False):
    """How a call is made: `given` is its stdin; `tell` hears every line at once; `patience` stretches the time."""

    given: str
    tell: Callable[[str], None]
    patience: float


class Shell:
    """`sh -s`, here or behind ssh, with the functions of `remote.sh`."""

    def __init__(self, command: Sequence[str], seconds: float, environment: dict[str, str]) -> None:
        """Start it. `seconds`: how long it may be silent before it is given up. Raises OSError, LostError."""
        script = SCRIPT.read_bytes()
        self._seconds = seconds
        self._mark = f"zhuanlan-{secrets.token_hex(12)}"
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
        self._lines: Queue[bytes | None] = Queue()
        self._texts: Queue[bytes | None] = Queue()
        self._errors: deque[str] = deque(maxlen=_LAST_LINES)
        self._threads: list[Thread] = []
        try:
            for task in (self._read, self._hear, self._write):
                self._threads.append(beside.begin(task))
        except OSError:
            ending.kill(self._process)
            self.close()
            raise
        self._texts.put(script)
        # Whatever the server's own start files say comes before the first answer.
        try:
            self.ask("true")
        except LostError:
            self.close()
            raise

    def ask(self, call: str, *arguments: str, **how: Unpack[How]) -> str:
        """What a call answers.

        Raises FailedError where its status is not 0, LostError where the shell is gone or says nothing for too long.
        """
        given = how.get("given")
        words = " ".join([call, *map(quoted, arguments)])
        end = f"{self._mark}-end"
        source = "</dev/null" if given is None else f"<<'{end}'"
        text = f"{{ {words}; }} 2>&1 {source}\n"
        if given is not None:
            text += given + ("" if given.endswith("\n") or not given else "\n") + end + "\n"
        self._texts.put(f"{text}printf '\\n%s %s\\n' {self._mark} \"$?\"\n".encode())
        return self._answer(call, self._seconds * how.get("patience", 1), how.get("tell"))

    def _answer(self, call: str, seconds: float, tell: Callable[[str], None] | None) -> str:
        said: list[str] = []
        while True:
            try:
                line = self._lines.get(timeout=seconds)
            except Empty:
                ending.kill(self._process)
                raise LostError("timed out", None) from None
            if line is None:
                self._lines.put(None)  # whoever asks again is told at once
                status = ending.wait(self._process, min(self._seconds, _GRACE))
                raise LostError(self._last_words(), status)
            text = line.decode("utf-8", "replace").rstrip("\n")
            if text.startswith(self._mark):
                break
            said.append(text)
            if tell is not None:
                tell(text)
        # The mark stands on a line of its own even where an answer has no end of line.
        answer = "\n".join(said)
        status = int(text.split()[1])
        if status:
            raise FailedError(call, status, answer.strip())
        return answer

    def close(self) -> None:
        """End it, and with it whatever it held."""
        self._texts.put(None)
        ending.wait(self._process, min(self._seconds, _GRACE))
        pipes = (self._process.stdout, self._process.stderr, self._process.stdin)
        for pipe, thread in zip_longest(pipes, self._threads):
            ending.close(pipe, thread)

    def _last_words(self) -> str:
        self._threads[1].join(1)
        return "\n".join(self._errors)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with suppress(OSError, ValueError):
            for line in self._process.stdout:
                self._lines.put(line)
        self._lines.put(None)

    def _hear(self) -> None:
        assert self._process.stderr is not None
        with suppress(OSError, ValueError):
            for line in self._process.stderr:
                self._errors.append(line.decode("utf-8", "replace").rstrip())

    def _write(self) -> None:
        assert self._process.stdin is not None
        try:
            while (text := self._texts.get()) is not None:
                self._process.stdin.write(text)
                self._process.stdin.flush()
        except BrokenPipeError:
            pass  # the shell has ended, and its last words are coming
        except (OSError, ValueError):
            # No question arrives any more, and no answer would ever come.
            ending.kill(self._process)
        with suppress(OSError):
            self._process.stdin.close()


def quoted(text: str) -> str:
    """One word of a POSIX shell (XCU, 2.2.2)."""
    return "'" + text.replace("'", "'\\''") + "'"
