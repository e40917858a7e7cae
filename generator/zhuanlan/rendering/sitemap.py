"""sitemap.xml (sitemaps.org, protocol 0.9) and robots.txt (RFC 9309)."""

from xml.etree.ElementTree import Element

from zhuanlan.model.page import Rendered, Robots, Sitemap
from zhuanlan.rendering.xml import add, document

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def chart(sitemap: Sitemap) -> Rendered:
    """The map's bytes. `changefreq` and `priority` would be guesses, and search engines pass over them."""
    outer, inner = ("sitemapindex", "sitemap") if sitemap.index else ("urlset", "url")
    root = Element(outer, {"xmlns": NAMESPACE})
    for entry in sitemap.entries:
        child = add(root, inner)
        add(child, "loc", entry.uri)
        if entry.changed:
            add(child, "lastmod", entry.changed)
    return Rendered(sitemap.path, document(root))


def invite(robots: Robots) -> Rendered:
    """All is open to all; the map's line stands by itself and holds for everybody (sitemaps.org, "Informing")."""
    return Rendered(robots.path, f"User-agent: *\nAllow: /\n\nSitemap: {robots.sitemap}\n".encode())
