"""One look at all that a paper is made from: what lies there, with the stamps that tell whether it changed."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.reasons import reason_of

SETTINGS = ("site.yaml", "site.yml")
"""The file that makes a folder a paper, under the first of these names that is there."""

WELL_KNOWN = "static/.well-known"
"""The one hidden folder that belongs to a site: security.txt and the like (RFC 8615)."""

DEEPEST = 64
"""Folders within folders of a theme; a link that leads back to itself would never end."""

Seen = tuple[str, str, int]
"""A regular file: its path relative to the paper, its stamp, and its size in bytes."""

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

Why = Literal["name", "control", "escapes", "kind"] | Bilingual | str
"""Its name is not UTF-8, or holds control characters, which divide the ledger's records; it is a link that leads out of
its folder; it is no regular file; or the system's own words."""


@dataclass(frozen=True)
class Look:
    """Everything that a paper is made from, sorted by name folder by folder, so that no file system's order is ever seen.

    `strange` are the paths in `content/` and `static/` that cannot be used, and why. `rest` is a digest of the stamps of
    all else: the files beside site.yaml, and the themes. `newest` is when anything last changed, in nanoseconds since 1970.
    """

    content: list[Seen] = field(default_factory=list)
    static: list[Seen] = field(default_factory=list)
    strange: list[tuple[str, Why]] = field(default_factory=list)
    rest: str = ""
    newest: int = 0

    def digest(self, settled: int) -> str:
        """A digest of all stamps; empty if something changed at or after `settled`: it may yet change in the same tick."""
        return "" if self.newest >= settled else self._all

    @cached_property
    def _all(self) -> str:
        seen = [f"{path} {stamp}" for path, stamp, _ in (*self.content, *self.static)]
        return _digest([*seen, *map(repr, self.strange), self.rest])


def stamp_of(status: os.stat_result) -> str:
    """What changes with a file: size, both times and inode. Two editors have left the first two as they were."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def look(root: Path, themes: tuple[Path, ...]) -> Look:
    """Look at a paper. `themes` are the folders where themes are."""
    walker = _Walker(root)
    content, static = walker.below("content"), walker.below("static")
    rest, newest = _all_of(root, themes)
    return Look(content, static, walker.strange, rest, max(newest, walker.newest))


class _Walker:
    """Hidden files and editors' backups are passed over."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._inside = os.path.realpath(root)
        self.strange: list[tuple[str, Why]] = []
        self.newest = 0

    def below(self, top: str) -> list[Seen]:
        """Every regular file below a folder of the paper."""
        found: list[Seen] = []
        self._walk(top, frozenset(), found)
        return found

    def _walk(self, folder: str, entered: frozenset[str], found: list[Seen]) -> None:
        """`entered` are the real folders above this one: a link that leads back to one of them would never end."""
        real = os.path.realpath(self._root / folder)
        if real in entered:
            return
        try:
            with os.scandir(self._root / folder) as items:
                ordered = sorted(items, key=lambda item: item.name)
        except FileNotFoundError:
            return
        except OSError as error:
            self.strange.append((folder, reason_of(error)))
            return
        for item in ordered:
            name, path = item.name, f"{folder}/{item.name}"
            if (name.startswith((".", "~$", "#")) or name.endswith("~")) and path != WELL_KNOWN:
                continue
            if not _printable(name):
                self.strange.append((path, "control" if CONTROL.search(name) else "name"))
            elif item.is_symlink() and not _leads_inside(item.path, self._inside):
                self.strange.append((path, "escapes"))
            elif item.is_dir():
                self._walk(path, entered | {real}, found)
            elif (status := _status(item)) is not None and stat.S_ISREG(status.st_mode):
                self.newest = max(self.newest, status.st_mtime_ns, status.st_ctime_ns)
                found.append((path, stamp_of(status), status.st_size))
            else:
                self.strange.append((path, "kind"))


def _all_of(root: Path, themes: tuple[Path, ...]) -> tuple[str, int]:
    """A digest of the stamps of the files of `root` itself and of everything below `themes`, and when it last changed."""
    lines: list[str] = []
    newest = 0
    for name, status in _below(root, themes):
        lines.append(f"{name} {stamp_of(status)}")
        newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
    return _digest(sorted(lines)), newest


def _below(root: Path, folders: tuple[Path, ...]) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [(str(root), DEEPEST), *((str(folder), 0) for folder in folders)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as items:
                for item in items:
                    try:
                        if item.is_dir():
                            if depth < DEEPEST:
                                waiting.append((item.path, depth + 1))
                        else:
                            yield item.path, item.stat()
                    except OSError:
                        # A link that leads nowhere is told by whoever reads it.
                        yield item.path, item.stat(follow_symlinks=False)
        except OSError:
            continue


def _digest(lines: list[str]) -> str:
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _status(item: "os.DirEntry[str]") -> os.stat_result | None:
    try:
        return item.stat()
    except OSError:
        return None


def _leads_inside(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    return Path(real).exists() and os.path.commonpath([real, root]) == root


def _printable(name: str) -> bool:
    if name.isascii() and name.isprintable():
        return True
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return not CONTROL.search(name)
