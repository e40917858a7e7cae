"""What the tool itself is: another version of it, or of what it stands on, may make other pages of the same paper."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

_LIBRARIES = ("imagesize", "jinja2", "markdown", "markupsafe", "nh3", "segno", "yaml")


@cache
def tool_digest() -> str:
    """A digest of the stamps of our own files, and of those of each library's root: nothing is imported for it."""
    return blake2b("\n".join(_stamps()).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def _stamps() -> Iterator[str]:
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*.py")):
        yield f"{path.relative_to(package)} {_stamp(path)}"
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin:
            yield f"{spec.origin} {_stamp(Path(spec.origin))}"


def _stamp(path: Path) -> str:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}"
