"""Addresses and paths: nothing from content may lead out of the site."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from zhuanlan.model.codes.values import (
    BAD_ADDRESS,
    BAD_MAIL,
    BAD_SLUG,
    FULL_WIDTH_ADDRESS,
    PATH_ESCAPES,
    REMOTE_FILE,
)
from zhuanlan.reading.frontmatter.nodes import Node, Scalar
from zhuanlan.reading.schema import lists, texts
from zhuanlan.reading.schema.texts import Reading

_WIDE = str.maketrans("：／．？＆＝＃％＠－＿", ":/.?&=#%@-_")
_UNSAFE = r"[\s\\<>\"`{}|^]"
_MAIL = r"[^\s@,;<>()\[\]\"]+@[^\s@,;<>()\[\]\"]+\.[^\s@,;<>()\[\]\".]{2,}"
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
_SLUG_REASONS = (
    (r"[/\\／＼⁄∕]", "不能有斜杠", "it may hold no slash"),
    (r"\.\.", "不能有两个连着的点", "it may not hold two dots in a row"),
    (r"^\.", "不能以点开头", "it may not begin with a dot"),
    ("[\x00-\x1f\x7f-\x9f\u2028\u2029]", "不能有控制字符", "it may hold no control character"),
    (texts.INVISIBLE, "不能有看不见的字符", "it may hold no invisible character"),
    ("[\u200c\u200d]", "不能有看不见的字符", "it may hold no invisible character"),
)


def web(reading: Reading, key: str, node: Node) -> str | None:
    read = texts.line(reading, key, node)
    if read is None:
        return None
    plain = _narrowed(reading, key, node, read)
    try:
        parts = urlsplit(plain)
        sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and not re.search(_UNSAFE, plain)
        _ = parts.port  # raises where it is none
    except ValueError:
        sound = False
    if sound:
        return plain
    fix = reading.fixed(node, f"https://{plain}") if plain.startswith("www.") and not re.search(_UNSAFE, plain) else ""
    reading.report(BAD_ADDRESS, node, text=read, fix=fix)
    return None


def mail(reading: Reading, key: str, node: Node) -> str | None:
    read = texts.line(reading, key, node)
    if read is None:
        return None
    plain = _narrowed(reading, key, node, read)
    if re.fullmatch(_MAIL, plain):
        return plain
    reading.report(BAD_MAIL, node, text=read)
    return None


def slug(reading: Reading, key: str, node: Node) -> str | None:
    """One segment of an address. What is taken out of texts with a warning is an error here: addresses are for ever."""
    read = node.text.strip() if isinstance(node, Scalar) else texts.line(reading, key, node)
    if read is None:
        return None
    for pattern, why_zh, why_en in _SLUG_REASONS:
        if re.search(pattern, read):
            reading.report(BAD_SLUG, node, text=re.sub(texts.INVISIBLE, "", read), why_zh=why_zh, why_en=why_en)
            return None
    return texts.line(reading, key, node)


def file(reading: Reading, key: str, node: Node) -> str | None:
    read = texts.line(reading, key, node)
    if read is None:
        return None
    if re.match(r"https?:|//", read, re.IGNORECASE):
        reading.report(REMOTE_FILE, node, key=key)
        return None
    return _inside(reading, node, read, read)


def paths(reading: Reading, key: str, node: Node) -> tuple[str, ...] | None:
    words = lists.words(reading, key, node)
    if words is None:
        return None
    # An old address is typed as it stood behind the name of the site: `/2009/03/old/`.
    found = [_inside(reading, node, word, word.removeprefix("/")) for word in words]
    return None if None in found else tuple(path for path in found if path is not None)


def _narrowed(reading: Reading, key: str, node: Node, read: str) -> str:
    """The text with its full-width signs as ASCII, reported: `http：//` comes from a Chinese input method."""
    start = read[:8].translate(_WIDE)
    plain = start + read[8:] if "://" in start else read
    if "@" in read.translate(_WIDE) and "://" not in plain:
        plain = unicodedata.normalize("NFKC", read)
    if plain != read:
        reading.report(FULL_WIDTH_ADDRESS, node, key=key, read=plain, fix=reading.fixed(node, plain))
    return plain


def _inside(reading: Reading, node: Node, typed: str, path: str) -> str | None:
    """The path if it stays inside the site, whatever way it is written."""
    decoded = unquote(path)
    segments = decoded.split("/")
    if not (
        not decoded
        or "\\" in decoded
        or re.match(_SCHEME, decoded)
        or any(segment.strip() in (".", "..", "...") for segment in segments)
        or any(not segment for segment in segments[:-1])
        or texts.is_unsafe(decoded)
    ):
        return path
    line, plain = reading.page.line(node.line), typed.removeprefix("/")
    rooted = plain != typed and re.fullmatch(r"[^/\\.%:][^\\%:]*", plain) and "/." not in plain and "//" not in plain
    fix = line.replace(typed, plain) if rooted and line.count(typed) == 1 else ""
    reading.findings.append(PATH_ESCAPES.at(reading.place_in(node, typed), text=typed, fix=fix))
    return None
