"""What a web server must know of a paper: where it stands, how it is called, and how each address is answered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from zhuanlan.model.assets import DIGITS, FOLDER
from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.mediatypes import ACTIVE
from zhuanlan.model.page import MARKED, Planned, successor
from zhuanlan.model.targets import Target
from zhuanlan.model.uris import uri

_UNFIT = re.compile(r'[\x00-\x1f\x7f"\\${}]')
"""What would be something else in a configuration, however it is quoted."""

YEAR = 31536000
MINUTES = 300
"""Seconds: how long what never changes may be kept, and how long feeds and the map of the site."""


class HostingError(Exception):
    """What is asked for cannot be written down; `args` hold a Bilingual that says why."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An old address below the paper's own, decoded, and where it leads: a URI, or a path on the host, in ASCII."""

    path: str
    to: str


@dataclass(frozen=True, slots=True)
class Hosting:
    """A paper on its server.

    `root` is the folder that is served, `host` a name in ASCII or empty for any, `prefix` the folder in the URL
    (`/paper`, decoded) or empty. `listen` is the address and port where something else in front speaks TLS, `("", 0)`
    for none.
    """

    name: str
    url: str
    root: str
    host: str
    prefix: str
    https: bool
    listen: tuple[str, int]
    remote_images: bool
    moved: tuple[Moved, ...]

    @property
    def tls(self) -> bool:
        """Whether this server itself speaks TLS."""
        return self.https and not self.listen[1]

    @property
    def policy(self) -> str:
        """The Content-Security-Policy of the pages (CSP 3): they use what is the paper's, and nothing inline."""
        own = ("script-src", "style-src", "font-src", "media-src", "connect-src", "manifest-src", "form-action")
        rules = [
            "default-src 'none'",
            *(f"{name} 'self'" for name in own),
            f"img-src 'self'{' https:' * self.remote_images}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            *["upgrade-insecure-requests"] * self.https,
        ]
        return "; ".join(rules)

    @property
    def headers(self) -> dict[str, str]:
        """The headers of every answer, besides its policy and how long it may be kept."""
        found = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        return found | ({"Strict-Transport-Security": f"max-age={YEAR}"} if self.https else {})


MEDIA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
"""That of what contributors bring and browsers open as a document: no script of it runs, and it is of no origin."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Regular expressions of decoded paths, for RE2 and PCRE alike: what is not answered as all else."""

    known: str
    hidden: str
    marks: str
    hashed: str
    atom: str
    feed_json: str
    maps: str
    documents: str


def shapes_of(prefix: str) -> Shapes:
    """Those of a paper below a folder of its server, or below none."""
    top = f"^{re.escape(prefix)}/"
    return Shapes(
        # RFC 8615; nothing else that begins with a dot is published.
        known=rf"{top}\.well-known(?:/[^./\x00-\x1f][^/\x00-\x1f]*)+$",
        hidden=r"/\.|[\x00-\x1f]",
        marks=rf"\.(?:{'|'.join(map(str, MARKED))})$",
        hashed=rf"{top}{FOLDER}/.+\.[0-9a-f]{{{DIGITS}}}(?:\.[^./]+)?$",
        atom=r"/feed\.xml$",
        feed_json=r"/feed\.json$",
        maps=rf"{top}(?:sitemap[^/]*\.xml|robots\.txt)$",
        documents=rf"{top}media/.+\.(?:{'|'.join(ACTIVE)})$",
    )


def target_of(targets: Mapping[str, Target], name: str | None, folder: str | None, root: Path) -> tuple[str, str]:
    """The URL (empty if it has none) and the folder on the server of a target: that named, or the only one.

    `folder`, if given, is taken as it is; a target here is relative to the paper's folder `root`. Raises HostingError.
    """
    if name is None and len(targets) == 1:
        name = next(iter(targets))
    target = targets.get(name or "")
    if target is not None:
        there = target.folder if target.ssh else str((root / Path(target.path).expanduser()).resolve())
        return target.url, folder or there
    if name is None and folder is not None:
        return "", folder
    known = "、".join(targets) or "–"
    asked = Bilingual(
        f"请用 --target 指明发布目标（有：{known}），或用 --folder 写明目录。",
        f"Name a target with --target (there are: {known}), or give the folder with --folder.",
    )
    unknown = Bilingual(f"没有叫“{name}”的发布目标；有：{known}。", f'There is no target "{name}"; there are: {known}.')
    raise HostingError(asked if name is None else unknown)


def hosting_of(
    name: str, url: str, folder: str, listen: tuple[str, int], rules: Mapping[str, str], planned: Iterable[Planned]
) -> Hosting:
    """A paper of this name, seen at `url` (empty if nobody knows), published to `folder`. Raises HostingError."""
    parts = urlsplit(uri(url))
    prefix = unquote(urlsplit(url).path).rstrip("/")
    if not folder.startswith("/"):
        raise HostingError(
            Bilingual(
                f"“{folder}”不是从 / 开头的目录，服务器不知道它在哪里；请用 --folder 写全。",
                f'"{folder}" does not begin with /, so the server cannot know where it is; give all of it with --folder.',
            )
        )
    for text in (folder, prefix):
        if found := _UNFIT.search(text):
            raise HostingError(
                Bilingual(
                    f"“{text}”里的 {found[0]!r} 在服务器的配置里另有意思，请换个名字。",
                    f'{found[0]!r} in "{text}" means something else in a server\'s configuration; choose another name.',
                )
            )
    return Hosting(
        name="".join(character for character in name if character.isprintable()),
        url=url,
        root=f"{folder.rstrip('/')}/current",
        host=parts.hostname or "",
        prefix=prefix,
        https=parts.scheme == "https",
        listen=listen,
        remote_images=rules.get("remote-image") == "off",
        moved=tuple(_moved(planned, prefix)),
    )


def _moved(planned: Iterable[Planned], prefix: str) -> Iterator[Moved]:
    """The old addresses. One that a configuration could not hold stays a page that leads on."""
    for item in planned:
        target = successor(item)
        if target and not _UNFIT.search(item.path):
            to = uri(f"{prefix}{target}" if target.startswith("/") else target)
            yield Moved(f"/{item.path}", to.replace("$", "%24"))
