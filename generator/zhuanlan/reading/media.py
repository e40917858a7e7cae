"""Media files → their sizes: how large a picture is shown, and how many bytes a file has.

Nothing of a picture is decoded, and no XML is parsed. A hostile file costs a blink, and never an exception.
"""

import errno
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.links import media_path
from zhuanlan.model.media import Media
from zhuanlan.model.reasons import reason_of

LOOKS = 20_000
"""So often may a header be read at: one look a segment. A camera's JPEG needs a hundred, noise one for each byte."""
LARGEST_LOOK = 1024 * 1024
_SVG_BEGINNING = 64 * 1024
_PROPERTIES = 64 * 1024
LARGEST = 100_000
"""Pixels on a side. No browser shows a larger picture, and no camera makes one."""
VECTOR_WIDTH = 1280
"""An SVG with a viewBox alone has a shape and no size; browsers give it all the width there is."""

_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a")
_BRANDS = (b"avif", b"avis")
_SIZE = re.compile(rb"\x00\x00\x00\x14ispe\x00{4}(.{4})(.{4})", re.DOTALL)
_ROTATION = re.compile(rb"\x00\x00\x00\x09irot([\x00-\x03])")
_ROOT = re.compile(r"<(?:svg:)?svg(?=[\s/>])((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>", re.DOTALL)
_SUBSET_END = re.compile(r"\][ \t\r\n]*>")
_BEFORE_ROOT = (("<!--", "-->"), ("<?", "?>"), ("<!", ">"))
_ATTRIBUTE = re.compile(r"\s(width|height|viewBox)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*(px|pt|pc|in|cm|mm|)\s*\Z")
_NUMBER = re.compile(r"-?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:[eE][+-]?\d)?")
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
"""CSS Values and Units 4, 6.2: a pixel is 1/96 of an inch."""


def read_media(
    root: Path, files: Mapping[str, str], folders: Mapping[str, str]
) -> dict[str, tuple[Media, Diagnostic | None]]:
    """The media files of a paper by their paths, each with why it cannot be read.

    `files` gives the path on disk, `folders` a folder's English name.
    """
    return {path: _media(root, there, media_path(path, folders)) for path, there in files.items()}


def read_static(root: Path, files: Iterable[str]) -> dict[str, tuple[Media, Diagnostic | None]]:
    """The files of `static/` by their output paths, likewise."""
    paths = {file.removeprefix("static/"): file for file in files}
    return {path: _media(root, file, path) for path, file in paths.items()}


def _media(root: Path, file: str, path: str) -> tuple[Media, Diagnostic | None]:
    try:
        with (root / file).open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            width, height = measure(opened) or (0, 0)
    except OSError as error:
        return Media(path), codes.site.UNREADABLE.at(Place(file), reason=reason_of(error))
    return Media(path, width, height, size), None


def measure(file: BinaryIO) -> tuple[int, int] | None:
    """The width and height at which a browser shows a picture, told by its bytes; None for what is none."""
    head = file.read(64)
    bitmap = head[:2] == b"BM" and head[6:10] == b"\0\0\0\0"
    if head.startswith(_SIGNS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or bitmap:
        found = _raster(file)
        if head[12:16] == b"VP8 " and min(found) > 0:
            found = found[0] & 0x3FFF, found[1] & 0x3FFF  # two bits are the scale (RFC 6386, 9.1)
    elif head[4:8] == b"ftyp" and any(brand in head for brand in _BRANDS):
        found = _boxed(head + file.read(_PROPERTIES))
    else:
        return _vector(file, head)
    return found if 0 < found[0] <= LARGEST and 0 < found[1] <= LARGEST else None


def _raster(file: BinaryIO) -> tuple[int, int]:
    # Its import takes 20–40 ms, for an HTTP client that is not wanted here: nobody without a picture waits for it.
    import imagesize  # type: ignore[import-untyped]

    patient = _Patient(file)
    try:
        width, height = imagesize.get(patient, exif_rotation=True)
        found = int(width), int(height)
    except Exception:
        # The library promises no exception, on bytes that nobody has thought of.
        found = 0, 0
    if patient.failed is not None:
        # It takes a disk that fails for a picture that is none.
        raise patient.failed
    return found


class _Patient:
    """A file that is read for a while and no longer, whatever a header promises; `failed` is how it could not be read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._looks = 0
        self.failed: OSError | None = None

    def read(self, size: int = -1) -> bytes:
        self._looks += 1
        if self._looks > LOOKS or not 0 <= size <= LARGEST_LOOK:
            return b""
        try:
            return self._file.read(size)
        except OSError as error:
            self.failed = error
            raise

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        try:
            return self._file.seek(offset, whence)
        except OSError as error:
            # Nonsense in a header leads before the beginning of a file.
            self.failed = None if error.errno == errno.EINVAL else error
            raise


def _boxed(data: bytes) -> tuple[int, int]:
    """The size of an AVIF: of its images (tiles, transparency, thumbnail) the largest is the whole.

    Properties `ispe` and `irot` of ISO/IEC 23008-12, 6.5.3 and 6.5.10. The library reads `irot` as five bytes and
    fails, and believes an `iloc` of a kilobyte that speaks of a million extents.
    """
    sizes = ((int.from_bytes(found[1]), int.from_bytes(found[2])) for found in _SIZE.finditer(data))
    width, height = max(sizes, default=(0, 0), key=lambda size: size[0] * size[1])
    turned = _ROTATION.search(data)
    return (height, width) if turned and turned[1][0] % 2 else (width, height)


def _vector(file: BinaryIO, head: bytes) -> tuple[int, int] | None:
    """The size of an SVG from its first tag. No XML parser sees it, so no entity is ever expanded."""
    text = _text(head + file.read(_SVG_BEGINNING)) if b"<" in head else ""
    root = _ROOT.match(text, _first_tag(text))
    if root is None:
        return None
    given = {match[1]: match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(root[1])}
    width, height = _pixels(given.get("width", "")), _pixels(given.get("height", ""))
    box = [float(number) for number in _NUMBER.findall(given.get("viewBox", ""))[:4]]
    shape = box[2] / box[3] if len(box) == 4 and box[2] > 0 and box[3] > 0 else 0.0
    if not (width and height):
        if not shape:
            return None
        width = width or (height * shape if height else float(VECTOR_WIDTH))
        height = height or width / shape
    return (max(round(width), 1), max(round(height), 1)) if max(width, height) <= LARGEST else None


def _first_tag(text: str) -> int:
    """Where the root element opens, after declaration, comments and document type; the end if it does not."""
    at = 0
    while at < len(text):
        if text[at] in " \t\r\n\ufeff":
            at += 1
            continue
        ends = next((end for start, end in _BEFORE_ROOT if text.startswith(start, at)), "")
        if not ends:
            return at
        end = text.find(ends, at)
        if ends == ">" and "[" in text[at:end]:
            subset = _SUBSET_END.search(text, at)
            end = subset.end() - 1 if subset else -1
        at = end + len(ends) if end >= 0 else len(text)
    return at


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def _pixels(length: str) -> float:
    """A length in pixels; 0 for none and for one that depends on the page (`100%`, `2em`)."""
    found = _LENGTH.match(length)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0
