"""What a target can be asked: one method a call of `remote.sh`, with findings in place of errors."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Unpack

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.manifest import Manifest, parse
from zhuanlan.model.release import Event, event_of, is_name, moment_of
from zhuanlan.publish import complaints
from zhuanlan.publish.shell import FailedError, How, LostError, Shell
from zhuanlan.publish.stopped import StoppedError
from zhuanlan.publish.ways import Way

NEEDED = ("flock", "sha256sum", "mv", "find", "readlink", "touch")
_BUSY, _MOVED, _MISSING = 75, 76, 77


@dataclass(frozen=True, slots=True)
class State:
    """What stands at a target. `current` is empty where nothing was published yet."""

    now: datetime
    current: str = ""
    releases: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    history: tuple[Event, ...] = ()
    left: bool = False
    """Whether an interrupted publication left something behind."""

    def by(self, release: str, zone: tzinfo) -> Bilingual:
        """Who published a release, or went back to it, and when."""
        found = next((event for event in reversed(self.history) if event.release == release), None)
        if found is None:
            return Bilingual("没有记录是谁发布的", "nobody noted who published it")
        at = f"{moment_of(found.at).astimezone(zone):%Y-%m-%d %H:%M}"
        chinese, english = ("发布", "published") if found.action == "publish" else ("换回", "went back to it")
        return Bilingual(f"{found.by} {at} {chinese}", f"{found.by} {english}, {at}")


class Server:
    """A target that is being spoken with. Every method raises StoppedError where it cannot do what it is for."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self._shell: Shell | None = None

    def open(self) -> None:
        """Start the shell there, and see that it has what we need."""
        try:
            self._shell = Shell(self.way.shell, self.way.seconds, self.way.environment)
        except LostError as error:
            raise StoppedError(complaints.lost(self.way, error)) from None
        except FileNotFoundError as error:
            raise StoppedError(codes.TOOL_MISSING.at(self.way.place, tool=error.filename)) from None
        except OSError as error:
            raise StoppedError(complaints.refused(self.way, complaints.BEGINNING, error)) from None
        missing = self._ask("lacks", *NEEDED).split()
        if missing:
            raise StoppedError(codes.SERVER_LACKS.at(self.way.place, tools="、".join(missing)))

    def close(self) -> None:
        """End it; a lock that it held is free then."""
        if self._shell is not None:
            self._shell.close()
            self._shell = None

    def has(self, tool: str) -> bool:
        """Whether a program is there."""
        return not self._ask("lacks", tool).strip()

    def enter(self, *, make: bool) -> bool:
        """Go to the target's folder; whether there is one."""
        return "here" in self._ask("enter", self.way.folder, "make" if make else "look")

    def state(self) -> State:
        """What stands there now."""
        found: dict[str, list[str]] = {}
        for line in self._ask("state").splitlines():
            word, _, rest = line.partition(" ")
            found.setdefault(word, []).append(rest)
        current = found.get("current", [""])[0].removeprefix("releases/").rstrip("/")
        if "foreign" in found or (current and not is_name(current)):
            raise StoppedError(codes.FOLDER_IN_USE.at(self.way.place, folder=f"{self.way.shown}/current"))
        try:
            now = moment_of(found["now"][0])
        except (KeyError, ValueError):
            now = datetime.fromtimestamp(0, UTC)
        events = (event_of(line) for line in found.get("history", ()))
        return State(
            now,
            current,
            tuple(name for name in found.get("release", ()) if is_name(name)),
            tuple(name for name in found.get("record", ()) if is_name(name)),
            tuple(event for event in events if event is not None),
            "left" in found,
        )

    def hold(self, who: str) -> None:
        """Take the lock, until this shell ends."""
        try:
            self._try("hold", who)
        except FailedError as error:
            if error.status == _BUSY:
                finding = codes.TARGET_LOCKED.at(self.way.place, target=self.way.shown, holder=error.said or "?")
                raise StoppedError(finding) from None
            raise self._stopped(error) from None

    def alive(self) -> None:
        """Give a sign of life to whoever waits for the lock."""
        self._ask("alive")

    def clean(self) -> None:
        """Delete what an interrupted publication left."""
        self._ask("clean", patience=10)

    def begin(self, new: str) -> None:
        """Make the folders of a new release, under a name that nobody takes for one."""
        self._ask("begin", new)

    def keep(self, new: str, records: Mapping[str, str]) -> None:
        """Write what belongs to the new release's record."""
        for name, text in records.items():
            self._ask("keep", new, name, given=text)

    def recorded(self, release: str, name: str) -> str:
        """A text of a release's record; empty if there is none."""
        return self._ask("recorded", release, name) if release else ""

    def manifest(self, release: str) -> Manifest:
        """A release's manifest; an empty one if there is none that can be read."""
        try:
            return parse(self.recorded(release, "manifest"))
        except ValueError:
            return Manifest()

    def abouts(self) -> dict[str, dict[str, str]]:
        """What the records say of their releases, key by key."""
        found: dict[str, dict[str, str]] = {}
        for line in self._ask("abouts").splitlines():
            release, key, value = [*line.split(" ", 2), "", ""][:3]
            found.setdefault(release, {})[key] = value
        return found

    def hashed(self, releases: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The lines of the manifests of some releases that name files under hashed names, each with its release."""
        for line in self._ask("hashed", *releases).splitlines() if releases else ():
            release, _, rest = line.partition(" ")
            yield release, f"{rest}\n"

    def reuse(self, new: str, files: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
        """Put files of older releases (release, SHA-256, path) into the new one; which of them are there now."""
        lines = "".join(f"{release} {sha256} {path}\n" for release, sha256, path in files)
        if not lines:
            return ()
        return tuple(line for line in self._ask("reuse", new, given=lines, patience=10).splitlines() if line)

    def verify(self, new: str, tell: Callable[[int], None]) -> tuple[tuple[str, ...], int, int]:
        """The paths that are not as its checksums say, how many files there are, and how many that are no files."""
        wrong: list[str] = []
        found: list[int] = []
        seen = 0

        def hear(line: str) -> None:
            nonlocal seen
            path, _, verdict = line.rpartition(": ")
            if path:
                seen += 1
                if verdict != "OK":
                    wrong.append(path)
                if seen % 100 == 0:
                    tell(seen)
            elif line.startswith("found "):
                found.append(int(line.split()[1]))

        self._ask("verify", new, tell=hear)
        return tuple(wrong), found[0], found[1]

    def settle(self, new: str, release: str) -> None:
        """Make it readable, give new files the release's time, and wait until it is on the disk."""
        self._ask("settle", new, f"{moment_of(release):%Y%m%d%H%M.%S}", patience=10)

    def place(self, new: str, release: str) -> None:
        """Give the release its name."""
        self._ask("place", new, release)

    def switch(self, expected: str, release: str, event: Event) -> None:
        """Let `current` name another release, if it is still the one expected."""
        assert self._shell is not None, "not open"
        try:
            self._shell.ask("switch", f"releases/{expected}" if expected else "", release, event.line)
        except LostError as error:
            # Only the server knows whether it came to that.
            reason = complaints.reason_of(error.said)
            finding = codes.SWITCH_UNKNOWN.at(self.way.place, target=self.way.shown, release=release, reason=reason)
            raise StoppedError(finding) from None
        except FailedError as error:
            if error.status in (_MOVED, _MISSING):
                raise StoppedError(
                    codes.NO_RELEASE.at(
                        self.way.place,
                        target=self.way.shown,
                        what=Bilingual("发布版已经变了", "the releases have changed meanwhile"),
                    )
                ) from None
            raise self._stopped(error) from None

    def drop(self, releases: Sequence[str]) -> None:
        """Delete releases and their records."""
        if releases:
            self._ask("drop", *releases, patience=10)

    def _ask(self, call: str, *arguments: str, **how: Unpack[How]) -> str:
        try:
            return self._try(call, *arguments, **how)
        except FailedError as error:
            raise self._stopped(error) from None

    def _try(self, call: str, *arguments: str, **how: Unpack[How]) -> str:
        assert self._shell is not None, "not open"
        try:
            return self._shell.ask(call, *arguments, **how)
        except LostError as error:
            raise StoppedError(complaints.lost(self.way, error)) from None

    def _stopped(self, error: FailedError) -> StoppedError:
        return StoppedError(complaints.failed_call(self.way, error))


@contextmanager
def speaking(way: Way) -> Iterator[Server]:
    """A target to speak with, for as long as needed."""
    server = Server(way)
    try:
        server.open()
        yield server
    finally:
        server.close()
