"""What the tool itself is: another version of it, or of what it stands on, may make other pages of the same paper."""

import os
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec

_LIBRARIES = ("imagesize", "jinja2", "markdown", "markupsafe", "nh3", "segno", "yaml")


@cache
def tool_digest() -> str:
    """A digest of the stamps of our own files, and of those of each library's root: nothing is imported for it."""
    return blake2b("\n".join(_stamps()).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def _stamps() -> Iterator[str]:
    package = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  # every command waits for this
    yield from sorted(_below(package, len(package)))
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin:
            yield f"{spec.origin} {_stamp(os.stat(spec.origin))}"  # noqa: PTH116


def _below(folder: str, root: int) -> Iterator[str]:
    with os.scandir(folder) as found:
        for item in found:
            if item.name.endswith(".py"):
                yield f"{item.path[root:]} {_stamp(item.stat())}"
            elif item.name != "__pycache__" and item.is_dir():
                yield from _below(item.path, root)


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size} {status.st_mtime_ns}"
