"""Bytes → output, as a transaction: every changed file is written beside its target, then all are renamed.

A failure in the first phase leaves the output byte for byte as it was; a kill in the second leaves old and new
files, each whole, and the next build heals everything. The list of what is ours, `.zhuanlan-files`, is widened
before the first rename and narrowed after the last, so no file of ours is ever forgotten and none of anybody
else's is ever deleted.
"""

import os
from collections.abc import Collection, Iterable, Set
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.reasons import reason_of
from zhuanlan.writing.standing import MANIFEST, NEW, Changes, remove_empty, stamp_of


@dataclass(frozen=True, slots=True)
class Staged:
    """A file whose bytes are there: in its place already, or (`fresh`) beside it. `stamp` is what it will have."""

    path: str
    stamp: str
    fresh: bool


def stage(output: Path, path: str, data: bytes) -> Staged:
    """Write a file beside its target, if the target holds other bytes. Raises OSError, and leaves nothing then."""
    target = output / path
    try:
        with target.open("rb") as old:
            status = os.fstat(old.fileno())
            if status.st_size == len(data) and old.read() == data:
                return Staged(path, stamp_of(status), fresh=False)
    except FileNotFoundError:
        status = None
    beside = _beside(target)
    try:
        _write(beside, data)
        new = beside.stat()
        if status is not None and new.st_mtime_ns // 10**9 <= status.st_mtime_ns // 10**9:
            # Web servers tell a changed file by its modification time in seconds (RFC 9110, 8.8.2) and would answer 304.
            later = (status.st_mtime_ns // 10**9 + 1) * 10**9
            os.utime(beside, ns=(later, later))
            new = beside.stat()
    except OSError:
        with suppress(OSError):
            beside.unlink()
        remove_empty(output, beside.parent)
        raise
    return Staged(path, stamp_of(new), fresh=True)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def discard(output: Path, staged: Iterable[Staged]) -> None:
    """Take back what was staged, and the folders made for it."""
    for item in staged:
        if item.fresh:
            with suppress(OSError):
                _beside(output / item.path).unlink()
            remove_empty(output, (output / item.path).parent)
    with suppress(OSError):
        output.rmdir()


def commit(
    output: Path, ours: Set[str], staged: Iterable[Staged], paths: Collection[str], *, keep: bool = False
) -> Changes | Diagnostic:
    """Make the folder hold `paths`, of which `staged` are new. Of `ours` what is not among them is deleted, unless `keep`."""
    fresh = [item for item in staged if item.fresh]
    at = output.name
    try:
        gone = () if keep else tuple(sorted(path for path in ours - set(paths) if (output / path).is_file()))
        wide = ours | set(paths)
        output.mkdir(parents=True, exist_ok=True)
        if wide != ours:
            _list(output, wide)
    except OSError as error:
        discard(output, fresh)
        return codes.output.OUTPUT_FAILED.at(Place(at), path=at, reason=reason_of(error))
    try:
        for item in fresh:
            at = item.path
            _beside(output / at).replace(output / at)
        for at in gone:
            (output / at).unlink()
            remove_empty(output, (output / at).parent)
        if not keep and wide != set(paths):
            _list(output, set(paths))
    except OSError as error:
        return codes.output.OUTPUT_HALF.at(Place(at), path=at, reason=reason_of(error))
    written = frozenset(item.path for item in fresh)
    return Changes(tuple(sorted(written)), tuple(sorted(set(paths) - written)), gone)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{NEW}")


def _list(output: Path, paths: Set[str]) -> None:
    head = "# 本文件夹由 zhuanlan 生成；下面是它写的文件。 Files written here by zhuanlan.\n"
    text = head + "".join(f"{path}\n" for path in sorted(paths))
    beside = _beside(output / MANIFEST)
    beside.write_bytes(text.encode())
    beside.replace(output / MANIFEST)
