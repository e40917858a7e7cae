"""Addresses: what kind each is, and where the editor typed it."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from zhuanlan.reading.markdown.allowed import SCHEMES

Kind = Literal["fragment", "outside", "inside", "refused", "empty"]

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_CONTROLS = re.compile(r"[\x00-\x20]+")
_SIGNS = re.compile(
    r"\](?:(?P<inline>\(\s*)|(?P<define>:\s*)|(?P<close>))|\[(?P<open>)|s(?P<source>rc\s*=\s*)|h(?P<link>ref\s*=\s*)"
    r"|<(?P<auto>(?=[A-Za-z][A-Za-z0-9+.-]*:))|\n(?P<gap>[ \t]*\n)"
)
"""Every alternative begins with a letter or sign of its own, which `re` needs to look for them fast."""
_INLINE = re.compile(r"<([^<>\n]*)>|([^()\n]*+(?:\([^()\n]*\)[^()\n]*+)*)")
_VALUE = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)")
_WORD = re.compile(r"<?([^\s<>]*)")
_TITLE = re.compile(r"\s+(?:\".*\"|'.*')\s*\Z", re.DOTALL)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_NARROW = {ord("："): ":", ord("／"): "/"}


def kind(address: str) -> Kind:
    """`inside` is whatever names no host: resolving it is another's work."""
    plain = _CONTROLS.sub("", address)
    if not plain:
        return "empty"
    if plain.startswith("#"):
        return "fragment"
    if plain.startswith("//"):
        return "outside"
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return "inside"
    return "outside" if scheme[1].lower() in SCHEMES else "refused"


@dataclass(frozen=True, slots=True)
class Typed:
    """The offset of an address in the source, and of the link or image that it belongs to. -1 is unknown."""

    address: int = -1
    whole: int = -1


class Addresses:
    """The addresses of a source. `take` hands out the places of one spelling one after another."""

    def __init__(self, masked: str) -> None:
        self._masked = masked
        self._places: dict[tuple[str, bool], deque[Typed]] | None = None

    def take(self, address: str, *, image: bool) -> Typed:
        """The next place of an address; the last again where it stands in the HTML more often than in the source."""
        if self._places is None:
            self._places = {}
            for text, shown, typed in _typed(self._masked):
                for key in ((True,), (False,), (True, False))[shown]:
                    self._places.setdefault((folded(text), key), deque()).append(typed)
        places = self._places.get((folded(address), image))
        if not places:
            return Typed()
        return places.popleft() if len(places) > 1 else places[0]


def folded(address: str) -> str:
    """What two spellings of one address share: as typed in Markdown, and as it stands in HTML."""
    return _CONTROLS.sub("", address.translate(_NARROW))


_IMAGE, _LINK, _EITHER = 0, 1, 2


def _typed(text: str) -> Iterator[tuple[str, int, Typed]]:
    """Each address in the source, what it is for, and its place. One pass, brackets paired with a stack."""
    open_: list[int] = []
    for sign in _SIGNS.finditer(text):
        name, start = sign.lastgroup, sign.end()
        before = text[sign.start() - 1] if sign.start() else ""
        if before == "\\":
            continue
        if name == "open":
            open_.append(sign.start() - (before == "!"))
        elif name == "gap":
            open_.clear()
        elif name == "auto":
            address, start = _first(_WORD.match(text, sign.start()))
            yield unescape(address), _LINK, Typed(start, sign.start())
        elif name in ("source", "link"):
            address, start = _first(_VALUE.match(text, start))
            tag = text.rfind("<", max(sign.start() - 2000, 0), sign.start())
            yield unescape(address), _IMAGE if name == "source" else _LINK, Typed(start, tag)
        else:
            whole = open_.pop() if open_ else -1
            if name == "inline" and whole >= 0:
                address, start = _first(_INLINE.match(text, start))
                address = _TITLE.sub("", address).rstrip()
                yield _plain(address), _IMAGE if text[whole] == "!" else _LINK, Typed(start, whole)
            elif name == "define" and not text[text.rfind("\n", 0, whole + 1) + 1 : max(whole, 0)].strip():
                address, start = _first(_WORD.match(text, start))
                yield _plain(address), _EITHER, Typed(start, start)


def _first(match: re.Match[str] | None) -> tuple[str, int]:
    """The text and the start of the group that matched."""
    if match is None or match.lastindex is None:
        return "", -1
    return match[match.lastindex], match.start(match.lastindex)


def _plain(address: str) -> str:
    return _ESCAPED.sub(r"\1", unescape(address))
