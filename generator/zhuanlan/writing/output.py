"""Bytes → output, as a transaction: every changed file is written beside its target, then all are renamed.

A file whose folder is not there yet waits in it, and the folder beside its place: a new paper is put in its place by a
handful of renames.

A failure in the first phase leaves the output byte for byte as it was; a kill in the second leaves old and new
files, each whole, and the next build heals everything. The list of what is ours, `.zhuanlan-files`, is widened
before the first rename and narrowed after the last, so no file of ours is ever forgotten and none of anybody
else's is ever deleted.
"""

import errno
import os
from collections.abc import Iterable, Set
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.reasons import reason_of
from zhuanlan.writing.standing import MANIFEST, NEW, Changes, Standing, remove_empty, stamp_of


class Staged(NamedTuple):
    """A file whose bytes are there: in its place already, or (`fresh`) waiting for it. `stamp` is what it will have."""

    path: str
    stamp: str
    fresh: bool


def stage(output: Path, folders: Set[str], path: str, data: bytes) -> Staged:
    """Write a file beside its target, if the target holds other bytes. `folders` are those that stand in the output.

    Raises OSError, and leaves nothing then.
    """
    move = _move_of(folders, path)
    status = None
    if move.place == path:
        # Else nothing can stand there.
        with suppress(FileNotFoundError), (output / path).open("rb") as old:
            status = os.fstat(old.fileno())
            if status.st_size == len(data) and old.read() == data:
                return Staged(path, stamp_of(status), fresh=False)
    waits = f"{output}/{move.waits(path)}"
    try:
        new = _write(waits, data)
        if status is not None and new.st_mtime_ns // 10**9 <= status.st_mtime_ns // 10**9:
            # Web servers tell a changed file by its modification time in seconds (RFC 9110, 8.8.2) and would answer 304.
            later = (status.st_mtime_ns // 10**9 + 1) * 10**9
            os.utime(waits, ns=(later, later))
            new = Path(waits).stat()
    except OSError:
        _take_back(output, Path(waits))
        raise
    return Staged(path, stamp_of(new), fresh=True)


def discard(output: Path, folders: Set[str], staged: Iterable[Staged]) -> None:
    """Take back what was staged, and the folders made for it."""
    for item in staged:
        if item.fresh:
            _take_back(output, output / _move_of(folders, item.path).waits(item.path))
    with suppress(OSError):
        output.rmdir()


def commit(
    output: Path, standing: Standing, staged: Iterable[Staged], paths: Set[str], *, keep: bool = False
) -> Changes | Diagnostic:
    """Make the folder hold `paths`, of which `staged` are new. Of ours what is not among them is deleted, unless `keep`."""
    fresh = [item for item in staged if item.fresh]
    moves = dict.fromkeys(_move_of(standing.folders, item.path) for item in fresh)
    news = {move.place for move in moves}
    ours, at = standing.ours, output.name
    try:
        gone = () if keep else tuple(sorted(path for path in ours - paths if (output / path).is_file()))
        for folder in news - paths - set(gone):
            _passable(output / folder)
        wide = ours | paths
        output.mkdir(parents=True, exist_ok=True)
        if wide != ours:
            _list(output, wide)
    except OSError as error:
        discard(output, standing.folders, fresh)
        return codes.output.OUTPUT_FAILED.at(Place(at), path=at, reason=reason_of(error))
    try:
        for at in news & set(gone):
            # It was a file, and is a folder now.
            (output / at).unlink()
        for waiting, at in moves:
            _put(output / waiting, output / at)
        for at in sorted(set(gone) - news):
            (output / at).unlink()
            remove_empty(output, (output / at).parent)
        if not keep and wide != paths:
            _list(output, paths)
    except OSError as error:
        return codes.output.OUTPUT_HALF.at(Place(at), path=at, reason=reason_of(error))
    return Changes(tuple(sorted(item.path for item in fresh)), gone)


class _Move(NamedTuple):
    """What is renamed: a file, or a folder that is new with all that is in it."""

    waiting: str
    place: str

    def waits(self, path: str) -> str:
        """Where a file waits that this puts in its place."""
        return self.waiting + path[len(self.place) :]


def _move_of(folders: Set[str], path: str) -> _Move:
    """How a file will take its place, where these folders stand."""
    end = path.find("/")
    while end >= 0:
        place = path[:end]
        if place not in folders:
            above, slash, name = place.rpartition("/")
            if len(name.encode("utf-8", "surrogateescape")) <= _NAME_BYTES:
                return _Move(f"{above}{slash}.{name}{NEW}", place)
        end = path.find("/", end + 1)
    above, slash, name = path.rpartition("/")
    return _Move(f"{above}{slash}.{name}{NEW}", path)


_NAME_BYTES = 200
"""A folder with a longer name does not wait itself: another name of it might be too long for the file system."""


def _put(waiting: Path, place: Path) -> None:
    """Give a file its place, or a folder with all that is in it."""
    try:
        waiting.replace(place)
    except OSError:
        if not waiting.is_dir():
            raise
        # Somebody made a folder there meanwhile, or the file system does not rename folders.
        place.mkdir(exist_ok=True)
        for item in waiting.iterdir():
            _put(item, place / item.name)
        waiting.rmdir()


def _passable(folder: Path) -> None:
    """Raises OSError where a folder cannot stand, as `mkdir` would."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))


def _write(path: str, data: bytes) -> os.stat_result:
    """As `Path.write_bytes`, which makes twice as many calls, in a folder that is made if it is not there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        file = os.open(path, flags, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, flags, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file)
    finally:
        os.close(file)


def _take_back(output: Path, waiting: Path) -> None:
    with suppress(OSError):
        waiting.unlink()
    remove_empty(output, waiting.parent)


def _list(output: Path, paths: Set[str]) -> None:
    head = "# 本文件夹由 zhuanlan 生成；下面是它写的文件。 Files written here by zhuanlan.\n"
    text = head + "".join(f"{path}\n" for path in sorted(paths))
    beside = output / f".{MANIFEST}{NEW}"
    beside.write_bytes(text.encode())
    beside.replace(output / MANIFEST)
