"""Assets of a theme: under which names they are published, and how they name each other.

A name holds a digest of all that the file brings in, `broadsheet.3f9a1c2b07.css`: other content is another name. So
browsers may keep what they have for ever, and pages of older releases still find theirs.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from zhuanlan.model.digest import digest_of
from zhuanlan.model.media import type_of
from zhuanlan.model.routes import cut, url_of

FOLDER = "assets"
DIGITS = 10
"""Hexadecimal digits of a digest in a name: that two contents of one file share them happens once in 10¹²."""

_SHEET = re.compile(
    r"""/\*.*?(?:\*/|\Z)|\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s*(?:"([^"]*)"|'([^']*)')"""
    r"""|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""",
    re.DOTALL,
)
"""CSS Syntax 3, 4.3.6 and CSS Cascade 5, 2. What stands in a comment or in another string names nothing."""
_MODULE = re.compile(r"""\b(?:from|import|import\s*\(|new\s+URL\s*\()\s*(?:"(\.\.?/[^"\\\n]*)"|'(\.\.?/[^'\\\n]*)')""")
"""What a script names relative to itself (ECMAScript 2025, 16.2.2; HTML, 8.1.6.4): other texts are relative to a page."""
_LANGUAGES = {"css": _SHEET, "js": _MODULE, "mjs": _MODULE}
_ELSEWHERE = re.compile(r"/|[a-zA-Z][a-zA-Z0-9+.-]*:|\Z")


class NoAssetError(LookupError):
    """A template asked for an asset that its theme has not; `args` are its name, and all names that there are."""


class Reference(NamedTuple):
    """Where in a text, counted in characters, an asset is named, and its path in `assets/`."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Asset:
    """What is known of one: the digest of its bytes, and the paths in `assets/` that it names, existing or not."""

    digest: str
    names: tuple[str, ...] = ()


def asset_of(name: str, data: bytes) -> Asset:
    """An asset by its path in `assets/`."""
    return Asset(digest_of(data), tuple(dict.fromkeys(one.name for one in _references(name, data))))


def published(assets: Mapping[str, Asset]) -> dict[str, str]:
    """The output path of each, by its path in `assets/`. Two that name each other change together."""
    return {name: _path(name, _reached(name, assets)) for name in assets}


def rewritten(name: str, data: bytes, paths: Mapping[str, str]) -> bytes:
    """An asset's bytes with the assets that it names under their output paths; what is none stays as it is."""
    found = [one for one in _references(name, data) if one.name in paths]
    if not found:
        return data
    text, folder = _text(data), posixpath.dirname(paths[name])
    pieces: list[str] = []
    at = 0
    for start, end, other in found:
        way = posixpath.relpath(paths[other], folder)
        url = url_of(way if way.startswith("../") else f"./{way}")[1:]
        pieces += (text[at:start], url.replace("(", "%28").replace(")", "%29"))
        at = end
    return "".join((*pieces, text[at:])).encode("utf-8", "surrogateescape")


def lost(name: str, data: bytes, known: Collection[str]) -> Iterator[tuple[str, int, int, str]]:
    """What a file names that is no asset: its path in `assets/`, line, column, and the line as it stands."""
    text = _text(data)
    for start, _, other in _references(name, data):
        if other not in known:
            begins = text.rfind("\n", 0, start) + 1
            yield other, text.count("\n", 0, start) + 1, start - begins + 1, text[begins:].partition("\n")[0].rstrip()


def _references(name: str, data: bytes) -> Iterator[Reference]:
    """What the file names inside `assets/`."""
    language = _LANGUAGES.get(type_of(name))
    for match in language.finditer(_text(data)) if language else ():
        if match.lastindex is None:
            continue
        target = cut(match[match.lastindex])[0]
        other = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target)))
        if not _ELSEWHERE.match(target) and other.split("/")[0] not in ("..", "."):
            start = match.start(match.lastindex)
            yield Reference(start, start + len(target), other)


def _reached(name: str, assets: Mapping[str, Asset]) -> str:
    """The digests of an asset and of all that it brings in."""
    reached, waiting = {name}, [name]
    while waiting:
        new = {other for other in assets[waiting.pop()].names if other in assets} - reached
        reached |= new
        waiting += new
    if len(reached) == 1:
        return assets[name].digest
    return digest_of("\n".join(f"{one} {assets[one].digest}" for one in (name, *sorted(reached))).encode())


def _path(name: str, digest: str) -> str:
    stem, suffix = posixpath.splitext(name)
    return f"{FOLDER}/{stem}.{digest[:DIGITS]}{suffix}"


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
