"""Every question that a template may ask, by name."""

from collections.abc import Callable, Mapping, Sequence

from zhuanlan.model.assets import NoAssetError
from zhuanlan.model.document import Body, Heading
from zhuanlan.model.kind import Feature, Query
from zhuanlan.model.links import address, media_of, ref
from zhuanlan.model.lists.listing import listing
from zhuanlan.model.paragraphs import paragraphs
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site
from zhuanlan.model.summary import opening


def _body(site: Site, id_: str) -> Body:
    return site.texts_of(id_).body


def _note(site: Site, id_: str) -> Body:
    return site.texts_of(id_).note


def _outline(site: Site, id_: str) -> tuple[Heading, ...]:
    return _body(site, id_).outline


def _opening(site: Site, id_: str, characters: int) -> tuple[str, ...]:
    return opening(paragraphs(_body(site, id_)), characters)


def _url(site: Site, id_: str) -> str | None:
    document = site.documents.get(id_)
    return None if document is None else document.url


def _icon(site: Site) -> str | None:
    """The paper's own sign for a browser's tab, if `static/` holds one."""
    return next((site.static[name].url for name in ("favicon.svg", "favicon.ico") if name in site.static), None)


def _asset(site: Site, name: str) -> str:
    """The address of an asset of the theme. Raises NoAssetError: a page without its style is a mistake of the theme."""
    path = site.assets.get(name)
    if path is None:
        raise NoAssetError(name, tuple(site.assets))
    return url_of(path)


def queries(features: Sequence[Feature]) -> Mapping[str, Query]:
    """The questions that every entry answers, and those of each feature; two of one name are a programmer's error."""
    table = dict(_COMMON)
    for feature in features:
        for name, query in feature.queries.items():
            if name in table:
                raise ValueError(f"two queries are called {name}")
            table[name] = query
    return table


def seals(features: Sequence[Feature]) -> Mapping[str, Callable[..., str]]:
    """The cheaper digests of answers, by query."""
    return {**_SEALS, **{name: seal for feature in features for name, seal in feature.seals.items()}}


def _texts_seal(site: Site, id_: str) -> str:
    return site.documents[id_].entry.texts


_COMMON: Mapping[str, Query] = {
    "body": _body,
    "note": _note,
    "outline": _outline,
    "opening": _opening,
    "url": _url,
    "listing": listing,
    "address": address,
    "media": media_of,
    "icon": _icon,
    "asset": _asset,
    "ref": ref,
}
_SEALS: Mapping[str, Callable[..., str]] = {"body": _texts_seal, "note": _texts_seal, "outline": _texts_seal}
