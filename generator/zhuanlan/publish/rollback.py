"""Back to another release that is still at the target: one rename, and the look through HTTP."""

from dataclasses import dataclass
from pathlib import Path

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.model.manifest import addresses, difference
from zhuanlan.model.release import TIME, Event, before, matching
from zhuanlan.publish import base
from zhuanlan.publish.server import State, speaking
from zhuanlan.publish.stopped import StoppedError
from zhuanlan.publish.switching import Switch, settled
from zhuanlan.publish.ways import Way


@dataclass(frozen=True, slots=True)
class Back:
    """What was current and what is now."""

    before: str
    switch: Switch
    findings: tuple[Diagnostic, ...]


def rollback(root: Path, folder: Path, way: Way, asked: str, who: str) -> Back:
    """Make another release current: the one asked for, by its name or enough of it, else the one before. Raises StoppedError."""
    with speaking(way) as server:
        _stands(way, server.enter(make=False))
        server.hold(who)
        state = server.state()
        release = _chosen(way, state, asked)
        base.intend(folder, way.name, release)
        server.switch(state.current, release, Event(f"{state.now:{TIME}}", "rollback", release, who))
        manifest, old = server.manifest(release), server.manifest(state.current)
        # Whoever goes back has a reason, and stays there: a look that fails is told, and changes nothing.
        stays = Bilingual(f"{release} 留在那里", f"{release} stays")
        switch = Switch("", release, manifest, difference(addresses(old), addresses(manifest)), stays)
        return Back(state.current, switch, settled(root, way, server, switch, who))


def _stands(way: Way, there: bool) -> None:
    if not there:
        raise StoppedError(_no_release(way, "还没有发布过", "nothing was published yet"))


def _chosen(way: Way, state: State, asked: str) -> str:
    if not asked:
        older = before(state.releases, state.current)
        if not older:
            raise StoppedError(_no_release(way, "没有更早的发布版", "there is no older release"))
        return older
    found = matching(state.releases, asked)
    if len(found) != 1:
        text = "、".join(found)
        chinese = f"“{asked}”对得上好几个发布版：{text}" if found else f"没有发布版“{asked}”"
        raise StoppedError(_no_release(way, chinese, f"“{asked}” is {f'any of {text}' if found else 'no release'}"))
    if found[0] == state.current:
        raise StoppedError(_no_release(way, f"现在就是 {found[0]}", f"{found[0]} is current already"))
    return found[0]


def _no_release(way: Way, chinese: str, english: str) -> Diagnostic:
    return codes.NO_RELEASE.at(way.place, target=way.shown, what=Bilingual(chinese, english))
