"""XML files: an element with its text and children, in characters that XML allows."""

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""XML 1.0, 2.2: no reference can bring these in either, so they are left out."""


def plain(text: str) -> str:
    """The text without the characters that no XML may hold, nor a sound Unicode file."""
    return _FORBIDDEN.sub("", text)


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A new child of `parent`; text and attributes are never markup."""
    child = SubElement(parent, name, {key: plain(value) for key, value in attributes.items()})
    child.text = plain(text) or None
    return child


def document(root: Element) -> bytes:
    """The file, a line an element, so that two versions of it can be compared."""
    indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
