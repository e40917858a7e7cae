"""What is looked at before anything is done: what a paper is made from, and what stands where it is written."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zhuanlan.build.ahead import ahead
from zhuanlan.build.order import Order
from zhuanlan.reading.walk import Look, look
from zhuanlan.writing.standing import Seen, Standing, seen, standing_of


@dataclass(frozen=True, slots=True)
class Sight:
    """The sources, and the output as it is looked at when somebody asks."""

    sources: Look
    _output: Path | None
    _seen: Callable[[], Seen]

    def standing(self, planned: Collection[str] = ()) -> Standing:
        """What stands in the output, and in the folders of what is planned."""
        assert self._output is not None
        return standing_of(self._output, self._seen(), planned)


@contextmanager
def sight(order: Order, themes: tuple[Path, ...]) -> Iterator[Sight]:
    """Look at a paper and its output. With several hands another process looks at the output meanwhile."""
    if order.output is not None and order.hands.jobs > 1 and order.hands.start == "fork":
        with ahead(partial(seen, order.output)) as found:
            yield Sight(look(order.root, themes), order.output, found)
    else:
        yield again(order, look(order.root, themes))


def again(order: Order, sources: Look) -> Sight:
    """A sight of the same sources, and of an output that must be looked at anew."""
    return Sight(sources, order.output, partial(seen, order.output or order.root))
