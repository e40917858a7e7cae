"""Where an address in a text leads: to an entry's file, a file beside it, or a place of the finished site."""

import posixpath
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from zhuanlan.model.document import ID_PREFIX, Address, Body, Draft, Ref
from zhuanlan.model.routes import page_name, path_of, url_of
from zhuanlan.model.site import Site

MEDIA_FOLDERS = ("content/media", "content/图片")


@dataclass(frozen=True, slots=True)
class Resolved:
    """`url` is site-absolute. `file` is the content file that must be copied for it, if it leads to one."""

    url: str
    file: str = ""


def media_path(file: str, folders: Mapping[str, str]) -> str:
    """`content/图片/渠.svg` → `media/渠.svg`; a picture beside its article keeps its folder: `media/articles/…`."""
    head, *rest = file.removeprefix("content/").split("/")
    parts = [folders.get(head, page_name(head)), *map(page_name, rest)]
    return "/".join(parts if parts[0] == "media" else ["media", *parts])


def inside(path: str) -> str | None:
    """A path without `.` and `..`, or None if it leads out of `content/`."""
    path = posixpath.normpath(path)
    return path if path.startswith("content/") else None


def find_file(target: str, folder: str, files: Collection[str]) -> str:
    """The file that an editor means: beside the entry, then in `content/media/`; empty if there is none."""
    target = unicodedata.normalize("NFC", target)
    for base in (folder, *MEDIA_FOLDERS, "content"):
        path = inside(posixpath.join(base, target))
        if path is not None and path in files:
            return path
    return ""


def resolve(site: Site, source: str, target: str) -> Resolved | None:
    """What an address typed in the file `source` means, or None if it names no file and no entry.

    A site-absolute address (`/tags/x.html`) is taken as it stands; whether its page exists is for `check` to say.
    """
    path, mark, rest = _cut(target)
    path = unicodedata.normalize("NFC", unquote(path))
    fragment = mark + (ID_PREFIX + rest.removeprefix(ID_PREFIX) if mark == "#" and rest else rest)
    if path.startswith("/"):
        file = path.removeprefix("/")
        return Resolved(url_of(site.media[file]), file) if file in site.media else Resolved(_page(target) + fragment)
    folder = posixpath.dirname(source)
    for base in (folder, "content"):
        entry = inside(posixpath.join(base, path))
        if entry is not None and entry in site.sources:
            return Resolved(site.documents[site.sources[entry]].url + fragment)
    file = find_file(path, folder, site.media)
    if file:
        return Resolved(url_of(site.media[file]), file)
    # As seen from the finished page: `../columns/x.html`, typed by somebody who copied it from a browser.
    here = posixpath.dirname(site.sources.get(source, ""))
    page = posixpath.normpath(posixpath.join("/", here, path)).lstrip("/")
    return Resolved(url_of(page) + fragment) if page in site.documents else None


def _page(target: str) -> str:
    return url_of(path_of(target))


def address(site: Site, typed: Address) -> str:
    """The URL of an address in a body: site-absolute if it is known, else as typed."""
    found = resolve(site, typed.place.file, typed.target)
    return typed.target if found is None else found.url


def ref(site: Site, name: str) -> str | None:
    """The URL of the entry with this name or title, None if there is none or more than one."""
    found = site.named(name)
    return found[0].url if len(found) == 1 else None


def _cut(target: str) -> tuple[str, str, str]:
    for i, character in enumerate(target):
        if character in "?#":
            return target[:i], character, target[i + 1 :]
    return target, "", ""


def bodies(draft: Draft) -> tuple[Body, ...]:
    """The texts of an entry that its page shows."""
    return (draft.note, draft.body)


def addresses(draft: Draft) -> Iterator[Address]:
    """The addresses inside the site that an entry's texts hold."""
    for body in bodies(draft):
        yield from (part for part in body.parts if isinstance(part, Address))


def refs(draft: Draft) -> Iterator[Ref]:
    """The `[[names]]` in an entry's texts."""
    for body in bodies(draft):
        yield from (part for part in body.parts if isinstance(part, Ref))
