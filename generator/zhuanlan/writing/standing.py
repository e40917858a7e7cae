"""What stands in the output folder: the files that we wrote there, and their stamps."""

import os
from collections.abc import Collection, Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

MANIFEST = ".zhuanlan-files"
"""The list of what is ours, in the folder itself: so a second machine knows it too."""
NEW = ".zhuanlan-new"
"""The end of the name of a file, or a folder, that waits beside its target."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing did, as output paths."""

    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """An output folder. `ours` are the paths that we wrote there before, `stamps` those of the files beside them too.

    `folders` are those that stand in it, itself being empty; `digest` is that of the stamps of `ours`.
    """

    ours: Set[str]
    stamps: Mapping[str, str]
    folders: Set[str]
    digest: str


Survey = tuple[list[str], dict[str, str], list[str], list[str], str]
"""The same as JSON can hold it, for another process to tell; before the digest the paths of what waits beside its target."""


def listed(output: Path) -> set[str]:
    """The paths that we wrote here before. A list that cannot be read is no list: nothing will be deleted."""
    try:
        lines = (output / MANIFEST).read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return set()
    safe = (line for line in lines if line and not line.startswith(("/", "#")) and ".." not in line.split("/"))
    return {line for line in safe if "\\" not in line and ":" not in line.split("/")[0]}


def survey(output: Path) -> Survey:
    """What is seen of an output folder; nothing is changed in it."""
    ours = listed(output)
    stamps, folders, left = _found(output, {path.rpartition("/")[0] for path in ours} | {""})
    return [*ours], stamps, [*folders], [*left], outputs_digest(stamps, ours)


def standing_of(output: Path, looked: Survey, planned: Collection[str] = ()) -> Standing:
    """What stands there, and in the folders of what is planned. What a killed build left beside its targets goes.

    A build killed before its list was written has left it in folders that no list names, so all are looked into.
    """
    ours, stamps, digest = set(looked[0]), looked[1], looked[4]
    folders, left = set(looked[2]), set(looked[3])
    # They are not there; or hidden, with nothing of ours in them yet.
    unseen = {path.rpartition("/")[0] for path in planned} - folders
    if unseen:
        more = _found(output, unseen)
        stamps, folders, left = stamps | more[0], folders | more[1], left | more[2]
    for path in left:
        _clear(output / path)
    for folder in {path.rpartition("/")[0] for path in left}:
        remove_empty(output, output / folder)
    return Standing(ours, stamps, {folder for folder in folders if not left or (output / folder).is_dir()}, digest)


def _found(output: Path, waiting: set[str]) -> tuple[dict[str, str], set[str], set[str]]:
    """The stamps of all files in these folders and below, the folders, and the paths of what waits beside its target."""
    stamps: dict[str, str] = {}
    looked: set[str] = set()
    folders: set[str] = set()
    left: set[str] = set()
    while waiting:
        folder = waiting.pop()
        looked.add(folder)
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(output / folder) as found:
            folders.add(folder)
            for item in found:
                path = f"{folder}/{item.name}" if folder else item.name
                if is_waiting(item.name):
                    left.add(path)
                elif item.is_file(follow_symlinks=False):
                    stamps[path] = stamp_of(item.stat())
                elif item.is_dir(follow_symlinks=False) and not item.name.startswith(".") and path not in looked:
                    waiting.add(path)
    return stamps, folders, left


def _clear(waiting: Path) -> None:
    if waiting.is_symlink() or not waiting.is_dir():
        waiting.unlink(missing_ok=True)
        return
    # Few builds are killed, and none should wait for this to be imported.
    from shutil import rmtree

    rmtree(waiting)


def remove_empty(output: Path, folder: Path) -> None:
    """Take away a folder of the output that holds nothing, and those above it that then hold nothing."""
    while folder != output:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def sweep(output: Path) -> None:
    """Take away what was to be put in its place and will not be, as well as that can be done."""
    with suppress(OSError):
        standing_of(output, survey(output))


def foreign(output: Path) -> bool:
    """Whether anything lies in a folder but folders, and what a build that was killed left beside its targets."""
    for _, folders, names in os.walk(output):
        if not all(map(is_waiting, names)):
            return True
        folders[:] = [name for name in folders if not is_waiting(name)]
    return False


def is_waiting(name: str) -> bool:
    """Whether a file or a folder of this name waits beside its target."""
    return name.startswith(".") and name.endswith(NEW)


def stamp_of(status: os.stat_result) -> str:
    """What tells that a file is as we left it. The time of its last change of name (ctime) is not ours to keep."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino}"


def outputs_digest(stamps: Mapping[str, str], paths: Iterable[str]) -> str:
    """A digest of the stamps of some files, those that are missing included."""
    return _as_text(sum(_weight(path, stamps.get(path, "")) for path in paths))


def corrected(standing: Standing, fresh: Mapping[str, str], paths: Set[str]) -> str:
    """The same of what stands there when some files have `fresh` stamps, and `paths` are ours.

    It is a sum, so that an edit need not make it anew.
    """
    stamps = standing.stamps
    gone = sum(_weight(path, stamps.get(path, "")) for path in standing.ours if path in fresh or path not in paths)
    come = sum(
        _weight(path, fresh.get(path) or stamps.get(path, ""))
        for path in paths
        if path in fresh or path not in standing.ours
    )
    return _as_text(int(standing.digest, 16) - gone + come)


def _weight(path: str, stamp: str) -> int:
    line = f"{path} {stamp}".encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(line, digest_size=16).digest(), "big")


def _as_text(total: int) -> str:
    return f"{total % (1 << 128):032x}"
