"""Releases: their names, which are kept, and which one stood before.

A name is the server's time in UTC and the first digits of the manifest's digest: `20261123T074600Z-1a2b3c4d`. Sorted
by name they stand in the order of their times.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

KEEP = 10
"""How many releases are kept where the target does not say."""

_NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
TIME = "%Y%m%dT%H%M%SZ"
"""How a moment is written in a name, always in UTC."""


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a target's history: `action` is `publish`, `rollback` or `back`; `at` as in a release's name."""

    at: str
    action: str
    release: str
    by: str

    @property
    def line(self) -> str:
        return "\t".join((self.at, self.action, self.release, self.by))


def event_of(line: str) -> Event | None:
    """The event of a line; None for a line that was cut off."""
    parts = line.split("\t")
    return Event(*parts) if len(parts) == 4 and is_name(parts[2]) else None


def is_name(text: str) -> bool:
    """Whether this is the name of a release: nothing else is ever deleted."""
    return bool(_NAME.fullmatch(text))


def name_of(now: datetime, names: Iterable[str], digest: str) -> str:
    """A name that sorts after all others, also where the server's clock was set back."""
    newest = max(filter(is_name, names), default="")
    if newest:
        now = max(now.replace(microsecond=0), moment_of(newest) + timedelta(seconds=1))
    return f"{now.astimezone(UTC).strftime(TIME)}-{digest[:8]}"


def moment_of(name: str) -> datetime:
    """The moment in a release's name, or such a moment by itself."""
    return datetime.strptime(name.partition("-")[0], TIME).replace(tzinfo=UTC)


def surplus(names: Iterable[str], current: str, keep: int) -> tuple[str, ...]:
    """The releases that go, oldest first: all but the newest `keep`, and never the current one."""
    ordered = sorted(filter(is_name, names))
    kept = {current, *ordered[-keep:]}
    return tuple(name for name in ordered if name not in kept)


def before(names: Iterable[str], current: str) -> str:
    """The newest release that is older than the current one; empty if there is none."""
    return max((name for name in names if is_name(name) and name < current), default="")


def matching(names: Iterable[str], typed: str) -> tuple[str, ...]:
    """The releases whose name begins or ends as typed: enough of it to be the only one."""
    found = sorted(name for name in names if is_name(name) and typed)
    exact = tuple(name for name in found if name == typed)
    return exact or tuple(name for name in found if name.startswith(typed) or name.endswith(typed))
