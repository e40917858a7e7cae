"""What RFC 4287 demands of an Atom feed, read off its clauses; an empty answer is a sound feed."""

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")
_FEED = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title"}
_FEED |= {"updated", "entry"}
_ENTRY = {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary"}
_ENTRY |= {"title", "updated"}


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with the feed, clause by clause, and what a real feed reader says of it."""
    try:
        feed = fromstring(data)
    except ParseError as error:
        yield f"XML: {error}"
        return
    yield from _feed(feed)
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    if len(set(ids)) != len(ids):
        yield "4.2.6: two entries have one id"
    read = feedparser.parse(data)
    if read.bozo:
        yield f"feedparser: {read.bozo_exception}"
    if len(read.entries) != len(ids):
        yield f"feedparser: {len(read.entries)} entries of {len(ids)}"
    for entry in read.entries:
        if not (entry.get("id") and entry.get("link") and entry.get("published_parsed")):
            yield f"feedparser: an entry without id, link or date: {entry.get('title')}"


def _feed(feed: Element) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield "4.1.1: no atom:feed"
    yield from chain(_known(feed, _FEED), _once(feed), _persons(feed), _dates(feed), _links(feed))
    own = feed.find(f"{ATOM}author") is not None
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "4.1.1: a feed should say where it stands"
    for entry in feed.findall(f"{ATOM}entry"):
        if not own and entry.find(f"{ATOM}author") is None:
            yield "4.1.2: neither the feed nor the entry has an author"
        yield from chain(_known(entry, _ENTRY), _once(entry), _persons(entry), _dates(entry), _links(entry))
        links = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        if entry.find(f"{ATOM}content") is None and not links:
            yield "4.1.2: an entry without content needs an alternate link"
        updated, published = entry.findtext(f"{ATOM}updated", ""), entry.findtext(f"{ATOM}published", "")
        if updated[-6:] == published[-6:] and updated < published:
            yield f"updated {updated} before it was published {published}"


def _known(parent: Element, names: set[str]) -> Iterator[str]:
    for child in parent:
        if child.tag.removeprefix(ATOM) not in names:
            yield f"4.1: {child.tag} in {parent.tag}"


def _once(parent: Element) -> Iterator[str]:
    for name in ("id", "title", "updated"):
        if len(parent.findall(ATOM + name)) != 1:
            yield f"4.1: exactly one {name} in {parent.tag}"
    for name in ("published", "rights", "summary", "subtitle", "generator", "icon", "logo", "content", "source"):
        if len(parent.findall(ATOM + name)) > 1:
            yield f"4.1: more than one {name} in {parent.tag}"
    if not _URI.fullmatch(parent.findtext(f"{ATOM}id", "")):
        yield f"4.2.6: no absolute URI: {parent.findtext(f'{ATOM}id')}"
    for name in ("title", "summary", "subtitle"):
        if any(text.get("type", "text") == "text" and len(text) for text in parent.findall(ATOM + name)):
            yield f"3.1.1.1: markup in plain text: {name}"
    for category in parent.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield "4.2.2.1: a category without term"


def _persons(parent: Element) -> Iterator[str]:
    for person in (*parent.findall(f"{ATOM}author"), *parent.findall(f"{ATOM}contributor")):
        if len(person.findall(f"{ATOM}name")) != 1 or not person.findtext(f"{ATOM}name"):
            yield "3.2.1: a person has exactly one name"
        uris = [uri.text or "" for uri in person.findall(f"{ATOM}uri")]
        if len(uris) > 1 or not all(map(_URI.fullmatch, uris)):
            yield f"3.2.2: {uris}"


def _dates(parent: Element) -> Iterator[str]:
    for date in (*parent.findall(f"{ATOM}updated"), *parent.findall(f"{ATOM}published")):
        if not _DATE.fullmatch(date.text or ""):
            yield f"3.3: no date-time of RFC 3339: {date.text}"


def _links(parent: Element) -> Iterator[str]:
    seen = set()
    for link in parent.findall(f"{ATOM}link"):
        href, key = link.get("href") or "", (link.get("type"), link.get("hreflang"))
        if not _URI.fullmatch(href) or not urlsplit(href).netloc:
            yield f"4.2.7.1: no absolute URI: {href}"
        if link.get("rel", "alternate") == "alternate":
            if key in seen:
                yield f"4.1: two alternate links of one type: {key}"
            seen.add(key)
