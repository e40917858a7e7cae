"""The value of a function, found by another process while this one goes on."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, TypeVar

Value = TypeVar("Value")


@contextmanager
def ahead(work: Callable[[], Value]) -> Iterator[Callable[[], Value]]:
    """Begin some work, which changes nothing, and yield a function that waits for its value.

    The value is one that JSON can hold. Where no process can be had, or it dies, whoever asks does the work here.
    """
    try:
        pipe = os.pipe()
    except OSError:
        yield work
        return
    try:
        child = _begun(pipe, work)
    except OSError:
        for end in pipe:
            os.close(end)
        yield work
        return
    os.close(pipe[1])
    with os.fdopen(pipe[0], "rb") as answer:

        def told() -> Value:
            try:
                value: Value = json.loads(answer.read())
            except (OSError, ValueError):
                return work()
            return value

        try:
            yield cache(told)
        finally:
            # Done or not, nobody waits for it any more.
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _begun(pipe: tuple[int, int], work: Callable[[], Any]) -> int:
    """The number of the process that has begun. Raises OSError where none can be had."""
    here = os.getpid()
    try:
        child = os.fork()
        if not child:
            os.close(pipe[0])
            with os.fdopen(pipe[1], "wb") as answer:
                answer.write(json.dumps(work()).encode())
        return child
    finally:
        if os.getpid() != here:
            # Done, failed or interrupted: it must not go on as its parent does.
            os._exit(0)
