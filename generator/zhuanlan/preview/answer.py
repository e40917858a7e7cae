"""Answers to a browser."""

import posixpath
from dataclasses import dataclass

from zhuanlan.model.mediatypes import MEDIA_TYPES, UNKNOWN, told

Header = tuple[str, str]

_SAFE: tuple[Header, ...] = (
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body."""

    status: int
    headers: tuple[Header, ...]
    body: bytes


def answer(status: int, type_: str, body: bytes, *more: Header) -> Answer:
    """An answer that no browser keeps or takes for something else."""
    return Answer(status, (("content-type", type_), ("content-length", str(len(body))), *_SAFE, *more), body)


def plain(status: int, text: str, *more: Header) -> Answer:
    """A line of text."""
    return answer(status, told(MEDIA_TYPES["txt"]), f"{text}\n".encode(), *more)


def page(status: int, body: bytes, *more: Header) -> Answer:
    """A page."""
    return answer(status, told(MEDIA_TYPES["html"]), body, *more)


def type_of(path: str) -> str:
    """The media type of a file by its name."""
    return told(MEDIA_TYPES.get(posixpath.splitext(path)[1][1:].lower(), UNKNOWN))


def ranged(path: str, data: bytes, asked: str) -> Answer:
    """A file, or the one range of it that is asked for: Safari plays no sound or film without (RFC 9110, 14)."""
    unit, _, span = asked.partition("=")
    first, dash, last = span.partition("-")
    numbers = all(part == "" or (part.isascii() and part.isdigit() and len(part) < 16) for part in (first, last))
    if unit.strip() != "bytes" or not dash or not numbers or not (first or last):
        return answer(200, type_of(path), data, ("accept-ranges", "bytes"))
    size = len(data)
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        return plain(416, "没有这一段 / no such range", ("content-range", f"bytes */{size}"))
    span = f"bytes {start}-{end}/{size}"
    return answer(206, type_of(path), data[start : end + 1], ("accept-ranges", "bytes"), ("content-range", span))
