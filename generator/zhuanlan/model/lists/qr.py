"""手机阅读: a QR code of each article's address, if the paper has an address."""

from collections.abc import Iterator

from zhuanlan.model.kind import Feature
from zhuanlan.model.page import Drawing
from zhuanlan.model.routes import url_of
from zhuanlan.model.site import Site
from zhuanlan.model.uris import absolute


def _path(id_: str) -> str:
    return f"qr/{id_.removesuffix('.html')}.svg"


def _pages(site: Site) -> Iterator[Drawing]:
    if site.paper.qr and site.paper.base_url:
        for id_ in site.kinds["article"]:
            yield Drawing(_path(id_), absolute(site.paper.base_url, url_of(id_)), id_)


def _qr(site: Site, id_: str) -> str | None:
    document = site.documents.get(id_)
    drawn = site.paper.qr and site.paper.base_url and document is not None and document.kind == "article"
    return url_of(_path(id_)) if drawn else None


FEATURE = Feature(name="qr", pages=_pages, queries={"qr": _qr})
