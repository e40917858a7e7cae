"""What lies in the watched folders, file by file: the truth about what has changed."""

import os
import stat
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size, `mtime_ns`, `ctime_ns` and inode: no save leaves all four as they were."""

_TRANSIENT = (".tmp", ".swp", ".part", ".crdownload")
_WELL_KNOWN = ".well-known"


def passed_over(name: str) -> bool:
    """Whether a file or folder of this name is an editor's or a sync client's own, or the system's."""
    if name == _WELL_KNOWN:
        return False
    return name.startswith((".", "~", "#")) or name.endswith("~") or name.lower().endswith(_TRANSIENT)


def survey(root: Path, folders: Sequence[str]) -> Iterator[tuple[str, Stamp]]:
    """Every file that counts, by its path relative to the site: one by one, since who asks may have to break off."""
    return chain.from_iterable(look(root, folder) for folder in folders)


def look(root: Path, path: str) -> Iterator[tuple[str, Stamp]]:
    """The file at a path, or every file below the folder there, or nothing."""
    if any(passed_over(part) for part in path.split("/")):
        return
    full = root / path
    try:
        status = full.stat()
    except (OSError, ValueError):
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(str(full), path, frozenset({_identity(status)}))
    elif stat.S_ISREG(status.st_mode):
        yield path, _stamp(status)


def whereabouts(root: Path, folders: Sequence[str]) -> tuple[tuple[int, int] | None, ...]:
    """Which folders stand at the watched places: another one may have been put there, which no event tells."""
    return tuple(_standing(path) for path in (root, *(root / folder for folder in folders)))


def _walk(folder: str, path: str, entered: frozenset[tuple[int, int]]) -> Iterator[tuple[str, Stamp]]:
    """`entered` are the folders above: a link that leads back to one of them would never end."""
    try:
        with os.scandir(folder) as items:
            for item in items:
                if passed_over(item.name):
                    continue
                try:
                    status = item.stat()
                except OSError:  # it has gone since, or is a link to nothing
                    continue
                if stat.S_ISREG(status.st_mode):
                    yield f"{path}/{item.name}", _stamp(status)
                elif stat.S_ISDIR(status.st_mode) and _identity(status) not in entered:
                    yield from _walk(item.path, f"{path}/{item.name}", entered | {_identity(status)})
    except OSError:  # it has gone since, or may not be read
        return


def _stamp(status: os.stat_result) -> Stamp:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _identity(status: os.stat_result) -> tuple[int, int]:
    return (status.st_dev, status.st_ino)


def _standing(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return _identity(status) if stat.S_ISDIR(status.st_mode) else None
