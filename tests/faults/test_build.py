"""A build that is killed, or told of an error, at any system call: faults.md, "Build", under real fault injection.

`make faults` tries every call that has an effect, in every scene that has it, and many that only look; `make test` a few of them.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from tests.faults.office import Office
from tests.faults.paper import first
from tests.faults.points import Counts, Point, errors, kills
from tests.faults.tracing import KILL, Fault, Seen
from tests.faults.trial import SCENES, Scene, Stage

KILLS, ERRORS = 500, 1000
"""Distinct pairs of system call and ordinal at which a build must have been struck."""


@dataclass
class Tally:
    """What came of the trials."""

    struck: list[Fault] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)

    def add(self, scene: Scene, fault: Fault, seen: Seen | None, wrong: Sequence[str]) -> None:
        """One trial more."""
        if seen is not None:
            self.struck.append(fault)
            self.ends["killed" if seen.ended.status < 0 else f"ended with {seen.ended.status}"] += 1
        self.broken += [f"{scene.name}, {fault}: {what}" for what in wrong]

    def __str__(self) -> str:
        dead = {(fault.call, fault.at) for fault in self.struck if fault.what == KILL}
        told = {(fault.call, fault.at) for fault in self.struck if fault.what != KILL}
        calls = Counter(fault.call for fault in self.struck)
        whats = Counter(fault.what for fault in self.struck)
        return (
            f"{len(dead)} kill points, {len(told)} points of an I/O error, {len(self.broken)} broken\n"
            f"  the build: {_told(self.ends)}\n  calls: {_told(calls)}\n  faults: {_told(whats)}"
        )


def _told(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counter.most_common())


def tried(scratch: Path, choose: Callable[[Counts], Sequence[Point]], hands: int) -> Tally:
    """Try the faults that are chosen among those that there are, with so many papers side by side."""
    tally = Tally()
    with _stage(scratch / "counts") as stage:
        points = choose({scene: stage.calls(scene) for scene in SCENES})

    def work(hand: int) -> None:
        waiting = iter(points[hand::hands])
        for life in count():
            try:
                with _stage(scratch / f"hand-{hand}-{life}") as stage:
                    for scene, fault in waiting:
                        seen, wrong = stage.trial(scene, fault)
                        tally.add(scene, fault, seen, wrong)
                return
            except TimeoutError as error:
                # With another office, since this one waits.
                tally.broken.append(f"{error}: it hangs")

    with ThreadPoolExecutor(hands) as executor:
        list(executor.map(work, range(hands)))
    return tally


@contextmanager
def _stage(scratch: Path) -> Iterator[Stage]:
    scratch.mkdir()
    with Office(scratch, first(scratch / "warm").folder) as office:
        yield Stage(office, first(scratch / "paper"), scratch)


def some(points: Sequence[Point], number: int) -> list[Point]:
    """So many of them, from the first to the last."""
    return [*points[:: max(1, len(points) // number)]]


def test_a_build_struck_at_some_calls(tmp_path: Path) -> None:
    tally = tried(tmp_path, lambda counts: [*some(kills(counts, 60), 28), *some(errors(counts, 300), 36)], 2)
    assert not tally.broken, "\n".join([str(tally), *tally.broken])
    assert len(tally.struck) > 50, tally


@pytest.mark.faults
def test_a_build_struck_at_every_call_with_an_effect(tmp_path: Path) -> None:
    hands = len(os.sched_getaffinity(0))
    tally = tried(tmp_path, lambda counts: [*kills(counts, 200), *errors(counts, 600)], hands)
    print(tally)
    assert not tally.broken, "\n".join(tally.broken)
    assert len({(fault.call, fault.at) for fault in tally.struck if fault.what == KILL}) >= KILLS, tally
    assert len({(fault.call, fault.at) for fault in tally.struck if fault.what != KILL}) >= ERRORS, tally
