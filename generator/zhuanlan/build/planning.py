"""Stage three: Site → every output file to be, and in a few words what each of them is to be made from."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from zhuanlan.build.workshop import FEATURES
from zhuanlan.model.assets import FOLDER
from zhuanlan.model.digest import digest_of
from zhuanlan.model.links import find_file, resolve
from zhuanlan.model.lists.sitemap import ROBOTS, robots, sitemaps
from zhuanlan.model.page import AssetFile, Copy, Drawing, Feed, Mark, Page, Planned, Robots, Sitemap
from zhuanlan.model.site import Site
from zhuanlan.reading.sources import Files
from zhuanlan.rendering.theme import Theme


def planned_files(site: Site, theme: Theme, files: Files) -> list[Planned]:
    """Every output file that the paper asks for; two may ask for the same."""
    return [*(item for feature in FEATURES for item in feature.pages(site)), *_rest(site, theme, files)]


def maps(site: Site, made: Sequence[Planned]) -> Iterator[Planned]:
    """What names the other files to search engines."""
    yield from sitemaps(site, made)
    if all(item.path != ROBOTS for item in made):
        yield from robots(site)


def _rest(site: Site, theme: Theme, files: Files) -> Iterator[Planned]:
    for file in sorted(_shown(site)):
        yield Copy(site.media[file].path, files.media[file])
    for path in files.static:
        yield Copy(path.removeprefix("static/"), path)
    for name, path in site.assets.items():
        yield AssetFile(path, name, f"{theme.label}/{FOLDER}/{name}")


def _shown(site: Site) -> set[str]:
    """The media files that live entries show or link to; a picture of a draft is not published before it."""
    shown: set[str] = set()
    for document in site.documents.values():
        entry = document.entry
        if entry.picture:
            shown.add(find_file(entry.picture, posixpath.dirname(entry.source), site.media, site.cases))
        found = (resolve(site, entry.source, target) for target in entry.files)
        shown |= {item.file for item in found if item is not None}
    return shown - {""}


def plan_of(item: Planned, stamps: Mapping[str, str]) -> str:
    """What tells that an item is to be made from something else than before; `stamps` are those of files to be copied."""
    match item:
        case Page():
            return "\n".join((item.template, item.id, *item.list, str(item.number)))
        case Copy():
            return f"{item.source}\n{stamps.get(item.source, '')}"
        case AssetFile():
            # Its path holds a digest of all that it is made of.
            return item.source
        case Drawing():
            return item.text
        case Feed():
            return f"{item.form}\n{item.id}\n{item.moved}"
        case Mark():
            return item.target
        case Robots():
            return item.sitemap
        case Sitemap():
            lines = [f"{entry.uri} {entry.changed}" for entry in item.entries]
            return digest_of("\n".join((str(item.index), *lines)).encode())
