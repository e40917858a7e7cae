"""Findings that need the whole paper: names, links, anchors and images, told at the editor's own line."""

from collections.abc import Collection, Iterator
from itertools import chain
from urllib.parse import unquote

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.document import Address, Ref, Texts
from zhuanlan.model.links import addresses, escapes, media_of, refs, resolve, wrong_case
from zhuanlan.model.lists.redirects import OUTSIDE, loops
from zhuanlan.model.names import folded
from zhuanlan.model.nearest import did_you_mean, likely, suggestion
from zhuanlan.model.routes import path_of, url_of
from zhuanlan.model.site import Site


def check_texts(site: Site, texts: Texts) -> Iterator[Diagnostic]:
    """Every reference and address in an entry's texts that is not what the editor meant.

    Drafts and what is held back are checked too: their mistakes should be known before their day.
    """
    for ref in refs(texts):
        yield from _ref(site, ref)
    for address in addresses(texts):
        yield from _address(site, address)


def check_redirects(site: Site) -> Iterator[Diagnostic]:
    """Old addresses of site.yaml that lead nowhere. Those that lead round in a circle are told by themselves."""
    circles = loops(site)
    for old, new in site.paper.redirects:
        path = path_of("/" + new.lstrip("/"))
        if not new.startswith(OUTSIDE) and path not in site.paths and path not in circles:
            near = did_you_mean(_moved(new, site.paths))
            yield codes.site.BROKEN_REDIRECT.at(site.origin("redirects"), old=old, new=new, nearest=near)


def _ref(site: Site, ref: Ref) -> Iterator[Diagnostic]:
    found = site.named(ref.target)
    if len(found) > 1:
        candidates = "、".join(document.source for document in found)
        yield codes.site.AMBIGUOUS_NAME.at(ref.place, name=ref.target, candidates=candidates)
    elif not found and folded(ref.target) in site.withheld:
        # What is wrong with an entry that could not be read is told there, not wherever it is named.
        if site.withheld[folded(ref.target)]:
            yield codes.site.NAME_NOT_LIVE.at(ref.place, name=ref.target)
    elif not found:
        near = likely(ref.target, (name for document in site.documents.values() for name in document.entry.names))
        fix = ref.place.excerpt.replace(f"[[{ref.target}", f"[[{near}") if near else ""
        yield codes.site.UNKNOWN_NAME.at(ref.place, fix=fix, name=ref.target, nearest=did_you_mean(near))


def _address(site: Site, address: Address) -> Iterator[Diagnostic]:
    target, paths = address.target, site.paths
    found = resolve(site, address.place.file, target)
    path = path_of(found.url) if found else ""
    if found and (found.file or path in paths or path + ".html" in paths):
        if found.right:
            yield wrong_case(address.place, target, found.right)
        if address.use == "image" and not _is_picture(site, address, path):
            yield codes.media.UNREADABLE_IMAGE.at(address.place, target=target)
        if "#" in found.url and path in site.documents:
            yield from _anchor(site.texts_of(path), address, unquote(found.url.rpartition("#")[2]))
    elif escapes(address.place.file, target):
        yield codes.media.OUTSIDE.at(address.place, target=target)
    elif address.use != "link":
        near = suggestion(target.rpartition("/")[2], (file.rpartition("/")[2] for file in site.media))
        yield codes.site.MISSING_IMAGE.at(address.place, target=target, nearest=near)
    else:
        near = did_you_mean(_moved(target, paths))
        yield codes.site.BROKEN_LINK.at(address.place, target=target, nearest=near)


def _is_picture(site: Site, address: Address, path: str) -> bool:
    """Whether an address is of an image that can be measured. A theme's own files are not looked into."""
    media = media_of(site, address.place.file, address.target)
    return bool(media.width) if media else path not in site.documents


def _moved(target: str, paths: Collection[str]) -> str:
    """The page that an old address most likely meant: `/2014/02/svd/` → `/articles/2014-02-08-svd.html`."""
    name = target.rstrip("/").rpartition("/")[2].partition("#")[0].removesuffix(".html").casefold()
    stems = ((path, path.rpartition("/")[2].removesuffix(".html").casefold()) for path in paths)
    meant = [path for path, stem in stems if len(name) >= _TELLING and stem.endswith(name)]
    return url_of(min(meant, key=lambda path: (len(path), path))) if meant else ""


_TELLING = 3
"""So many characters of a name at least must agree to tell anything."""


def _anchor(texts: Texts, address: Address, anchor: str) -> Iterator[Diagnostic]:
    anchors = frozenset(chain.from_iterable(body.anchors for body in texts.both))
    if anchor and anchor not in anchors:
        near = suggestion(anchor, anchors)
        yield codes.site.BROKEN_FRAGMENT.at(address.place, target=address.target, nearest=near)
