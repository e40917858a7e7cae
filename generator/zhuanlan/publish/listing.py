"""What stands at a target: the releases, and what their records say of them."""

from dataclasses import dataclass

from zhuanlan.publish.server import State, speaking
from zhuanlan.publish.ways import Way


@dataclass(frozen=True, slots=True)
class Listed:
    """A release as it is listed; numbers are empty where its record is gone."""

    name: str
    current: bool
    pages: str
    size: str
    by: str


def releases(way: Way) -> tuple[Listed, ...]:
    """The releases of a target, newest first. Raises StoppedError."""
    with speaking(way) as server:
        if not server.enter(make=False):
            return ()
        state, abouts = server.state(), server.abouts()
    return tuple(_listed(name, state, abouts.get(name, {})) for name in sorted(state.releases, reverse=True))


def _listed(name: str, state: State, about: dict[str, str]) -> Listed:
    return Listed(name, name == state.current, about.get("pages", ""), about.get("bytes", ""), about.get("by", ""))
