"""The files of a paper: which are entries, which are media, and which cannot be either."""

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.document import Source
from zhuanlan.model.kind import Kind
from zhuanlan.model.nearest import nearest
from zhuanlan.reading.encoding import decode
from zhuanlan.reading.stamps import stamp_of

MOST_BYTES = 4 * 1024 * 1024
"""A text larger than this is no article: the longest novel of four great ones has 2.6 MB."""

ENTRY_SUFFIXES = (".md", ".markdown")
WELL_KNOWN = "static/.well-known"
"""The one hidden folder that belongs to a site: security.txt and the like (RFC 8615)."""
MEDIA_NAMES = ("media", "图片")


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file in a kind's folder. `path` is relative to the site; `folder` and `stem` as in `Draft`; `size` in bytes."""

    kind: str
    path: str
    folder: str
    stem: str
    size: int


@dataclass(frozen=True, slots=True)
class Files:
    """What lies in `content/` and `static/`. `media` maps NFC paths to the paths on disk.

    `stamps` tell by path on disk whether a file is another than it was.
    """

    entries: tuple[EntryFile, ...] = ()
    media: dict[str, str] = field(default_factory=dict)
    static: tuple[str, ...] = ()
    stamps: dict[str, str] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()


def scan(root: Path, kinds: Sequence[Kind]) -> Files:
    """Walk a paper's folder, sorted by name, so that no file system's order is ever seen."""
    findings: list[Diagnostic] = []
    kind_of = {name: kind.name for kind in kinds for name in kind.folders}
    known = ", ".join(" ".join(reversed(kind.folders)) for kind in kinds)
    entries: list[EntryFile] = []
    media: dict[str, str] = {}
    unknown: set[str] = set()
    stamps: dict[str, str] = {}
    for path, status in _walk(root, "content", findings):
        stamps[path] = stamp_of(status)
        nfc = unicodedata.normalize("NFC", path)
        top, *rest = nfc.split("/")[1:]
        stem, dot, suffix = (rest or [top])[-1].rpartition(".")
        entry = dot + suffix.lower() in ENTRY_SUFFIXES
        if not rest:
            if entry:
                findings.append(codes.site.LOOSE_FILE.at(Place(path), known=known))
        elif top in kind_of and entry:
            entries.append(EntryFile(kind_of[top], path, "/".join(rest[:-1]), stem, status.st_size))
        elif top in kind_of or top in MEDIA_NAMES:
            media[nfc] = path
        elif entry:
            unknown.add(top)
    for name in sorted(unknown):
        near = nearest(name, [*kind_of, *MEDIA_NAMES])
        findings.append(codes.site.UNKNOWN_FOLDER.at(Place(f"content/{name}"), name=name, known=near or known))
    static = {path: stamp_of(status) for path, status in _walk(root, "static", findings)}
    return Files(tuple(entries), media, tuple(static), stamps | static, tuple(findings))


def read(root: Path, path: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """A file's text, or why it cannot be had."""
    try:
        data = (root / path).read_bytes() if (root / path).stat().st_size <= MOST_BYTES else None
    except OSError as error:
        return None, (codes.site.UNREADABLE.at(Place(path), reason=error.strerror or error),)
    if data is None:
        size = (root / path).stat().st_size
        return None, (codes.site.TOO_LARGE.at(Place(path), size=size, limit=MOST_BYTES),)
    text, findings = decode(data, path)
    if text is None:
        return None, findings
    return Source(path, blake2b(data, digest_size=16).hexdigest(), text), findings


def _walk(
    root: Path, folder: str, findings: list[Diagnostic], entered: frozenset[str] = frozenset()
) -> Iterator[tuple[str, os.stat_result]]:
    """Every regular file below a folder, sorted; hidden files and editors' backups are passed over.

    `entered` are the real folders above this one: a link that leads back to one of them would never end.
    """
    inside, real = os.path.realpath(root), os.path.realpath(root / folder)
    if real in entered:
        return
    try:
        with os.scandir(root / folder) as found:
            items = sorted(found, key=lambda item: item.name)
    except FileNotFoundError:
        return
    except OSError as error:
        findings.append(codes.site.UNREADABLE.at(Place(folder), reason=error.strerror or error))
        return
    for item in items:
        path = f"{folder}/{item.name}"
        hidden = item.name.startswith((".", "~$", "#")) or item.name.endswith("~")
        if hidden and path != WELL_KNOWN:
            continue
        if not _printable(item.name):
            shown = path.encode("utf-8", "backslashreplace").decode()
            findings.append(
                codes.site.UNREADABLE.at(Place(shown), reason=Bilingual("文件名不是 UTF-8", "its name is not UTF-8"))
            )
        elif item.is_symlink() and not _leads_inside(item.path, inside):
            findings.append(codes.site.LINK_ESCAPES.at(Place(path)))
        elif item.is_dir():
            yield from _walk(root, path, findings, entered | {real})
        elif (status := _status(item)) is not None and stat.S_ISREG(status.st_mode):
            yield path, status
        else:
            findings.append(codes.site.NOT_A_FILE.at(Place(path)))


def _status(item: "os.DirEntry[str]") -> os.stat_result | None:
    try:
        return item.stat()
    except OSError:
        return None


def _leads_inside(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    return Path(real).exists() and os.path.commonpath([real, root]) == root


def _printable(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
