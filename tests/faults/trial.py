"""One fault in one build, and what must be true after it (faults.md, "Build")."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.faults.office import Office
from tests.faults.paper import STATES, lay_out
from tests.faults.tracing import Fault, Seen, counted, struck
from tests.harness import Site, tree
from zhuanlan.writing.standing import MANIFEST, NEW

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is being built when the fault comes: a state of the paper, over the first one or (`clean`) over nothing."""

    name: str
    state: int
    jobs: int
    clean: bool = False


SCENES = (
    Scene("clean", 1, 1, clean=True),
    Scene("clean, two workers", 1, 2, clean=True),
    Scene("nearly all changed", 1, 1),
    Scene("nearly all changed, two workers", 1, 2),
    Scene("texts changed", 2, 1),
    Scene("nothing changed", 0, 1),
)


class Stage:
    """A paper on which one trial follows another. After each it stands in its first state, which was built upon the last."""

    def __init__(self, office: Office, site: Site, scratch: Path) -> None:
        self._office = office
        self._site = site
        self._log = scratch / "log"
        self._clean: list[Files] = []
        for state in range(len(STATES)):
            lay_out(site, state)
            output = scratch / f"clean-{state}"
            ended = office.run(*self._command(1), "--output", str(output), "--no-ledger")
            assert ended.status == 0, ended.said
            self._clean.append(_standing(output))
        self._clear()

    def calls(self, scene: Scene) -> dict[str, int]:
        """How often each call is made in a scene where nothing goes wrong."""
        self._set(scene)
        calls = counted(self._office, self._command(scene.jobs), self._log)
        self._back(scene, _times(self._site.output))
        return calls

    def trial(self, scene: Scene, fault: Fault) -> tuple[Seen | None, list[str]]:
        """What was seen of a fault, None if it did not come about; and all that is wrong."""
        old: Files = {} if scene.clean else self._clean[0]
        new = self._clean[scene.state]
        self._set(scene)
        times = _times(self._site.output)
        try:
            seen = struck(self._office, self._command(scene.jobs), self._log, fault)
        except TimeoutError as error:
            raise TimeoutError(f"{scene.name}, {fault}") from error
        wrong: list[str] = []
        if seen is not None:
            there = _standing(self._site.output)
            wrong += _broken(there, old, new)
            if seen.ended.status >= 0:
                wrong += _untold(seen, there, old, new)
        wrong += [f"the next build: {what}" for what in self._healed(scene, times)]
        wrong += [f"the one after: {what}" for what in self._back(scene, _times(self._site.output))]
        if wrong:
            self._clear()
        return seen, wrong

    def _command(self, jobs: int) -> list[str]:
        return ["build", "--site", str(self._site.folder), "--jobs", str(jobs)]

    def _set(self, scene: Scene) -> None:
        lay_out(self._site, scene.state)
        if scene.clean:
            self._sweep()

    def _clear(self) -> None:
        """The first state on a clean floor, so that no trial suffers from the one before it."""
        lay_out(self._site, 0)
        self._sweep()
        assert self._office.run(*self._command(1)).status == 0

    def _sweep(self) -> None:
        shutil.rmtree(self._site.output, ignore_errors=True)
        shutil.rmtree(self._site.folder / ".zhuanlan", ignore_errors=True)

    def _healed(self, scene: Scene, times: dict[str, int]) -> list[str]:
        return self._right(scene.state, times, {} if scene.clean else self._clean[0])

    def _back(self, scene: Scene, times: dict[str, int]) -> list[str]:
        lay_out(self._site, 0)
        return self._right(0, times, self._clean[scene.state])

    def _right(self, state: int, times: dict[str, int], old: Files) -> list[str]:
        """What is wrong with the paper after a build with which nobody interferes."""
        ended = self._office.run(*self._command(1))
        there, wanted = _standing(self._site.output), self._clean[state]
        wrong = [f"status {ended.status}: {ended.said}"] if ended.status or "Traceback" in ended.said else []
        wrong += [f"{path} is not as in a clean build" for path in _differing(there, wanted)]
        later = _times(self._site.output)
        wrong += [
            f"{path} changed and is no younger"
            for path in wanted.keys() & times.keys() & later.keys() & old.keys() - {MANIFEST}
            if old[path] != wanted[path] and later[path] <= times[path]
        ]
        return wrong


def _broken(there: Files, old: Files, new: Files) -> list[str]:
    """Files that are neither the old nor the new ones."""
    files = {path for path in there.keys() | old.keys() | new.keys() if not path.endswith("/") and NEW not in path}
    files -= {MANIFEST}
    torn = (path for path in sorted(files) if there.get(path) not in (old.get(path), new.get(path)))
    return [f"{path} is neither the old one nor the new one" for path in torn]


def _untold(seen: Seen, there: Files, old: Files, new: Files) -> list[str]:
    """What is wrong with how a build ended that was not killed itself."""
    said = seen.ended.said
    rude = not seen.plumbing and ("Traceback" in said or "Exception ignored" in said)
    wrong = [f"a traceback: {said}"] if rude else []
    if seen.ended.status == 0:
        return wrong + [f"lost without a word: {path}" for path in _differing(there, new)]
    if not (said.strip() or seen.silenced):
        wrong.append("no word of what went wrong")
    if not seen.late:
        changed = (
            path for path in _differing(there, old) if NEW not in path and not (seen.bound and path.endswith("/"))
        )
        wrong += [f"changed before all was there: {path}" for path in changed]
    return wrong


def _differing(one: Files, other: Files) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _standing(output: Path) -> Files:
    """All that lies in the output folder, the list of what is ours and folders (`name/`) too."""
    files = tree(output)
    if (output / MANIFEST).exists():
        files[MANIFEST] = (output / MANIFEST).read_bytes()
    folders = (path for path in output.rglob("*") if path.is_dir())
    return files | {f"{path.relative_to(output).as_posix()}/": b"" for path in folders}


def _times(output: Path) -> dict[str, int]:
    """The modification times in seconds, as a web server tells them."""
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): int(path.stat().st_mtime) for path in files}
