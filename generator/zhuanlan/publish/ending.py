"""Programs that we start are ended with all that they started: a child that hangs would keep our pipes open, and us waiting."""

import os
import signal
import subprocess
from contextlib import suppress
from threading import Thread
from typing import IO


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a program that was started with `start_new_session`, and its children where the system knows of such groups."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(OSError):
        process.kill()


def wait(process: subprocess.Popen[bytes], seconds: float) -> int:
    """Its status, when it has ended; after so many seconds it is made to."""
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        return process.wait()


def close(pipe: IO[bytes] | None, user: Thread | None) -> None:
    """Close a pipe that a thread uses; while it still does that would wait for it, so the pipe is left to the end then."""
    if user is not None:
        user.join(1)
    if pipe is not None and not (user is not None and user.is_alive()):
        with suppress(OSError):
            pipe.close()
