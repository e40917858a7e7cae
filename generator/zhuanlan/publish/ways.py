"""A target of site.yaml → how it is reached: the commands that start a shell there and send files there."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.release import KEEP
from zhuanlan.model.targets import Target
from zhuanlan.publish.stopped import StoppedError

SECONDS = 60
"""How long a server may be silent where the target does not say."""

_ALIAS = "zhuanlan-target"
_LOCALES = ("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE")


@dataclass(frozen=True, slots=True)
class Way:
    """How a target is reached. `folder` is a path there; `ssh` the client with its options, empty for this machine.

    `place` is where site.yaml speaks of the target; no finding shows that line, in which a password may stand.
    """

    name: str
    place: Place
    folder: str
    ssh: tuple[str, ...]
    host: str
    seconds: int
    keep: int
    url: str
    environment: dict[str, str]

    @property
    def shell(self) -> tuple[str, ...]:
        """What starts a shell that reads its commands from stdin."""
        return (*self.ssh, self.host, "sh -s") if self.ssh else ("sh", "-s")

    @property
    def shown(self) -> str:
        """The target as messages name it."""
        return f"{self.host}:{self.folder}" if self.ssh else self.folder


def way_of(name: str, target: Target, root: Path, place: Place, scratch: Path, environment: Mapping[str, str]) -> Way:
    """The way to a target. `scratch` is a folder for files that ssh has to read. Raises StoppedError."""
    place = Place(place.file, place.line)
    spoken = {key: value for key, value in environment.items() if key not in _LOCALES} | {"LC_ALL": "C"}
    seconds, keep = target.timeout or SECONDS, target.keep or KEEP
    if not target.ssh:
        folder = (root / Path(target.path).expanduser()).resolve()
        _apart(folder, root.resolve(), name, place)
        if shutil.which("sh", path=environment.get("PATH", os.defpath)) is None:
            raise StoppedError(codes.TOOL_MISSING.at(place, tool="sh"))
        return Way(name, place, folder.as_posix(), (), "", seconds, keep, target.url, spoken)
    ssh = shutil.which("ssh", path=environment.get("PATH", os.defpath))
    if ssh is None:
        raise StoppedError(codes.TOOL_MISSING.at(place, tool="ssh"))
    options = [ssh, "-T", *_options(target, seconds)]
    if target.host_key:
        options += _known(target.host_key, scratch)
    folder_there = target.folder.removeprefix("~/").rstrip("/") or "/"
    return Way(name, place, folder_there, tuple(options), target.ssh, seconds, keep, target.url, spoken)


def _options(target: Target, seconds: int) -> list[str]:
    """Never ask, never trust a host by itself, never wait for ever (ssh_config(5))."""
    each = max(1, seconds // 3)
    given = {
        "BatchMode": "yes",
        "StrictHostKeyChecking": "yes",
        "UpdateHostKeys": "no",
        "ConnectTimeout": str(min(seconds, 30)),
        "ConnectionAttempts": "1",
        "ServerAliveInterval": str(each),
        "ServerAliveCountMax": "3",
        "ClearAllForwardings": "yes",
        "ForwardAgent": "no",
        "ForwardX11": "no",
    }
    words = [word for key, value in given.items() for word in ("-o", f"{key}={value}")]
    return words + (["-p", str(target.port)] if target.port else [])


def _known(host_key: str, scratch: Path) -> list[str]:
    """The one key that the target may have, and no other file of known hosts."""
    scratch.mkdir(parents=True, exist_ok=True)
    known, empty = scratch / "known_hosts", scratch / "known_hosts_none"
    kind, key = host_key.split()[:2]
    known.write_bytes(f"{_ALIAS} {kind} {key}\n".encode())
    empty.write_bytes(b"")
    files = {"UserKnownHostsFile": known, "GlobalKnownHostsFile": empty}
    words = [word for name, path in files.items() for word in ("-o", f'{name}="{path.absolute().as_posix()}"')]
    return [*words, "-o", f"HostKeyAlias={_ALIAS}", "-o", "CheckHostIP=no"]


def _apart(folder: Path, root: Path, name: str, place: Place) -> None:
    """A folder that is published to is none of the paper's own."""
    own = [root / part for part in ("content", "static", "themes", "output", ".zhuanlan", ".git")]
    if folder == root or folder in root.parents or any(folder == one or one in folder.parents for one in own):
        raise StoppedError(codes.FOLDER_IN_USE.at(place, name=name, folder=folder))
