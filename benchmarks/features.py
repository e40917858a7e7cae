"""What each of our features costs: the same paper with one feature on, beside the paper with all of them off."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.builds import measure
from benchmarks.peers import ZHUANLAN, Peer
from benchmarks.results import Run
from benchmarks.work import Work

FEATURES = ("qr",)
"""Keys of site.yaml that are switches, as they come to have an effect."""
OFF = replace(ZHUANLAN, name="features off", note="")
OPERATIONS = ("cold", "nothing", "body", "title", "added")


def variants() -> Sequence[Peer]:
    """The paper without any, with each, and with all if there are several."""
    each = [replace(OFF, name=feature, settings=((feature, "true"),)) for feature in FEATURES]
    together = replace(OFF, name="all", settings=tuple((feature, "true") for feature in FEATURES))
    return (OFF, *each, *((together,) if len(each) > 1 else ()))


def cost(size: int, rounds: int, work: Work, *, limit: float) -> Run:
    """Measure them as if they were peers, in turn."""
    return measure(variants(), size, rounds, work, kind="features", base=OFF.name, only=OPERATIONS, limit=limit)
