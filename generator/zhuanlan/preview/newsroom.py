"""The one thread that watches the disk and has new editions made."""

import time
from collections.abc import Callable
from math import inf
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from zhuanlan.preview.census import Stamp, look, survey, whereabouts
from zhuanlan.preview.edition import ALWAYS, Desk, Edition
from zhuanlan.preview.settling import Settling

if TYPE_CHECKING:
    from zhuanlan.preview.hints import Hint, Hints

SHORTEST, LONGEST, SHARE = 0.5, 10.0, 0.025
"""Seconds between two looks at all files, and the share of one processor that looking may take."""
OVERDUE = 2.5
"""Seconds after which a look at all files is not broken off for a hint any more."""
DEAF = 1.0
"""Seconds after which a change without a hint will not get one any more."""
HELD = 3
"""How often an edition is not shown because somebody was saving while it was made."""
RETRY = 2.0
"""Seconds after which a desk that failed is asked again."""
PAUSE = 0.3
"""Seconds in which the first page goes out, before a paper that can be shown as it is remembered is put in order."""


class Told(Protocol):
    """Who hears what happens; called from the newsroom's thread."""

    def opened(self, edition: Edition) -> None:
        """There is an edition to be shown until the first is published."""

    def published(self, edition: Edition, changed: frozenset[str], seconds: float) -> None:
        """There is a new edition."""

    def failed(self, error: Exception) -> None:
        """The desk could not make one, and will be asked again."""

    def deaf(self) -> None:
        """Changes are found without a hint, so they are seen later; told once."""


class Newsroom:
    """Watches a site and asks its desk for a new edition after every change, and whenever its time has come.

    `now` gives the time in seconds since 1970; None if the moment that is shown is fixed.
    """

    def __init__(self, root: Path, desk: Desk, told: Told, now: Callable[[], float] | None) -> None:
        self._root, self._desk, self._told, self._now = root, desk, told, now
        self._inbox: SimpleQueue[Hint | None] = SimpleQueue()
        self._hints: Hints | None = None
        self._settling = Settling({})
        self._unhinted: dict[str, float] = {}
        self._looked = 0.0
        self._deaf = self._stopped = False
        self._watched = False
        """Whether all was looked at since the watches stand: what had changed before could give no hint."""
        self._changed: frozenset[str] = frozenset()
        self._held = 0
        self._holds = ALWAYS
        """Between which moments the newest edition is right."""
        self._seen = False
        """Whether there has been an edition, so that what changed since is all that changed."""
        self._thread = Thread(target=self._run, name="newsroom", daemon=True)

    def start(self) -> None:
        """Make the first edition and watch from then on."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread, as soon as what it does is done; nobody need wait for it."""
        self._inbox.put(None)
        self._desk.stop()

    def _run(self) -> None:
        places = whereabouts(self._root, self._desk.folders)
        self._settling = Settling(dict(survey(self._root, self._desk.folders)))
        retry = self._edit(frozenset())
        self._arm()
        self._desk.rest()
        look_again = time.monotonic()
        while True:
            due = self._settling.due()
            wake = min(moment for moment in (look_again if due is None else due, retry) if moment is not None)
            self._listen(min(wake - time.monotonic(), self._left()))
            if self._stopped:
                if self._hints is not None:
                    self._hints.disarm()
                return
            now = time.monotonic()
            if now >= look_again and (not self._settling.pending or now - self._looked > OVERDUE):
                here = whereabouts(self._root, self._desk.folders)
                if here != places:  # another folder stands there, which the old watches know nothing of
                    places = here
                    self._arm()
                look_again = time.monotonic() + self._look_at_all()
            changed = self._settled()
            held = self._held and not self._settling.pending
            if changed or held or self._left() == 0 or (retry is not None and time.monotonic() >= retry):
                retry = self._edit(changed)

    def _left(self) -> float:
        """Seconds for which the newest edition holds. To be asked again: machines sleep, and clocks are put right."""
        if self._now is None:
            return inf
        since, until = self._holds
        now = self._now()
        return until - now if since <= now < until else 0.0

    def _arm(self) -> None:
        # The first page need not wait for watchdog to be imported.
        from zhuanlan.preview.hints import Hints

        if self._hints is None:
            self._hints = Hints(self._root, self._desk.folders, self._inbox.put)
        self._watched = False
        if not self._hints.arm():
            self._say_deaf()

    def _listen(self, seconds: float) -> None:
        """Take in the hints that are there, waiting for the first."""
        wait = max(seconds, 0.0)
        while True:
            try:
                hint = self._inbox.get(timeout=wait) if wait else self._inbox.get_nowait()
            except Empty:
                return
            wait = 0.0
            if hint is None:
                self._stopped = True
                return
            if hint.what == "write":
                self._settling.write(hint.path)
            elif hint.what == "close":
                self._settling.close(hint.path)
            self._look(hint.path)

    def _look(self, path: str) -> None:
        """See what stands at one path that was named: a file, or a folder with all that was or is below it."""
        if not any(path == folder or path.startswith(f"{folder}/") for folder in self._desk.folders):
            return
        now, found, names = time.monotonic(), dict(look(self._root, path)), {path}
        if path not in found and path not in self._settling.known:
            names |= {name for name in (*self._settling.known, *self._settling.pending) if name.startswith(f"{path}/")}
        for name in names | found.keys():
            self._settling.see(name, found.get(name), now)
            self._unhinted.pop(name, None)

    def _look_at_all(self) -> float:
        """Compare every file; returns the seconds until this may be done again."""
        began, found = time.thread_time(), dict[str, Stamp]()
        for path, stamp in survey(self._root, self._desk.folders):
            found[path] = stamp
            if not self._inbox.empty() and time.monotonic() - self._looked < OVERDUE:
                return SHORTEST  # a save is more urgent
        known = self._settling.known
        now = self._looked = time.monotonic()
        before = set(self._settling.pending)
        for path in (*(path for path in found if known.get(path) != found[path]), *(known.keys() - found.keys())):
            self._settling.see(path, found.get(path), now)
            if path not in before and self._watched:
                self._unhinted.setdefault(path, now)
        self._watched = True
        if any(now - since > DEAF for since in self._unhinted.values()):
            self._say_deaf()
        cost = time.thread_time() - began
        return min(max(SHORTEST, cost / SHARE), LONGEST)

    def _settled(self) -> frozenset[str]:
        due = self._settling.due()
        if due is None or time.monotonic() < due:
            return frozenset()
        for path in self._settling.pending:
            self._settling.see(path, dict(look(self._root, path)).get(path), time.monotonic())
        return self._settling.take(time.monotonic())

    def _edit(self, changed: frozenset[str]) -> float | None:
        """Have an edition made and show it; returns when to try again if that failed."""
        self._changed |= changed
        began = time.perf_counter()
        try:
            edition = self._desk.newest(self._changed if self._seen else None, self._open)
            self._seen = True
        except Exception as error:  # the preview lives on whatever a desk may raise, and so does the last edition
            self._seen, self._holds = False, ALWAYS
            self._told.failed(error)
            return time.monotonic() + RETRY
        self._holds = edition.holds
        self._listen(0)
        if self._settling.pending and self._held < HELD:
            # Somebody was saving while the files were read: half a file may have been among them.
            self._held += 1
            return None
        self._held, changed, self._changed = 0, self._changed, frozenset()
        self._told.published(edition, changed, time.perf_counter() - began)
        return None

    def _open(self, edition: Edition) -> None:
        """Show what can be shown already, and let whoever waits for it have the processor."""
        self._told.opened(edition)
        time.sleep(PAUSE)

    def _say_deaf(self) -> None:
        self._unhinted.clear()
        if not self._deaf:
            self._deaf = True
            self._told.deaf()
