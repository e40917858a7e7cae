"""watchdog's events, as hints where to look.

They cannot be the truth: beyond the system's limit of watches it skips folders without a word, a folder that was
replaced goes on being watched where it lies now, and network drives tell nothing. Another look at all files does not
err; a hint only saves waiting for it.
"""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

_ASKED: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
"""Not openings: reading the paper would be an event for every file of it."""

_CLOSES = sys.platform == "linux"
"""Whether the system tells when a file that was written is closed."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something happened at a path relative to the site."""

    path: str
    what: Literal["write", "close", "other"]


class Hints:
    """Watches on the folders of a site, put up anew whenever `arm` is called."""

    def __init__(self, root: Path, folders: Sequence[str], put: Callable[[Hint], None]) -> None:
        self._root, self._folders, self._put = root, folders, put
        self._observer: BaseObserver | None = None
        logging.getLogger("watchdog").setLevel(logging.CRITICAL)

    def arm(self) -> bool:
        """Watch what stands there now; False if the system gives no watch for some of it."""
        self.disarm()
        complete = True
        try:
            self._observer = Observer()
            self._observer.start()
        except OSError:
            self._observer = None
            return False
        root = os.path.realpath(self._root)  # macOS names a file by its real path, whatever was asked for
        handler = _Handler(root, self._put)
        # The root itself for site.yaml, and for a folder that comes later; not what lies below, which may be anything.
        places = [(root, False), *((f"{root}{os.sep}{folder}", True) for folder in self._folders)]
        for place, recursive in places:
            if not Path(place).is_dir():
                continue
            try:
                self._observer.schedule(handler, place, recursive=recursive, event_filter=_ASKED)
            except OSError:
                complete = False
        return complete

    def disarm(self) -> None:
        """Take the watches down."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None


class _Handler(FileSystemEventHandler):
    def __init__(self, root: str, put: Callable[[Hint], None]) -> None:
        self._prefix, self._put = root + os.sep, put

    def dispatch(self, event: FileSystemEvent) -> None:
        what: Literal["write", "close", "other"] = "other"
        if isinstance(event, FileModifiedEvent) and _CLOSES:
            what = "write"
        elif isinstance(event, FileClosedEvent):
            what = "close"
        for place in (event.src_path, event.dest_path):
            path = os.fsdecode(place)
            if path.startswith(self._prefix):
                self._put(Hint(path.removeprefix(self._prefix).replace(os.sep, "/"), what))
