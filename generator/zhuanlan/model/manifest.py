"""A manifest: every file of a release by path, SHA-256 and size; its text, and what differs between two.

One file a line, `SHA256 SIZE PATH`, sorted by path. `checksums` is the same for `sha256sum -c`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

_LINE = re.compile(r"([0-9a-f]{64}) (\d{1,15}) (.+)")
_HASHED = re.compile(r"\.[0-9a-f]{8,64}\.(?!html?$)[0-9A-Za-z]+$")
_TEXT = re.compile(r"\.(html|htm|css|js|mjs|json|xml|svg|txt|atom|rss|webmanifest|map|md)$")

_BESIDE = re.compile(r"\.(gz|\d{3})$")

PACKED = ".gz"
"""The end of the name of a file's compressed twin, which web servers send in its place (RFC 1952)."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a release. `size` is in bytes, `path` relative to the web root."""

    path: str
    sha256: str
    size: int

    @property
    def line(self) -> str:
        return f"{self.sha256} {self.size} {self.path}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a release, sorted by path."""

    files: tuple[File, ...] = ()

    @property
    def text(self) -> str:
        return "".join(f"{file.line}\n" for file in self.files)

    @property
    def digest(self) -> str:
        """What two releases share that hold the same: the SHA-256 of the text, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def pages(self) -> int:
        return sum(file.path.endswith(".html") for file in self.files)

    def by_path(self) -> dict[str, File]:
        return {file.path: file for file in self.files}


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, what has other bytes now, and what went, between two manifests: paths, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def manifest_of(files: Iterable[File]) -> Manifest:
    """The manifest of some files, in its order."""
    return Manifest(tuple(sorted(files, key=lambda file: file.path)))


def parse(text: str) -> Manifest:
    """The manifest that a text holds. Raises ValueError where it holds none: cut off, or written by another hand."""
    files = []
    if text and not text.endswith("\n"):
        raise ValueError("cut off")
    for line in text.split("\n")[:-1]:
        found = _LINE.fullmatch(line)
        if found is None or not is_plain(found[3]):
            raise ValueError("no manifest")
        files.append(File(found[3], found[1], int(found[2])))
    return manifest_of(files)


def checksums(files: Iterable[File]) -> str:
    """The lines that `sha256sum -c` reads, to be run in the web root."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files)


def difference(before: Manifest, after: Manifest) -> Difference:
    """What came, changed and went from one manifest to another."""
    old, new = before.by_path(), after.by_path()
    return Difference(
        tuple(path for path in new if path not in old),
        tuple(path for path in new if path in old and old[path].sha256 != new[path].sha256),
        tuple(path for path in old if path not in new),
    )


def addresses(manifest: Manifest) -> Manifest:
    """The files that have an address of their own.

    Neither twins nor marks of others, nor what stands under a hashed name, nor what comes in place of a page that is not there.
    """
    return Manifest(tuple(file for file in manifest.files if _is_address(file.path)))


def _is_address(path: str) -> bool:
    return not (_BESIDE.search(path) or is_hashed(path) or path == "404.html")


def is_hashed(path: str) -> bool:
    """Whether a name holds a digest of what stands there, so that its bytes never change: `assets/x.0a1b2c3d.css`."""
    return bool(_HASHED.search(path.removesuffix(PACKED)))


def is_text(path: str) -> bool:
    """Whether a file is text by its name, and so worth compressing."""
    return bool(_TEXT.search(path))


def is_public(path: str) -> bool:
    """Whether a file may be published: dot files are not, but for `.well-known` (RFC 8615)."""
    return not any(
        part.startswith(".") and (part, place) != (".well-known", 0) for place, part in enumerate(path.split("/"))
    )


def is_plain(path: str) -> bool:
    """Whether a path can stand in a manifest and means the same on every system: inside, printable, no backslash."""
    parts = path.split("/")
    return path.isprintable() and "\\" not in path and not {"", ".", ".."}.intersection(parts)
