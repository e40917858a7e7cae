"""Bytes → text: a byte order mark decides, else strict UTF-8, else GB18030 (docs/decisions/003-front-matter.md).

A UTF-8 file with one broken byte is nearly always valid GB18030 too, and would turn into mojibake without a word.
So GB18030 is believed only where most of the bytes beyond ASCII are *not* UTF-8 and the result reads like Chinese.
"""

import re

from zhuanlan.model.codes.encoding import BAD_BYTE, CONVERTED_ENCODING, NUL_CHARACTER
from zhuanlan.model.diagnostics import Diagnostic, Place

_MARKS = (
    (b"\xef\xbb\xbf", "UTF-8", "utf-8"),
    (b"\xff\xfe\x00\x00", "UTF-32", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "UTF-32", "utf-32-be"),
    (b"\xff\xfe", "UTF-16", "utf-16-le"),
    (b"\xfe\xff", "UTF-16", "utf-16-be"),
)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_UTF8 = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
_MOSTLY = 0.5
_CHINESE = 1 / 3
"""Traditional Chinese in GBK shares more than half of its characters with GB 2312, stray Latin-1 bytes almost none."""


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a file, its lines ended by `\\n`; None where it cannot be read."""
    text, findings = _decoded(data, path)
    if text is None:
        return None, findings
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    nul = text.find("\0")
    if nul >= 0:
        return None, (NUL_CHARACTER.at(_place(path, text, nul)),)
    return text, findings


def _decoded(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], path, name, codec)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _strict(data, path, "UTF-8", "utf-8") if _is_utf8(data) else _as_gb18030(data, path)


def _strict(data: bytes, path: str, name: str, codec: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        return None, (_bad_byte(data, path, name, codec, error.start),)
    return text.lstrip("\ufeff"), () if name == "UTF-8" else (CONVERTED_ENCODING.at(Place(path), encoding=name),)


def _as_gb18030(data: bytes, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    text, findings = _strict(data, path, "GB18030", "gb18030")
    if text is not None and not _is_chinese(text):
        return _strict(data, path, "UTF-8", "utf-8")
    return text, findings


def _is_utf8(data: bytes) -> bool:
    beyond = sum(map(len, _BEYOND_ASCII.findall(data)))
    return sum(map(len, _UTF8.findall(data))) > beyond * _MOSTLY


def _is_chinese(text: str) -> bool:
    beyond = [character for character in text if character > "\x7f"]
    common = "".join(beyond).encode("gb2312", "ignore")
    return len(common) / 2 >= len(beyond) * _CHINESE


def _bad_byte(data: bytes, path: str, name: str, codec: str, start: int) -> Diagnostic:
    before = _lines(data[:start].decode(codec, "replace"))
    after = _lines(data[start:].decode(codec, "replace"))
    place = _place(path, before + after, len(before))
    return BAD_BYTE.at(place, byte=f"{data[start]:02X}", encoding=name)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(path: str, text: str, index: int) -> Place:
    begin = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    excerpt = text[begin : end if end >= 0 else len(text)]
    return Place(path, text.count("\n", 0, index) + 1, index - begin + 1, excerpt)
