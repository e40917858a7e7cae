"""A body as HTML: its parts joined, its references and addresses resolved."""

from collections.abc import Callable
from html import escape

from markupsafe import Markup as Safe

from zhuanlan.model.document import Address, Body, Embed, FileNote, Ref
from zhuanlan.model.media import dimensions, measured
from zhuanlan.rendering.reads import Reader


def join(body: Body, site: Reader, link: Callable[[str], str]) -> Safe:
    """The body's HTML. `link` makes a site-absolute URL relative to the page; a name that leads nowhere stays text."""
    pieces: list[str] = []
    for part in body.parts:
        match part:
            case str():
                pieces.append(part)
            case Address():
                pieces.append(escape(link(site.address(part.place.file, part.target))))
            case Embed():
                pieces.append(_embedded(part, site, link))
            case FileNote():
                pieces.append(_noted(part, site))
            case Ref():
                url = site.ref(part.target)
                label = _text(part.label or part.target)
                pieces.append(f'<a href="{escape(link(url))}">{label}</a>' if url else label)
    return Safe("".join(pieces))


def _text(text: str) -> str:
    """A text between tags."""
    return escape(text, quote=False)


def _embedded(embed: Embed, site: Reader, link: Callable[[str], str]) -> str:
    """A picture with its size, so that nothing moves while it loads; or a player, with a link for who has none."""
    source = embed.source
    url = escape(link(site.address(source.place.file, source.target)) if isinstance(source, Address) else source)
    if embed.tag != "img":
        words = _text(embed.label or "下载")
        return f'<{embed.tag} src="{url}"{embed.attributes}><a href="{url}">{words}</a></{embed.tag}>'
    media = site.media(source.place.file, source.target) if isinstance(source, Address) else None
    width, height = dimensions(embed.width, embed.height, media)
    given = {"title": embed.title, "width": width, "height": height}
    more = "".join(f' {name}="{escape(str(value))}"' for name, value in given.items() if value)
    alt = escape(embed.label)
    return f'<img src="{url}" alt="{alt}"{embed.attributes}{more} loading="lazy" decoding="async">'


def _noted(note: FileNote, site: Reader) -> str:
    """`（PDF，1.2 MB）`; nothing where the file is not there."""
    media = site.media(note.address.place.file, note.address.target)
    told = [note.type, measured(media.size)] if media and media.size else []
    return f"（{'，'.join(filter(None, told))}）" if told else ""
