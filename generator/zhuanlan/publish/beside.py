"""What is done beside us: threads that read and write the pipes of programs."""

import errno
import os
from collections.abc import Callable
from threading import Thread


def begin(task: Callable[..., None], *arguments: object) -> Thread:
    """Start a thread that does not keep us from ending. Raises OSError where the system has none to give."""
    thread = Thread(target=task, args=arguments, daemon=True)
    try:
        thread.start()
    except RuntimeError:  # which is how CPython says it
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from None
    return thread
