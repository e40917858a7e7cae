"""Hosting → the text of a configuration."""

from pathlib import Path

import jinja2

from zhuanlan.model.mediatypes import MEDIA_TYPES, UNKNOWN, is_text, told
from zhuanlan.model.page import FEED_TYPES, GONE, MOVED
from zhuanlan.model.uris import uri
from zhuanlan.servers.hosting import MEDIA_POLICY, MINUTES, YEAR, Hosting, Moved, shapes_of


def nginx(paper: Hosting) -> str:
    """For nginx, to be included where it speaks of `http`: `/etc/nginx/sites-available/`, `conf.d/`."""
    return _printed(
        "nginx.jinja",
        paper,
        shapes=shapes_of(paper.prefix),
        moved=paper.moved,
        listen=":".join((*filter(None, paper.listen[:1]), str(paper.listen[1]))),
        types=list(_suffixes().items()),
        # It takes HTML for granted, and complains where it is named.
        texts=sorted(_texts() - {"text/html"}),
    )


def caddy(paper: Hosting) -> str:
    """For Caddy, to be imported into its Caddyfile."""
    shapes = shapes_of("")
    port = paper.listen[1]
    feeds = [(shapes.atom, told(FEED_TYPES["atom"])), (shapes.feed_json, told(FEED_TYPES["json"]))]
    types = [(rf"(?i)\.(?:{'|'.join(suffixes)})$", told(type_)) for type_, suffixes in _suffixes().items()]
    return _printed(
        "caddy.jinja",
        paper,
        shapes=shapes,
        address=f"http://:{port}"
        if port
        else paper.host
        if paper.tls
        else f"http://{paper.host}"
        if paper.host
        else ":80",
        texts=sorted(_texts()),
        below=f' "{paper.prefix}/*"' if paper.prefix else "",
        # It compares byte by byte, and so finds Chinese only as it goes over the wire.
        stripped=uri(paper.prefix),
        # A folder is asked for without the name of its index.
        moved=[
            Moved(path, old.to)
            for old in paper.moved
            for path in sorted({old.path, old.path.removesuffix("index.html")})
        ],
        types=[*feeds, ("/$", told("text/html")), *types],
    )


def _texts() -> set[str]:
    return {type_ for type_ in (*MEDIA_TYPES.values(), *FEED_TYPES.values()) if is_text(type_)}


def _suffixes() -> dict[str, list[str]]:
    """Every media type, and the suffixes that have it."""
    found: dict[str, list[str]] = {}
    for suffix, type_ in MEDIA_TYPES.items():
        found.setdefault(type_, []).append(suffix)
    return found


def _printed(template: str, paper: Hosting, **more: object) -> str:
    text = Path(__file__).with_name(template).read_text("utf-8")
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    return environment.from_string(text).render(
        paper=paper,
        to=uri(f"{paper.prefix}/"),
        unknown=UNKNOWN,
        year=YEAR,
        minutes=MINUTES,
        media_policy=MEDIA_POLICY,
        status_moved=MOVED,
        status_gone=GONE,
        **more,
    )
