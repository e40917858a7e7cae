"""Addresses: entry → output path ↔ URL.

Laws, each held by a test: what was filled into a pattern can be read again from its path, so that no two entries share
a path by chance; and `path_of(url_of(path)) == path`. A path is relative to the output, with `/`, decoded; a URL is
site-absolute (`/articles/x.html`) and holds Chinese characters as they are (an IRI, RFC 3987), since browsers show and
take them; only what would end or change it is percent-encoded.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import unquote

from zhuanlan.model.names import folded

NAME_BYTES = 200
"""A file name's length: ext4 and APFS take 255 bytes, and a temporary name beside it needs room."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that a reader cannot see and that make two addresses look like one (UTR 36)."""

_UNSAFE_IN_URL = re.compile(r"""[\x00-\x20"'<>\\^`{|}%?#\x7f]""")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SAFE = r"(?!(?i:con|prn|aux|nul|com|lpt)|[_-])[0-9A-Za-z_\-\u4e00-\u9fff]{1,64}(?<!-)"
"""Names in which there is nothing to look for. One class of characters, since each takes Python a millisecond at its start."""
_SAFE_NAME = re.compile(_SAFE)
_SAFE_PATH = re.compile(rf"(?:{_SAFE}(?:/(?!\Z)|(?:\.html)?\Z))+")


def safe_name(text: str) -> str:
    """A file name that every file system and web server takes as it is; empty for a text without substance.

    Windows' reserved names and characters: Microsoft, "Naming Files, Paths, and Namespaces".
    """
    if _SAFE_NAME.fullmatch(text):
        return text
    name = unicodedata.normalize("NFC", INVISIBLE.sub("", text))
    name = _FORBIDDEN.sub("-", "".join(c for c in name if unicodedata.category(c) not in ("Cs", "Cc")))
    name = re.sub(r"\s+", "-", name.strip()).strip(".-")
    if _RESERVED.match(name):
        name = f"{name}_" if "." not in name else name.replace(".", "_.", 1)
    if len(name.encode()) > NAME_BYTES:
        tail = "-" + blake2b(name.encode(), digest_size=4).hexdigest()
        name = name.encode()[: NAME_BYTES - len(tail)].decode(errors="ignore") + tail
    return name


def safe_path(path: str) -> str:
    """The path with every segment safe; the length of the last is counted without its `.html`."""
    if _SAFE_PATH.fullmatch(path):
        return path
    return "/".join(map(safe_name, path.removesuffix(".html").split("/"))) + ".html" * path.endswith(".html")


def page_name(text: str) -> str:
    """`safe_name` of a name that must have a page of its own, whatever it is made of."""
    return safe_name(text) or "x-" + blake2b(text.encode(errors="replace"), digest_size=4).hexdigest()


def collision_key(path: str) -> str:
    """What two paths must not share: readers, macOS and Windows take them for one (case, NFC/NFD, full width)."""
    return folded(path)


def url_of(path: str) -> str:
    """The site-absolute URL of an output path."""
    return "/" + (_UNSAFE_IN_URL.sub(lambda m: f"%{ord(m[0]):02X}", path) if _UNSAFE_IN_URL.search(path) else path)


def path_of(url: str) -> str:
    """The output path of a site-absolute URL, without query and fragment; a folder means its `index.html`."""
    path = unicodedata.normalize("NFC", unquote(re.split(r"[?#]", url, maxsplit=1)[0])).removeprefix("/")
    return path + "index.html" if path == "" or path.endswith("/") else path


@lru_cache(maxsize=1024)
def link_from(folder: str) -> Callable[[str], str]:
    """What makes site-absolute URLs relative, and leaves other addresses as they are, for the pages in a folder.

    The folder is one of the output, without a slash at its end; empty for the pages at the top.
    """
    names = url_of(folder)[1:].split("/") if folder else []
    # The folder itself, the one above it, … the top: the first that holds an address is where the way down begins.
    ladder = [
        ("/" + "".join(f"{name}/" for name in names[:at]), "../" * (len(names) - at))
        for at in range(len(names), -1, -1)
    ]

    def link(url: str) -> str:
        if not url.startswith("/") or url.startswith("//"):
            return url
        if url == "/":
            url = "/index.html"
        target, mark, rest = cut(url) if "?" in url or "#" in url else (url, "", "")
        for above, up in ladder:
            if target.startswith(above):
                target = up + target[len(above) :]
                break
        if ":" not in target:
            return target + mark + rest
        # A first segment with a colon would be read as a scheme (RFC 3986, 4.2).
        return ("./" + target if ":" in target.partition("/")[0] else target) + mark + rest

    return link


def cut(url: str) -> tuple[str, str, str]:
    """An address without its query and fragment, the mark that begins these, and the rest behind it."""
    if "?" not in url and "#" not in url:
        return url, "", ""
    path, mark, rest = re.split(r"([?#])", url, maxsplit=1)
    return path, mark, rest


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where a kind's entries stand: `articles/{slug}.html`, `{year}/{month}/{slug}.html`, `{folder}/{slug}.html`."""

    text: str

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(_PLACEHOLDER.findall(self.text))

    def path(self, values: Mapping[str, str]) -> str:
        """The output path. An empty `folder` leaves no empty segment behind."""
        filled = "".join([values[part] if odd else part for odd, part in _pieces(self.text)])
        return re.sub("/{2,}", "/", filled).lstrip("/") if "//" in filled or filled[:1] == "/" else filled


@lru_cache(maxsize=64)
def _pieces(pattern: str) -> tuple[tuple[int, str], ...]:
    """What stands in a pattern, and (odd) the names of what is filled in, in turn."""
    return tuple((at % 2, piece) for at, piece in enumerate(_PLACEHOLDER.split(pattern)))


PLACEHOLDERS = ("slug", "folder", "year", "month", "day")


def older(path: str, number: int) -> str:
    """The path of a list's older page: `columns/lilun.html` → `columns/lilun/1.html`; 0 is the newest itself."""
    if number == 0:
        return path
    return f"{path.removesuffix('.html')}/{number}.html"
