"""sitemap.xml (sitemaps.org, protocol 0.9) and robots.txt (RFC 9309)."""

from collections.abc import Iterator
from html import escape

from zhuanlan.model.page import Mapped, Rendered, Robots, Sitemap
from zhuanlan.rendering.xml import DECLARATION, plain

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def chart(sitemap: Sitemap) -> Rendered:
    """The map's bytes. `changefreq` and `priority` would be guesses, and search engines pass over them."""
    outer, inner = ("sitemapindex", "sitemap") if sitemap.index else ("urlset", "url")
    # Written as text: as a tree, the thousands of entries of a grown paper take three times as long.
    entries = "".join(f"  <{inner}>\n{''.join(_told(entry))}  </{inner}>\n" for entry in sitemap.entries)
    root = f'<{outer} xmlns="{NAMESPACE}"' + (f">\n{entries}</{outer}>\n" if entries else " />\n")
    return Rendered(sitemap.path, (DECLARATION + root).encode())


def _told(entry: Mapped) -> Iterator[str]:
    yield f"    <loc>{escape(plain(entry.uri), quote=False)}</loc>\n"
    if entry.changed:
        yield f"    <lastmod>{entry.changed}</lastmod>\n"


def invite(robots: Robots) -> Rendered:
    """All is open to all; the map's line stands by itself and holds for everybody (sitemaps.org, "Informing")."""
    return Rendered(robots.path, f"User-agent: *\nAllow: /\n\nSitemap: {robots.sitemap}\n".encode())
