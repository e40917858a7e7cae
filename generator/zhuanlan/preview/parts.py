"""The files that a page is shown with: style sheets, scripts, pictures. A tab is out of date with any of them."""

import re
from collections.abc import Iterator
from hashlib import blake2b
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from zhuanlan.preview.edition import Edition, Shown

_TAG = re.compile(r"<(?:link|script|img|source|video|audio|track|iframe|embed|object)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\s(?:href|src|poster|data|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_HERE = "http://paper.invalid/"
_DEEPEST = 3
"""Style sheets that import style sheets end somewhere."""
_MOST = 4000
"""Pages whose parts are remembered."""


class Parts:
    """Remembers what each page is made of, by its digest, so that no page is made to learn it twice."""

    def __init__(self) -> None:
        self._parts: dict[tuple[str, str], tuple[str, ...]] = {}

    def stamp(self, edition: Edition, path: str, whole: str) -> str:
        """Another one when the file at this path, whose digest is `whole`, or a part of it has changed."""
        digest = blake2b(whole.encode(), digest_size=12)
        for part in dict.fromkeys(self._below(edition, path, whole, _DEEPEST)):
            digest.update(f"\0{part}\0{edition.digest(part)}".encode())
        return digest.hexdigest()

    def _below(self, edition: Edition, path: str, whole: str, depth: int) -> Iterator[str]:
        for part in self._of(edition, path, whole):
            yield part
            if part.endswith(".css") and depth:
                yield from self._below(edition, part, edition.digest(part), depth - 1)

    def _of(self, edition: Edition, path: str, whole: str) -> tuple[str, ...]:
        if (path, whole) not in self._parts:
            if len(self._parts) >= _MOST:
                self._parts.clear()
            shown = edition.show(path)
            self._parts[path, whole] = parts(path, shown.data) if isinstance(shown, Shown) else ()
        return self._parts[path, whole]


def parts(path: str, data: bytes) -> tuple[str, ...]:
    """The paths of the site that a page or a style sheet loads, without those that are pages themselves."""
    if not path.endswith((".html", ".css")):
        return ()
    text = data.decode("utf-8", "replace")
    found = _style(text) if path.endswith(".css") else _markup(text)
    targets = (urlsplit(urljoin(_HERE + path, target)) for target in found if _plain(target))
    inside = (unquote(target.path[1:]) for target in targets if target.netloc == "paper.invalid")
    return tuple(dict.fromkeys(part for part in inside if part and not part.endswith(("/", ".html", ".xml", ".json"))))


def _markup(text: str) -> Iterator[str]:
    for tag in _TAG.findall(text):
        for double, single in _ADDRESS.findall(tag):
            value = unescape(double or single)
            # Candidates of a srcset: addresses, each with a width or density behind it.
            yield from (item.split()[0] for item in value.split(",") if item.strip()) if "," in value else (value,)


def _style(text: str) -> Iterator[str]:
    return (address or imported for address, imported in _STYLE.findall(text))


def _plain(target: str) -> bool:
    try:
        urlsplit(urljoin(_HERE, target))
    except ValueError:  # an address that is none, `http://[`
        return False
    return bool(target) and not target.startswith(("data:", "#"))
