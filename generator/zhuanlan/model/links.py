"""Where an address in a text leads: to an entry's file, a file beside it, or a place of the finished site."""

import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.document import ID_PREFIX, Address, Embed, Ref, Texts
from zhuanlan.model.kind import Kind
from zhuanlan.model.media import Media, spelt
from zhuanlan.model.routes import cut, page_name, path_of, url_of
from zhuanlan.model.site import Site

MEDIA_FOLDERS = ("content/media", "content/图片")


@dataclass(frozen=True, slots=True)
class Resolved:
    """`url` is site-absolute. `file` is the content file that must be copied for it, if it leads to one.

    `right` is how its path is spelt, where it was typed in another case.
    """

    url: str
    file: str = ""
    right: str = ""


def media_folders(kinds: Iterable[Kind]) -> dict[str, str]:
    """The folders of `content/` by both their names, and what they are called in the output."""
    return {name: kind.folders[0] for kind in kinds for name in kind.folders} | {"media": "media", "图片": "media"}


def media_path(file: str, folders: Mapping[str, str]) -> str:
    """`content/图片/渠.svg` → `media/渠.svg`; a picture beside its article keeps its folder: `media/articles/…`."""
    head, *rest = file.removeprefix("content/").split("/")
    parts = [folders.get(head, page_name(head)), *map(page_name, rest)]
    return "/".join(parts if parts[0] == "media" else ["media", *parts])


def inside(path: str) -> str | None:
    """A path without `.` and `..`, or None if it leads out of `content/`."""
    path = posixpath.normpath(path)
    return path if path.startswith("content/") else None


def find_file(target: str, folder: str, files: Collection[str], cases: Mapping[str, str]) -> str:
    """The file that an editor means: beside the entry, then in `content/media/`; empty if there is none.

    One whose name differs in case alone is found if none has the very name; `cases` are the files without regard to it.
    """
    return _meant(unicodedata.normalize("NFC", target), (folder, *MEDIA_FOLDERS, "content"), files, cases)


def _meant(path: str, bases: tuple[str, ...], known: Collection[str], cases: Mapping[str, str]) -> str:
    paths = [found for base in bases if (found := inside(posixpath.join(base, path)))]
    exact = next((found for found in paths if found in known), "")
    return exact or next((near for found in paths if (near := cases.get(found.casefold(), "")) in known), "")


def escapes(source: str, target: str) -> bool:
    """Whether a relative address, typed in the file `source`, leads out of `content/`."""
    path = unquote(cut(target)[0])
    folder = posixpath.dirname(source)
    return (
        not path.startswith("/") and posixpath.normpath(posixpath.join(folder, path) + "/").split("/")[0] != "content"
    )


def resolve(site: Site, source: str, target: str) -> Resolved | None:
    """What an address typed in the file `source` means, or None if it names no file and no entry.

    A site-absolute address (`/tags/x.html`) is taken as it stands; whether its page exists is for `check` to say.
    """
    path, mark, rest = cut(target)
    path = unicodedata.normalize("NFC", unquote(path))
    fragment = mark + (ID_PREFIX + rest.removeprefix(ID_PREFIX) if mark == "#" and rest else rest)
    if path.startswith("/"):
        file = path.removeprefix("/")
        if file in site.media:
            return Resolved(site.media[file].url, file)
        # The ids of a page that is no entry are the theme's.
        return Resolved(_page(target) + (fragment if path_of(target) in site.documents else mark + rest))
    folder = posixpath.dirname(source)
    entry = _meant(path, (folder, "content"), site.sources, site.cases)
    if entry:
        return Resolved(site.documents[site.sources[entry]].url + fragment, right=_right(path, entry))
    file = find_file(path, folder, site.media, site.cases)
    if file:
        return Resolved(site.media[file].url, file, _right(path, file))
    # As seen from the finished page: `../columns/x.html`, typed by somebody who copied it from a browser.
    here = posixpath.dirname(site.sources.get(source, ""))
    page = posixpath.normpath(posixpath.join("/", here, path)).lstrip("/")
    return Resolved(url_of(page) + fragment) if page in site.documents else None


def _right(typed: str, path: str) -> str:
    right = spelt(typed, path)
    return "" if right == typed else right


def _page(target: str) -> str:
    return url_of(path_of(target))


def address(site: Site, file: str, target: str) -> str:
    """The URL of an address typed in a file: site-absolute if it is known, else as typed."""
    found = resolve(site, file, target)
    return target if found is None else found.url


def media_of(site: Site, file: str, target: str) -> Media | None:
    """The file that an address leads to, None if it is no file of the paper."""
    found = resolve(site, file, target)
    if found is None:
        return None
    return site.media[found.file] if found.file else site.static.get(path_of(found.url))


def ref(site: Site, name: str) -> str | None:
    """The URL of the entry with this name or title, None if there is none or more than one."""
    found = site.named(name)
    return found[0].url if len(found) == 1 else None


def wrong_case(place: Place, typed: str, right: str) -> Diagnostic:
    """The finding for a file that was found though its name differs in case; the fix is sure."""
    raw = cut(typed)[0]
    right = quote(right, safe="/") if raw != unquote(raw) else right
    before, line = place.excerpt[: max(place.column - 1, 0)], place.excerpt[max(place.column - 1, 0) :]
    fix = before + line.replace(raw, right, 1) if place.excerpt else ""
    return codes.media.WRONG_CASE.at(place, fix=fix, target=raw, right=right)


def addresses(texts: Texts) -> Iterator[Address]:
    """The addresses inside the site that an entry's texts hold."""
    for body in texts.both:
        for part in body.parts:
            address = part.source if isinstance(part, Embed) else part
            if isinstance(address, Address):
                yield address


def refs(texts: Texts) -> Iterator[Ref]:
    """The `[[names]]` in an entry's texts."""
    for body in texts.both:
        yield from (part for part in body.parts if isinstance(part, Ref))
