"""What is looked at before anything is done: what a paper is made from, and what stands where it is written."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from zhuanlan.build.ahead import ahead
from zhuanlan.build.order import Order
from zhuanlan.reading.walk import Look, look
from zhuanlan.writing.standing import Standing, Survey, standing_of, survey


@dataclass(frozen=True, slots=True)
class Sight:
    """The sources, and a survey of the output for whoever asks; there is none where nothing is to be written."""

    sources: Look
    output: Path | None
    _ahead: Callable[[], Survey] | None = None
    """The survey, if somebody has begun it."""

    def standing(self, planned: Collection[str] = ()) -> Standing:
        """What stands in the output, and in the folders of what is planned."""
        assert self.output is not None
        looked = self._ahead() if self._ahead is not None else survey(self.output)
        return standing_of(self.output, looked, planned)


@contextmanager
def sight(order: Order, themes: tuple[Path, ...]) -> Iterator[Sight]:
    """Look at a paper and its output. With several hands another process looks at the output meanwhile."""
    if order.output is not None and order.hands.jobs > 1 and order.hands.start == "fork":
        with ahead(partial(survey, order.output)) as found:
            yield Sight(look(order.root, themes), order.output, found)
    else:
        yield Sight(look(order.root, themes), order.output)
