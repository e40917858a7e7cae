"""A publication, from the build to the check through HTTP: the order of the steps.

Until `switch` readers see the release before, after it the new one. What stands at the target under a release's name is whole.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from zhuanlan.build.order import Progress
from zhuanlan.build.pressed import Pressed
from zhuanlan.model import codes
from zhuanlan.model.codes import publishing
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.manifest import Difference, File, Manifest, addresses, checksums, difference, manifest_of
from zhuanlan.model.register import FILE as REGISTER
from zhuanlan.model.release import Event, name_of, surplus
from zhuanlan.publish import base, registering
from zhuanlan.publish.carrying import carry
from zhuanlan.publish.freezing import Frozen, freeze
from zhuanlan.publish.sending import Load, send
from zhuanlan.publish.server import Server, State, speaking
from zhuanlan.publish.stopped import StoppedError
from zhuanlan.publish.switching import Switch, settled
from zhuanlan.publish.ways import Way
from zhuanlan.writing.lock import HeldError, locked

FEW = 20
"""So many addresses may always go."""

_FIRST = Bilingual("没有更早的发布版，新的留在那里", "there is no older release, and the new one stays")

Press = Callable[[str | None], Pressed]
"""Builds the paper, believing nothing; with a register in place of the paper's own, if one is given."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked: the paper at `root`, built into `output` by `press`, at the target of `way`.

    `folder` is where this machine keeps what it knows of the target, `scratch` where files are laid that are to be sent.
    Moments are told in `zone`.
    `replace`: what stands there may be anybody's. `yes`: that, and whatever else would be refused, is meant.
    """

    root: Path
    output: Path
    folder: Path
    scratch: Path
    way: Way
    press: Press
    who: str
    tool: str
    now: datetime
    zone: tzinfo
    progress: Progress
    dry_run: bool = False
    yes: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `release` is empty where nothing was published, `findings` say why."""

    pressed: Pressed
    release: str = ""
    before: str = ""
    manifest: Manifest = field(default_factory=Manifest)
    difference: Difference = field(default_factory=Difference)
    sent: int = 0
    """Files whose bytes the release before did not have."""
    carried: int = 0
    """Files under hashed names that older releases' pages still find."""
    unchanged: bool = False
    findings: tuple[Diagnostic, ...] = ()
    notes: tuple[Bilingual, ...] = ()


def publish(wish: Wish) -> Outcome:
    """Publish a paper. Raises StoppedError where nothing was published."""
    wish.scratch.mkdir(parents=True, exist_ok=True)
    try:
        with locked(wish.scratch), speaking(wish.way) as server:
            return _published(wish, server)
    except HeldError as error:
        raise StoppedError(codes.output.LOCKED.at(Place(wish.root.name), holder=error.args[0] or "?")) from None


def _published(wish: Wish, server: Server) -> Outcome:
    state = _seen(wish, server, make=False)
    there = server.recorded(state.current, REGISTER)
    joined = registering.joined(wish.root, there)
    if joined is not None and not wish.dry_run:
        registering.write(wish.root, joined)
    pressed = wish.press(joined if wish.dry_run else None)
    before = server.manifest(state.current)
    refused = _refusal(wish, pressed, before) if not wish.yes else None
    if pressed.errors or pressed.warnings or pressed.changes is None:
        # That the texts are not all there may be the one reason of a hundred warnings.
        return Outcome(pressed, findings=(refused,) if refused and not pressed.errors else ())
    if refused:
        raise StoppedError(refused)
    register = registering.after(wish.root, joined, pressed, wish.now)
    frozen = freeze(wish.output, pressed.made, wish.scratch, lambda done, total: wish.progress("pack", done, total))
    outcome = Outcome(
        pressed,
        before=state.current,
        manifest=frozen.manifest,
        difference=difference(addresses(before), addresses(frozen.manifest)),
        sent=len(Load(frozen.folder, frozen.manifest, "", state.current, before).missing),
        unchanged=state.current in state.releases and before == frozen.manifest and register == there,
    )
    if _strange(wish, state) and not outcome.unchanged:
        outcome = replace(outcome, notes=(_replaced(wish, state),))
    if wish.dry_run:
        return outcome
    if outcome.unchanged:
        base.note(wish.root, wish.way.name, state.current)
        return _swept(wish, server, outcome, state)
    now = _seen(wish, server, make=True)
    if now.current != state.current:
        raise StoppedError(_others(wish, now))
    try:
        release, carried = _arrived(wish, server, now, frozen, before, register)
    except StoppedError:
        _tidy(server)
        raise
    base.intend(wish.folder, wish.way.name, release)
    server.switch(now.current, release, Event(_stamp(release), "publish", release, wish.who))
    back = now.current if now.current in now.releases else ""
    switch = Switch(back, release, frozen.manifest, outcome.difference, _FIRST)
    findings = settled(wish.root, wish.way, server, switch, wish.who)
    outcome = replace(outcome, release=release, carried=carried, findings=findings)
    if outcome.findings:
        return outcome
    registering.write(wish.root, register)
    return _pruned(wish, server, outcome, now)


def _seen(wish: Wish, server: Server, *, make: bool) -> State:
    """What stands at the target, and that nobody published there since. To `make` something, the lock is taken first."""
    there = server.enter(make=make)
    if make:
        server.hold(wish.who)
    state = server.state() if there else State(datetime.fromtimestamp(0, UTC))
    if _strange(wish, state) and not (wish.yes or wish.replace):
        raise StoppedError(_others(wish, state))
    return state


def _strange(wish: Wish, state: State) -> bool:
    """Whether what stands there is none of ours, nor one that we saw."""
    return bool(state.current) and state.current not in base.known(wish.root, wish.folder, wish.way.name)


def _replaced(wish: Wish, state: State) -> Bilingual:
    by = state.by(state.current, wish.zone)
    return Bilingual(
        f"代替的 {state.current}（{by.zh}）这个文件夹没有见过",
        f"this folder had not seen {state.current} ({by.en}), which is replaced",
    )


def _others(wish: Wish, state: State) -> Diagnostic:
    seen = base.noted(wish.root).get(wish.way.name)
    known = Bilingual(f"不是这个文件夹最后见到的 {seen}", f"not {seen}, which this folder saw last")
    unknown = Bilingual(f"而 {base.FILE} 里没有这个目标的记录", f"and {base.FILE} says nothing of this target")
    return publishing.PUBLISHED_BY_OTHERS.at(
        wish.way.place,
        target=wish.way.shown,
        release=state.current,
        by=state.by(state.current, wish.zone),
        base=known if seen else unknown,
    )


def _refusal(wish: Wish, pressed: Pressed, before: Manifest) -> Diagnostic | None:
    """An empty paper, or one of which more than a third is gone, is rather a mistake than meant."""
    if not pressed.documents:
        return publishing.NOTHING_LIVE.at(wish.way.place)
    every = [file.path for file in addresses(before).files]
    gone = [path for path in every if path not in pressed.planned]
    if len(gone) >= FEW and len(gone) * 3 > len(every):
        return publishing.MASS_DELETION.at(wish.way.place, gone=len(gone), all=len(every), first=f"/{gone[0]}")
    return None


def _arrived(
    wish: Wish, server: Server, state: State, frozen: Frozen, before: Manifest, register: str
) -> tuple[str, int]:
    """The release is there, verified and in its place; its name, and how many assets were carried over."""
    way, manifest, new = wish.way, frozen.manifest, f".zhuanlan-{secrets.token_hex(4)}"
    server.clean()
    lived, dead = _lived(state), _dead(state)
    server.drop(sorted(dead))
    releases = [name for name in state.releases if name not in dead]
    release = name_of(state.now, {*releases, *lived}, manifest.digest)
    server.begin(new)
    kept = set(releases) - set(surplus([*releases, release], release, way.keep))
    carried = carry(server, new, manifest, kept)
    there = state.current if state.current in releases else ""
    load = Load(frozen.folder, manifest, new, there, before if there else Manifest())
    send(server, load, lambda done, total: wish.progress("send", done, total))
    files = manifest_of([*manifest.files, *carried])
    server.keep(new, {REGISTER: register, **_record(manifest, files, carried, wish)})
    wrong, found, odd = server.verify(new, lambda done: wish.progress("verify", done, len(files.files)))
    if wrong or odd or found != len(files.files):
        raise StoppedError(
            publishing.NOT_ARRIVED.at(
                way.place,
                target=way.shown,
                number=len(wrong) or abs(found - len(files.files)) + odd,
                path=min(wrong, default="?"),
            )
        )
    server.settle(new, release)
    server.place(new, release)
    return release, len(carried)


def _record(manifest: Manifest, files: Manifest, carried: list[File], wish: Wish) -> Mapping[str, str]:
    about = {
        "pages": manifest.pages,
        "files": len(files.files),
        "bytes": files.size,
        "by": wish.who,
        "tool": wish.tool,
        "manifest": manifest.digest,
    }
    return {
        "manifest": manifest.text,
        "carried": manifest_of(carried).text,
        "SHA256SUMS": checksums(files.files),
        "about": "".join(f"{key} {value}\n" for key, value in about.items()),
    }


def _lived(state: State) -> set[str]:
    """The releases that were ever current, as far as anybody remembers."""
    return {event.release for event in state.history} | {state.current}


def _dead(state: State) -> set[str]:
    """What a killed publication left: releases that were never current and are newer than all that were, and lone records."""
    newest = max(_lived(state))
    return {name for name in state.releases if name > newest} | (set(state.records) - set(state.releases))


def _swept(wish: Wish, server: Server, outcome: Outcome, state: State) -> Outcome:
    """Nothing is to be published, but what an earlier publication could not clean up may be left."""
    if not (state.left or _dead(state) or surplus(state.releases, state.current, wish.way.keep)):
        return outcome
    now = _seen(wish, server, make=True)
    if now.current != state.current:
        raise StoppedError(_others(wish, now))
    server.clean()
    server.drop(sorted({*_dead(now), *surplus(now.releases, now.current, wish.way.keep)}))
    return outcome


def _pruned(wish: Wish, server: Server, outcome: Outcome, state: State) -> Outcome:
    """Only the newest releases are kept; what cannot be deleted now will be the next time."""
    try:
        server.drop(surplus([*state.releases, outcome.release], outcome.release, wish.way.keep))
    except StoppedError as stopped:
        note = Bilingual(
            f"旧的发布版没有清理完：{stopped.finding.message('zh')}",
            f"old releases were not all deleted: {stopped.finding.message('en')}",
        )
        return replace(outcome, notes=(*outcome.notes, note))
    return outcome


def _tidy(server: Server) -> None:
    """Leave nothing half done behind, if we still can; the next publication does it anyway."""
    try:
        server.clean()
    except StoppedError:
        return


def _stamp(release: str) -> str:
    return release.partition("-")[0]
