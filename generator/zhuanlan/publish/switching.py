"""After `current` names another release: that is noted, and a look through HTTP may take it back."""

from dataclasses import dataclass
from pathlib import Path

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.model.manifest import Difference, Manifest
from zhuanlan.model.release import TIME, Event
from zhuanlan.publish import base
from zhuanlan.publish.asking import questions, wrong
from zhuanlan.publish.server import Server
from zhuanlan.publish.stopped import StoppedError
from zhuanlan.publish.ways import Way


@dataclass(frozen=True, slots=True)
class Switch:
    """What was current, empty for nothing that could be gone back to, and what is now, with all that it holds."""

    before: str
    release: str
    manifest: Manifest
    difference: Difference
    stays: Bilingual
    """What is told of the new one where there is nothing to go back to."""


def settled(root: Path, way: Way, server: Server, switch: Switch, who: str) -> tuple[Diagnostic, ...]:
    """Note what is current, ask for a few pages, and go back where they are not the ones published."""
    found = _noted(root, way, switch.release)
    if not way.url:
        return found
    asked = list(questions(switch.manifest, switch.difference, switch.release))
    reason = wrong(way.url, asked, switch.release, way.seconds)
    if reason is None:
        return found
    then = switch.stays
    if switch.before:
        try:
            event = Event(f"{server.state().now:{TIME}}", "back", switch.before, who)
            server.switch(switch.release, switch.before, event)
            then = Bilingual(f"已经换回 {switch.before}", f"{switch.before} is current again")
            found = _noted(root, way, switch.before)
        except StoppedError as stopped:
            found = (*found, stopped.finding)
            then = Bilingual(f"没能换回 {switch.before}", f"{switch.before} could not be made current again")
    told = codes.SWITCHED_BACK.at(way.place, url=way.url, reason=reason, then=then, folder=way.folder)
    return (*found, told)


def _noted(root: Path, way: Way, release: str) -> tuple[Diagnostic, ...]:
    try:
        base.note(root, way.name, release)
    except StoppedError as stopped:
        return (stopped.finding,)
    return ()
