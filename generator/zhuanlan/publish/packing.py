"""Compressed twins of texts (`x.html.gz`), which nginx (`gzip_static`) and Caddy (`precompressed`) send as they are.

They are kept by the digest of the text, so that a page that did not change is not compressed again, and are the same bytes
each time: no name and no time stands in them (RFC 1952).
"""

import gzip
import os
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from zhuanlan.model.manifest import PACKED, File, is_text

LEAST = 1024
"""Bytes. Smaller texts fit into one packet as they are."""

_NOT_WORTH_IT = b""


def twin(site: Path, file: File, store: Path, used: set[str]) -> File | None:
    """Lay the twin of a file beside it; None where the file is no text, or would hardly shrink.

    `store` is where twins are kept; the names of those in use are added to `used`. Raises OSError.
    """
    if not is_text(file.path) or file.size < LEAST:
        return None
    kept = store / f"{file.sha256}{PACKED}"
    used.add(kept.name)
    try:
        data = kept.read_bytes()
    except FileNotFoundError:
        data = gzip.compress((site / file.path).read_bytes(), 9, mtime=0)
        if len(data) > file.size * 0.95:
            data = _NOT_WORTH_IT
        beside = kept.with_suffix(".new")
        beside.write_bytes(data)
        beside.replace(kept)
    if data == _NOT_WORTH_IT:
        return None
    lay(kept, site / (file.path + PACKED))
    return File(file.path + PACKED, sha256(data).hexdigest(), len(data))


def prune(store: Path, used: Collection[str]) -> None:
    """Forget twins that nothing uses any more. Raises OSError."""
    for kept in store.iterdir():
        if kept.name not in used:
            kept.unlink()


def lay(source: Path, target: Path) -> None:
    """The same bytes under another name: one file with two names where the file system can, else a copy. Raises OSError."""
    try:
        os.link(source, target)
    except OSError:
        target.write_bytes(source.read_bytes())
