"""The files of a paper: which are entries, which are media, and which cannot be either."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.document import Source
from zhuanlan.model.kind import Kind
from zhuanlan.model.nearest import nearest
from zhuanlan.model.reasons import reason_of
from zhuanlan.reading.encoding import decode
from zhuanlan.reading.walk import CONTROL, Look, Why

MOST_BYTES = 4 * 1024 * 1024
"""A text larger than this is no article: the longest novel of four great ones has 2.6 MB."""

ENTRY_SUFFIXES = (".md", ".markdown")
MEDIA_NAMES = ("media", "图片")


class EntryFile(NamedTuple):
    """A file in a kind's folder. `path` is relative to the site; `folder` and `stem` as in `Draft`; `size` in bytes.

    (A named tuple, as `Entry`: every build makes one of each file.)
    """

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


def sorted_out(look: Look, kinds: Sequence[Kind]) -> Files:
    """What was seen in a paper's folders, each file as what it is."""
    findings = [_strange(path, why) for path, why in look.strange]
    kind_of = {name: kind.name for kind in kinds for name in kind.folders}
    known = ", ".join(" ".join(reversed(kind.folders)) for kind in kinds)
    entries: list[EntryFile] = []
    media: dict[str, str] = {}
    unknown: set[str] = set()
    stamps: dict[str, str] = {}
    for path, stamp, size in look.content:
        stamps[path] = stamp
        nfc = unicodedata.normalize("NFC", path)
        top, *rest = nfc.split("/")[1:]
        stem, dot, suffix = (rest or [top])[-1].rpartition(".")
        entry = dot + suffix.lower() in ENTRY_SUFFIXES
        if not rest:
            if entry:
                findings.append(codes.site.LOOSE_FILE.at(Place(path), known=known))
        elif top in kind_of and entry:
            entries.append(EntryFile(kind_of[top], path, "/".join(rest[:-1]), stem, size))
        elif top in kind_of or top in MEDIA_NAMES:
            media[nfc] = path
        elif entry:
            unknown.add(top)
    for name in sorted(unknown):
        near = nearest(name, [*kind_of, *MEDIA_NAMES])
        findings.append(codes.site.UNKNOWN_FOLDER.at(Place(f"content/{name}"), name=name, known=near or known))
    static = {path: stamp for path, stamp, _ in look.static}
    return Files(tuple(entries), media, tuple(static), stamps | static, tuple(findings))


def read(root: Path, path: str, most: int = MOST_BYTES) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """A file's text, or why it cannot be had; `most` are the bytes that it may have."""
    try:
        # As `Path.open`, without making a `Path` of each of ten thousand files.
        with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
            size = os.fstat(file.fileno()).st_size
            data = file.readall() if size <= most else None
    except OSError as error:
        return None, (codes.site.UNREADABLE.at(Place(path), reason=reason_of(error)),)
    if data is None:
        return None, (codes.site.TOO_LARGE.at(Place(path), size=size, limit=most),)
    text, findings = decode(data, path)
    if text is None:
        return None, findings
    return Source(path, blake2b(data, digest_size=16).hexdigest(), text), findings


def _strange(path: str, why: Why) -> Diagnostic:
    match why:
        case "escapes":
            return codes.site.LINK_ESCAPES.at(Place(path))
        case "kind":
            return codes.site.NOT_A_FILE.at(Place(path))
        case "name":
            shown = path.encode("utf-8", "backslashreplace").decode()
            reason: Bilingual | str = Bilingual("文件名不是 UTF-8", "its name is not UTF-8")
            return codes.site.UNREADABLE.at(Place(shown), reason=reason)
        case "control":
            shown = (
                CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", path).encode("utf-8", "backslashreplace").decode()
            )
            told = Bilingual("文件名里有控制字符", "its name holds control characters")
            return codes.site.UNREADABLE.at(Place(shown), reason=told)
        case _:
            return codes.site.UNREADABLE.at(Place(path), reason=why)
