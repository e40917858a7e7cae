"""Bytes → text."""

import pytest

from zhuanlan.reading.encoding import decode

CHINESE = "---\n标题: 开展创先争优\n日期: 2010-11-10\n---\n\n　　推动科学发展，镕基、囍、㐂。\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (CHINESE.encode("gb18030"), "GB18030"),
        (b"\xff\xfe" + CHINESE.encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + CHINESE.encode("utf-16-be"), "UTF-16"),
        (b"\xff\xfe\0\0" + CHINESE.encode("utf-32-le"), "UTF-32"),
    ],
)
def test_other_encodings_are_converted_with_a_notice(data: bytes, name: str) -> None:
    text, (finding,) = decode(data, "a.md")
    assert text == CHINESE
    assert (finding.code.id, finding.severity) == ("converted-encoding", "warning")
    assert finding.message("zh") == f"这个文件是 {name} 编码，已照此读入。"
    assert finding.message("en") == f"This file is encoded as {name} and was read as such."


@pytest.mark.parametrize("data", [CHINESE.encode(), b"\xef\xbb\xbf" + CHINESE.encode()])
def test_utf8_is_read_without_a_word(data: bytes) -> None:
    assert decode(data, "a.md") == (CHINESE, ())


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_newlines(end: str) -> None:
    assert decode(f"甲{end}乙{end}{end}丙".encode(), "a.md") == ("甲\n乙\n\n丙", ())


def test_one_bad_byte_does_not_make_mojibake() -> None:
    data = CHINESE.encode().replace("创先".encode(), b"\xb4\xb4" + "先".encode())
    data.decode("gb18030", "replace")
    text, (finding,) = decode(data, "a.md")
    assert text is None
    assert (finding.code.id, finding.place.line, finding.place.column) == ("bad-byte", 2, 7)
    assert finding.place.excerpt.startswith("标题: 开展")
    assert finding.message("zh") == "这里有一个坏字节（0xB4），不是 UTF-8 的文字，文件读不下去。"


@pytest.mark.parametrize("byte", [0x80, 0xFF, 0xC0, 0xE4])
@pytest.mark.parametrize("at", [0, 1, 7])
def test_a_bad_byte_is_found_wherever_it_stands(byte: int, at: int) -> None:
    data = "\r\n甲".encode() + "一二三四五六七八"[:at].encode() + bytes([byte]) + "。正文正文正文\n".encode()
    _, (finding,) = decode(data, "a.md")
    assert (finding.code.id, finding.place.line, finding.place.column) == ("bad-byte", 2, at + 2)


def test_an_english_file_with_a_stray_latin_byte_is_not_chinese() -> None:
    _, (finding,) = decode(b"title: caf\xe9tier\n", "a.md")
    assert (finding.code.id, finding.place.column) == ("bad-byte", 11)


def test_bad_gb18030_and_bad_utf16_have_a_place() -> None:
    _, (finding,) = decode("第一行\n第二行坏".encode("gb18030") + b"\xff" + "字节在这里".encode("gb18030"), "a.md")
    assert (finding.code.id, finding.place.line, finding.place.column) == ("bad-byte", 2, 5)
    _, (finding,) = decode(b"\xff\xfe" + "甲\n乙".encode("utf-16-le") + b"\x00\xd8" + "丙".encode("utf-16-le"), "a.md")
    assert (finding.code.id, finding.place.line, finding.place.column) == ("bad-byte", 2, 2)


def test_a_surrogate_written_as_utf8_is_refused() -> None:
    _, (finding,) = decode("甲乙丙".encode() + b"\xed\xa0\x80", "a.md")
    assert (finding.code.id, finding.place.column) == ("bad-byte", 4)


def test_nul_has_a_place() -> None:
    _, (finding,) = decode("甲\n乙\0丙".encode(), "a.md")
    assert (finding.code.id, finding.place.line, finding.place.column) == ("nul-character", 2, 2)
    assert finding.place.excerpt == "乙\0丙"


def test_nothing_is_a_text_too() -> None:
    assert decode(b"", "a.md") == ("", ())
