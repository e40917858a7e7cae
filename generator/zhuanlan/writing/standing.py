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
    kept: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """An output folder. `ours` are the paths that we wrote there before, `stamps` those of the files beside them too.

    `folders` are those that stand in it, itself being empty.
    """

    ours: Set[str]
    stamps: Mapping[str, str]
    folders: Set[str]


def listed(output: Path) -> set[str]:
    """The paths that we wrote here before. A list that cannot be read is no list: nothing will be deleted."""
    try:
        lines = (output / MANIFEST).read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return set()
    safe = (line for line in lines if line and not line.startswith(("/", "#")) and ".." not in line.split("/"))
    return {line for line in safe if "\\" not in line and ":" not in line.split("/")[0]}


def survey(output: Path, planned: Collection[str] = ()) -> Standing:
    """What stands in the folders of ours and of what is planned. What a killed build left beside its targets goes.

    A build killed before its list was written has left it in folders that no list names, so all are looked into.
    """
    stamps: dict[str, str] = {}
    ours = listed(output)
    waiting = {path.rpartition("/")[0] for path in (*ours, *planned)} | {""}
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
                    _clear(item)
                    left.add(folder)
                elif item.is_file(follow_symlinks=False):
                    stamps[path] = stamp_of(item.stat())
                elif item.is_dir(follow_symlinks=False) and not item.name.startswith(".") and path not in looked:
                    waiting.add(path)
    for folder in left:
        remove_empty(output, output / folder)
    return Standing(ours, stamps, {folder for folder in folders if not left or (output / folder).is_dir()})


def _clear(waiting: "os.DirEntry[str]") -> None:
    if not waiting.is_dir(follow_symlinks=False):
        Path(waiting.path).unlink()
        return
    # Few builds are killed, and none should wait for this to be imported.
    from shutil import rmtree

    rmtree(waiting.path)


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
        survey(output)


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
    lines = "\n".join(f"{path} {stamps.get(path, '')}" for path in sorted(paths))
    return blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
