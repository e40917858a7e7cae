"""From the bytes that a browser asks with to a path of the paper; nothing of it ever becomes a path on the disk."""

import re
from urllib.parse import unquote_to_bytes

LONGEST = 4096
"""Bytes. The longest path of a paper has a few names of 200 bytes, percent-encoded three times as long."""

_STRAY = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\]")


def path_of(raw: bytes) -> str | None:
    """The decoded path without its leading slash, a folder as its `index.html`; None for what no browser asks."""
    if len(raw) > LONGEST or not raw.startswith(b"/") or _STRAY.search(raw):
        return None
    try:
        path = unquote_to_bytes(raw).decode("utf-8")[1:]
    except UnicodeDecodeError:
        return None
    *folders, name = path.split("/")
    if _CONTROL.search(path) or {".", ".."} & {*folders, name} or "" in folders:
        return None
    return path if name else f"{path}index.html"
