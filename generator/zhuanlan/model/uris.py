"""Addresses for programs that take ASCII alone and see them outside their page: feeds, maps of the site, metadata."""

import re
from contextlib import suppress
from functools import lru_cache
from urllib.parse import quote

_PARTS = re.compile(r"(?:([^:/?#]+:)?//([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
"""A web address in its parts (RFC 3986, appendix B)."""
_ASCII_PATH = re.compile(r"/[0-9A-Za-z/._~-]*")
_PATH = "%/:@!$&'()*+,;=~"
"""What stands in a path as it is (RFC 3986, 3.3), and what is percent-encoded already."""


@lru_cache(maxsize=1024)
def uri(address: str) -> str:
    """An address in ASCII (RFC 3987, 3.1): what a URI may not hold is percent-encoded as UTF-8, a host by IDNA."""
    if _ASCII_PATH.fullmatch(address):
        return address
    found = _PARTS.fullmatch(address)
    assert found is not None, "the expression takes every text"
    scheme, host, path, query, fragment = (part or "" for part in found.groups())
    authority = "" if found[2] is None else quote(scheme, ":+") + "//" + _host(host)
    rest = quote(query, _PATH + "?", errors="replace") + quote(fragment, _PATH + "?#", errors="replace")
    return authority + quote(path, _PATH, errors="replace") + rest


def absolute(base_url: str, url: str) -> str:
    """The URI of a site-absolute address under the paper's `base_url`, which may have a folder; empty without one.

    The front page has the address of the paper itself. An address that is not in the site stays where it is.
    """
    if not base_url:
        return ""
    if not url.startswith("/") or url.startswith("//"):
        return uri(url)
    if url == "/index.html":
        return f"{_root(base_url)}/"
    return _root(base_url) + (url if _ASCII_PATH.fullmatch(url) else uri(url))


@lru_cache(maxsize=16)
def _root(base_url: str) -> str:
    return re.split(r"[?#]", uri(base_url), maxsplit=1)[0].rstrip("/")


def _host(authority: str) -> str:
    """Chinese domain names as name servers know them (RFC 3490); what is none is percent-encoded (RFC 3986, 3.2.2)."""
    if not authority.isascii():
        user, at, host = authority.rpartition("@")
        name, colon, port = host.partition(":")
        with suppress(UnicodeError):
            authority = user + at + name.encode("idna").decode() + colon + port
    return quote(authority, _PATH + "[]", errors="replace")
