"""Bytes → output, as a transaction: every changed file is written beside its target, then all are renamed.

A failure in the first phase leaves the output byte for byte as it was; a kill in the second leaves old and new
files, each whole, and the next build heals everything. The list of what is ours, `.zhuanlan-files`, is widened
before the first rename and narrowed after the last, so no file of ours is ever forgotten and none of anybody
else's is ever deleted.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place

MANIFEST = ".zhuanlan-files"
_NEW = ".zhuanlan-new"


@dataclass(frozen=True, slots=True)
class Changes:
    """What writing did, as output paths."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


def refuse(output: Path, root: Path) -> Diagnostic | None:
    """Why this folder may not be written to: it holds the paper, lies in its sources, or has files that are not ours."""
    real, paper = output.resolve(), root.resolve()
    sources = [paper / name for name in ("content", "static", "themes")]
    place = Place(output.name or str(output))
    if real == Path(real.anchor) or real == paper or real in paper.parents:
        reason = Bilingual("报纸本身在里面", "it holds the paper itself")
    elif any(real == source or source in real.parents for source in sources):
        reason = Bilingual("这是放稿件和主题的地方", "it is where texts and themes are kept")
    elif output.exists() and not output.is_dir():
        reason = Bilingual("这是一个文件", "it is a file")
    elif output.is_dir() and not (output / MANIFEST).exists() and any(output.iterdir()):
        reason = Bilingual("里面有不是本程序生成的文件", "it holds files that are not ours")
    else:
        return None
    return codes.output.OUTPUT_REFUSED.at(place, folder=output, reason=reason)


def write(output: Path, files: Mapping[str, bytes], *, keep: bool = False) -> Changes | Diagnostic:
    """Make the folder hold `files`. Files of ours that are not among them are deleted, unless `keep`."""
    at = ""
    fresh: list[str] = []
    made: list[Path] = []
    try:
        ours = _listed(output)
        _sweep(output, ours | files.keys())
        changed = [path for path in files if not _same(output / path, files[path])]
        for at in changed:
            _make_folder((output / at).parent, made)
            fresh.append(at)
            _write(_beside(output / at), files[at], newer_than=output / at)
        gone = () if keep else tuple(sorted(path for path in ours - files.keys() if (output / path).is_file()))
        if changed or gone or ours != files.keys():
            _make_folder(output, made)
            _list(output, ours | files.keys())
    except OSError as error:
        _undo(output, fresh, made)
        return codes.output.OUTPUT_FAILED.at(Place(at or output.name), path=at or output.name, reason=_told(error))
    try:
        for at in changed:
            _beside(output / at).replace(output / at)
        for at in gone:
            (output / at).unlink()
            _remove_empty(output, (output / at).parent)
        if changed or gone or ours != files.keys():
            _list(output, files.keys() | (ours if keep else set()))
    except OSError as error:
        return codes.output.OUTPUT_FAILED.at(Place(at), path=at, reason=_told(error))
    return Changes(tuple(changed), tuple(sorted(files.keys() - set(changed))), gone)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}{_NEW}")


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _write(path: Path, data: bytes, *, newer_than: Path) -> None:
    """Write a file whose modification time is later, in whole seconds, than that of the file it will replace.

    Web servers tell a changed file by its modification time in seconds (RFC 9110, 8.8.2) and would answer 304.
    """
    path.write_bytes(data)
    with suppress(FileNotFoundError):
        old, new = newer_than.stat().st_mtime_ns, path.stat().st_mtime_ns
        if new // 10**9 <= old // 10**9:
            later = (old // 10**9 + 1) * 10**9
            os.utime(path, ns=(later, later))


def _listed(output: Path) -> set[str]:
    """The paths that we wrote here before. A list that cannot be read is no list: nothing will be deleted."""
    try:
        lines = (output / MANIFEST).read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return set()
    safe = (line for line in lines if line and not line.startswith(("/", "#")) and ".." not in line.split("/"))
    return {line for line in safe if "\\" not in line and ":" not in line.split("/")[0]}


def _list(output: Path, paths: set[str]) -> None:
    head = "# 本文件夹由 zhuanlan 生成；下面是它写的文件。 Files written here by zhuanlan.\n"
    text = head + "".join(f"{path}\n" for path in sorted(paths))
    beside = _beside(output / MANIFEST)
    beside.write_bytes(text.encode())
    beside.replace(output / MANIFEST)


def _sweep(output: Path, paths: set[str]) -> None:
    """Remove what a killed build left beside its targets."""
    if not output.is_dir():
        return
    for folder in {(output / path).parent for path in paths}:
        if folder.is_dir():
            for item in os.scandir(folder):
                if item.name.endswith(_NEW) and item.name.startswith("."):
                    Path(item.path).unlink()


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _undo(output: Path, fresh: list[str], made: list[Path]) -> None:
    for path in fresh:
        with suppress(OSError):
            _beside(output / path).unlink()
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def _remove_empty(output: Path, folder: Path) -> None:
    while folder != output:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _told(error: OSError) -> str:
    return error.strerror or str(error)
