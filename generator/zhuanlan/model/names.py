"""Names of people and things: what makes two spellings one."""

import re
import string
import unicodedata
from dataclasses import dataclass

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PADDING = f"(?<=[{_HAN}·]) (?=[{_HAN}·])"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a byline or in the credits.

    `name` identifies (`乔军`); `display` is what the editor typed, and may keep the padding (`乔  军`).
    """

    name: str
    display: str


@dataclass(frozen=True, slots=True)
class Credit:
    """People by role, in the order of the front matter: 责任编辑: 于甲、林乙."""

    role: str
    people: tuple[Person, ...]


def identity(text: str) -> str:
    """The spelling that identifies a name: NFC, no padding between Han characters, single spaces elsewhere."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return re.sub(_PADDING, "", text) if " " in text else text


_NARROW = {wide: chr(wide - 0xFEE0).lower() for wide in range(0xFF01, 0xFF5F)} | {
    ord(letter): letter.lower() for letter in string.ascii_uppercase
}
_FOLDED = re.compile(r"[!-@\[-~“”‘’、。《》「」—\u4e00-\u9fff]+")
"""Small letters, digits, marks and the Han characters that have no other form: nearly all names, once they are narrow."""


def folded(text: str) -> str:
    """`identity` without case and width: two names that readers, or file systems, would take for one."""
    if _FOLDED.fullmatch(text) or _FOLDED.fullmatch(text := text.translate(_NARROW)):
        return text
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", identity(text)).casefold())
