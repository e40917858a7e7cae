"""A feed from what the site says of it: Atom (RFC 4287) and JSON Feed 1.1. It holds plain text, no markup."""

import json
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from zhuanlan.model.instants import instant
from zhuanlan.model.lists.feeds import Channel, Item
from zhuanlan.model.names import Person
from zhuanlan.model.page import FEED_TYPES, Feed, Rendered
from zhuanlan.model.routes import url_of
from zhuanlan.model.uris import absolute
from zhuanlan.rendering.reads import Reader
from zhuanlan.rendering.xml import add, document, plain

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"
_NEVER = "1970-01-01T00:00:00+00:00"
"""A feed must say when it last changed (RFC 4287, 4.1.1), and this one is empty and always was."""

Where = Callable[[str], str]
"""A site-absolute address → its URI."""


def compose(feed: Feed, reader: Reader) -> Rendered:
    """The feed's bytes: a function of the feed and the site, like `render`."""
    base_url = reader.base_url()

    def where(url: str) -> str:
        return absolute(base_url, url)

    make = {"atom": _atom, "json": _json}[feed.form]
    data = make(reader.feed(feed.id), where(url_of(feed.moved or feed.path)), reader, where)
    return Rendered(feed.path, data)


def _atom(channel: Channel, here: str, site: Reader, where: Where) -> bytes:
    """RFC 4287, 4.1.1. The ids are the addresses of the pages: see `docs/decisions/007-feeds.md`."""
    paper, home = site.paper(), where(channel.home)
    root = Element("feed", {"xmlns": ATOM, "xml:lang": plain(paper.language)})
    add(root, "id", home)
    add(root, "title", channel.title)
    if channel.subtitle:
        add(root, "subtitle", channel.subtitle)
    add(root, "updated", instant(channel.updated) if channel.updated else _NEVER)
    add(root, "link", rel="self", type=FEED_TYPES["atom"], href=here)
    add(root, "link", rel="alternate", type="text/html", href=home)
    # An entry without an author takes the feed's (4.1.2).
    add(add(root, "author"), "name", paper.name)
    for item in channel.items:
        _entry(add(root, "entry"), item, site, where)
    return document(root)


def _entry(entry: Element, item: Item, site: Reader, where: Where) -> None:
    """RFC 4287, 4.1.2."""
    card, address = item.card, where(item.card.url)
    add(entry, "id", address)
    add(entry, "title", card.title)
    add(entry, "link", rel="alternate", type="text/html", href=address)
    add(entry, "published", instant(card.date.at))
    add(entry, "updated", instant(item.updated))
    for person in card.authors:
        author = add(entry, "author")
        add(author, "name", person.name)
        if page := site.person(person.name):
            add(author, "uri", where(page))
    for term in _terms(item):
        add(entry, "category", term=term)
    if card.summary:
        add(entry, "summary", card.summary)


def _json(channel: Channel, here: str, site: Reader, where: Where) -> bytes:
    """JSON Feed 1.1, "Top-level"."""
    paper = site.paper()
    feed: dict[str, Any] = {
        "version": JSON_FEED,
        "title": channel.title,
        "home_page_url": where(channel.home),
        "feed_url": here,
        "description": channel.subtitle,
        "language": paper.language,
        "authors": [{"name": paper.name, "url": where("/index.html")}],
    }
    feed = {key: value for key, value in feed.items() if value}
    feed["items"] = [_item(item, site, where) for item in channel.items]
    return (plain(json.dumps(feed, ensure_ascii=False, indent=1)) + "\n").encode()


def _item(item: Item, site: Reader, where: Where) -> dict[str, Any]:
    """JSON Feed 1.1, "Items": a text of some kind must be there, so the summary stands as one too, else the title."""
    card, address = item.card, where(item.card.url)
    entry: dict[str, Any] = {
        "id": address,
        "url": address,
        "title": card.title,
        "content_text": card.summary or card.title,
        "summary": card.summary,
        "date_published": instant(card.date.at),
        "date_modified": instant(item.updated) if item.updated != card.date.at else "",
        "authors": [_author(person, site, where) for person in card.authors],
        "tags": _terms(item),
    }
    return {key: value for key, value in entry.items() if value}


def _author(person: Person, site: Reader, where: Where) -> dict[str, str]:
    page = site.person(person.name)
    return {"name": person.name, "url": where(page)} if page else {"name": person.name}


def _terms(item: Item) -> list[str]:
    """The column, then the tags, each once."""
    return [term for term in dict.fromkeys(map(plain, (item.card.column, *item.tags))) if term]
