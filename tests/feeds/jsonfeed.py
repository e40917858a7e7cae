"""What JSON Feed 1.1 demands, read off jsonfeed.org/version/1.1; an empty answer is a sound feed."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

_FEED = {
    "version": str, "title": str, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
    "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
    "items": list,
}  # fmt: skip
_ITEM = {
    "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
    "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
    "language": str, "attachments": list,
}  # fmt: skip
_AUTHOR = {"name": str, "url": str, "avatar": str}


def faults(data: bytes) -> Iterator[str]:
    """What is wrong with the feed."""
    try:
        feed = json.loads(data.decode("utf-8"))
    except ValueError as error:
        yield f"JSON: {error}"
        return
    yield from _object("feed", feed, _FEED, ("version", "title", "items"))
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version: {feed.get('version')}"
    for author in feed.get("authors", []):
        yield from _author("feed", author)
    ids = [item.get("id") for item in feed.get("items", [])]
    if len(set(ids)) != len(ids):
        yield "two items have one id"
    for item in feed.get("items", []):
        yield from _item(item)


def _item(item: dict[str, Any]) -> Iterator[str]:
    name = str(item.get("id"))
    yield from _object(name, item, _ITEM, ("id", "url", "date_published"))
    if not item.get("content_html") and not item.get("content_text"):
        yield f"{name}: neither content_html nor content_text"
    for key in ("date_published", "date_modified"):
        if key in item and datetime.fromisoformat(item[key]).utcoffset() is None:
            yield f"{name}: {key} {item[key]} has no offset"
    for author in item.get("authors", []):
        yield from _author(name, author)
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
        yield f"{name}: tags {item['tags']}"


def _author(name: str, author: dict[str, Any]) -> Iterator[str]:
    """At least one of its keys must be there."""
    yield from _object(name, author, _AUTHOR, ())
    if not author:
        yield f"{name}: an author without anything"


def _object(name: str, value: dict[str, Any], types: Mapping[str, type], required: tuple[str, ...]) -> Iterator[str]:
    for key in required:
        if not value.get(key) and value.get(key) != []:
            yield f"{name}: no {key}"
    for key, found in value.items():
        # Extensions begin with an underscore.
        if key not in types and not key.startswith("_"):
            yield f"{name}: unknown {key}"
        elif key in types and not isinstance(found, types[key]):
            yield f"{name}: {key} is {found!r}"
        elif key.endswith("url") and not (found.isascii() and found.startswith(("http://", "https://"))):
            yield f"{name}: {key} is no absolute URI: {found}"
