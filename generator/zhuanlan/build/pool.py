"""Work in batches, in this process or in others, behind `concurrent.futures.Executor`.

What a worker cannot survive is found: what was lost with it is tried again, batch by batch and then item by item, each
within its time.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Made = TypeVar("Made")

BATCH = 48
"""Items a message: so few that all workers end together, so many that messages cost nothing."""
SECONDS = 8.0
"""An item's time. An article takes a millisecond; an editor waits for ten seconds at most."""
FEW = 24
"""So many items are done in this process sooner than others can be started."""


@dataclass(frozen=True, slots=True)
class Hands:
    """How many processes work, and how they are started: by `fork` where there is one, else by `spawn`."""

    jobs: int = 1
    start: str = "fork" if hasattr(os, "fork") else "spawn"


ALONE = Hands()


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item whose worker died, found no memory, or took longer than its time."""

    item: Item
    slow: bool


def spread(
    hands: Hands, work: Callable[[Any, Sequence[Item]], Made], state: Any, items: Sequence[Item], alone: bool = True
) -> Iterator[tuple[Sequence[Item], Made] | Lost[Item]]:
    """`work(state, batch)` over all items, in any order. `state` is carried into every worker once.

    With `alone`, few items are done here, where nothing can stop them.
    """
    if alone and (hands.jobs == 1 or len(items) <= FEW):
        tried = _done_here(work, state, [items[start : start + BATCH] for start in range(0, len(items), BATCH)])
    else:
        size = max(1, min(BATCH, -(-len(items) // (4 * hands.jobs))))
        batches = [items[start : start + size] for start in range(0, len(items), size)]
        tried = _tried(hands, work, state, batches)
    lost: list[Sequence[Item]] = []
    guilty: list[Item] = []
    for found in tried:
        if not isinstance(found, Lost):
            yield found
        elif found.slow:
            guilty += found.item
        else:
            lost.append(found.item)
    # A worker that dies takes all that is waiting with it, and nobody says which batch it had in hand.
    for found in _in_turn(hands, work, state, lost):
        if isinstance(found, Lost):
            guilty += found.item
        else:
            yield found
    for found in _in_turn(hands, work, state, [[item] for item in guilty]):
        yield Lost(found.item[0], found.slow) if isinstance(found, Lost) else found


def _done_here(
    work: Callable[[Any, Sequence[Item]], Made], state: Any, batches: Sequence[Sequence[Item]]
) -> Iterator[tuple[Sequence[Item], Made] | Lost[Sequence[Item]]]:
    """Every batch, in this process; those for which there is not memory enough are lost."""
    for batch in batches:
        try:
            made = work(state, batch)
        except MemoryError:
            yield Lost(batch, slow=False)
        else:
            yield batch, made


def _tried(
    hands: Hands, work: Callable[[Any, Sequence[Item]], Made], state: Any, batches: Sequence[Sequence[Item]]
) -> Iterator[tuple[Sequence[Item], Made] | Lost[Sequence[Item]]]:
    """Every batch, by all hands."""
    executor = _executor(hands, state, min(hands.jobs, len(batches)))
    try:
        yield from _results(executor, work, state, batches)
    finally:
        _end(executor)


def _in_turn(
    hands: Hands, work: Callable[[Any, Sequence[Item]], Made], state: Any, batches: Sequence[Sequence[Item]]
) -> Iterator[tuple[Sequence[Item], Made] | Lost[Sequence[Item]]]:
    """The same by one worker that has one batch at a time: so it is known which was lost."""
    executor: Executor | None = None
    try:
        for batch in batches:
            executor = executor or _executor(hands, state, 1)
            found = next(_results(executor, work, state, [batch]))
            if isinstance(found, Lost):
                _end(executor)
                executor = None
            yield found
    finally:
        if executor is not None:
            _end(executor)


def _results(
    executor: "Executor", work: Callable[[Any, Sequence[Item]], Made], state: Any, batches: Sequence[Sequence[Item]]
) -> Iterator[tuple[Sequence[Item], Made] | Lost[Sequence[Item]]]:
    """Every batch with what was made of it. When a worker dies all that is not done is lost; when all stand still, too,
    and what they have in hand is slow.
    """
    # Most builds are small and need none of this: it takes 25 ms to import.
    from concurrent.futures import wait
    from concurrent.futures.process import BrokenProcessPool

    futures: dict[Future[Made], Sequence[Item]] = {}
    try:
        for batch in batches:
            futures[executor.submit(_one, work, batch)] = batch
    except BrokenProcessPool:
        # A worker has died already, while work was still being given out.
        yield from (Lost(batch, slow=False) for batch in batches[len(futures) :])
    except (OSError, RuntimeError):
        # The system gives no more processes, threads or pipes: slower is better than not at all.
        yield from _done_here(work, state, batches)
        return
    while futures:
        done, _ = wait(futures, timeout=SECONDS, return_when="FIRST_COMPLETED")
        if not done:
            break
        for future in done:
            batch = futures.pop(future)
            try:
                made = future.result()
            except (BrokenProcessPool, MemoryError):
                yield Lost(batch, slow=False)
            else:
                yield batch, made
    yield from (Lost(batch, slow=future.running()) for future, batch in futures.items())


def _executor(hands: Hands, state: Any, jobs: int) -> "Executor":
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(jobs, get_context(hands.start), _begin, (state,))


def _end(executor: "Executor") -> None:
    """Without waiting for what stands still."""
    processes = list((getattr(executor, "_processes", None) or {}).values())
    manager = getattr(executor, "_executor_manager_thread", None)
    try:
        executor.shutdown(wait=False, cancel_futures=True)
    finally:
        # Whatever happened: Python waits at its end for those that are left.
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()
    if manager is not None:
        # If Python ends while this thread closes its pipe, it writes into it, and a traceback ends the command.
        manager.join(1)


_STATE: list[Any] = []
"""What a worker was given when it began. It has no other memory."""


def _begin(state: Any) -> None:
    from threading import Thread

    _STATE[:] = [state]
    with suppress(RuntimeError):  # no more threads
        Thread(target=_outlive_nobody, daemon=True).start()


def _one(work: Callable[[Any, Sequence[Item]], Made], batch: Sequence[Item]) -> Made:
    return work(_STATE[0], batch)


def _outlive_nobody() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait as wait_for

    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
