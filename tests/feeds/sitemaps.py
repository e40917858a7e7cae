"""What the sitemap protocol demands of the files of a site; an empty answer is a sound map."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import fromstring

from xmlschema import XMLSchema

from zhuanlan.model.routes import path_of
from zhuanlan.model.uris import absolute

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
MOST_URLS = 50_000
MOST_BYTES = 52_428_800


@cache
def _schema() -> XMLSchema:
    return XMLSchema(Path(__file__).with_name("sitemap.xsd"))


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with one file."""
    for error in _schema().iter_errors(data):
        yield f"{error.path}: {error.reason}"
    if len(data) > MOST_BYTES or len(locations(data)) > MOST_URLS:
        yield f"{len(data)} bytes, {len(locations(data))} addresses"


def locations(data: bytes) -> list[str]:
    """The addresses that a file names."""
    return [element.text or "" for element in fromstring(data).iter(LOC)]


def mapped(files: Mapping[str, bytes], base_url: str) -> list[str]:
    """The output paths that `sitemap.xml` names, through its index if it is one; other addresses as they are."""
    root = absolute(base_url, "/index.html")
    named = [_path(root, uri) for uri in locations(files["sitemap.xml"])]
    parts = [path for path in named if path.startswith("sitemap-")]
    return [_path(root, uri) for part in parts for uri in locations(files[part])] if parts else named


def missed(files: Mapping[str, bytes], base_url: str, pages: set[str]) -> Iterator[str]:
    """Pages that the map does not name once, and what it names that is no page."""
    named = Counter(mapped(files, base_url))
    yield from (f"{path}: named {named[path]} times" for path in sorted(pages) if named[path] != 1)
    yield from (f"{path}: no page" for path in sorted(set(named) - pages))


def _path(root: str, uri: str) -> str:
    return path_of("/" + uri.removeprefix(root)) if uri.startswith(root) else uri
