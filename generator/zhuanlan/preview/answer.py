"""Answers to a browser."""

import posixpath
from dataclasses import dataclass

Header = tuple[str, str]

_SAFE: tuple[Header, ...] = (
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)

# Fixed, not the system's own table: what is previewed must not hang on the machine. WHATWG MIME Sniffing and IANA.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
}


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
    return answer(status, _TYPES[".txt"], f"{text}\n".encode(), *more)


def page(status: int, body: bytes, *more: Header) -> Answer:
    """A page."""
    return answer(status, _TYPES[".html"], body, *more)


def type_of(path: str) -> str:
    """The media type of a file by its name."""
    return _TYPES.get(posixpath.splitext(path)[1].lower(), "application/octet-stream")


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
