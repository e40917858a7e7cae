"""A body as HTML: its parts joined, its references and addresses resolved."""

from collections.abc import Callable
from html import escape

from markupsafe import Markup as Safe

from zhuanlan.model.document import Address, Body, Markup, Ref, Text
from zhuanlan.rendering.reads import Reader


def join(body: Body, site: Reader, link: Callable[[str], str]) -> Safe:
    """The body's HTML. `link` makes a site-absolute URL relative to the page; a name that leads nowhere stays text."""
    pieces: list[str] = []
    for part in body.parts:
        match part:
            case Markup():
                pieces.append(part.html)
            case Text():
                pieces.append(escape(part.text, quote=False))
            case Address():
                pieces.append(escape(link(site.address(part))))
            case Ref():
                url = site.ref(part.target)
                label = escape(part.label or part.target, quote=False)
                pieces.append(f'<a href="{escape(link(url))}">{label}</a>' if url else label)
    return Safe("".join(pieces))
