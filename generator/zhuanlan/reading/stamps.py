"""All that a paper is made from, as one digest: so that a build can see in a blink that nothing changed."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

SETTINGS = ("site.yaml", "site.yml")
"""The file that makes a folder a paper, under the first of these names that is there."""

DEEPEST = 64
"""Folders within folders; a link that leads back to itself would never end."""


def stamp_of(status: os.stat_result) -> str:
    """What changes with a file: size, both times and inode. Two editors have left the first two as they were."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def inputs_digest(root: Path, roots: tuple[Path, ...], settled: int) -> str:
    """A digest of the stamps of everything below `roots`, and of the files of `root` itself.

    Empty if something changed at or after `settled` (nanoseconds): it may yet change within the same tick of the clock.
    """
    lines: list[str] = []
    newest = 0
    for name, status in _found(root, roots):
        lines.append(f"{name} {stamp_of(status)}")
        newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
    if newest >= settled:
        return ""
    return blake2b("\n".join(sorted(lines)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _found(root: Path, roots: tuple[Path, ...]) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [(str(folder), 0) for folder in roots]
    with os.scandir(root) as items:
        for item in items:
            if item.is_file():
                yield item.path, item.stat()
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
