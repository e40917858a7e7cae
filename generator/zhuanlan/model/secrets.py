"""What nobody may read on a screen or in a log."""

import re

_IN_ADDRESS = re.compile(r"(\w[\w+.-]*://)[^/\s@'\"]+@")


def hidden(text: str) -> str:
    """The text without user names and passwords in addresses (RFC 3986, 3.2.1)."""
    return _IN_ADDRESS.sub(r"\1***@", text) if "://" in text else text
