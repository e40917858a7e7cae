"""Findings about the bytes of a file. The rule: docs/decisions/003-front-matter.md."""

from zhuanlan.model.diagnostics import Bilingual, Code, Example

_HEAD = "---\n标题: 例\n日期: 2026-11-23\n---\n\n"

CONVERTED_ENCODING = Code(
    "converted-encoding",
    "warning",
    Bilingual("这个文件是 {encoding} 编码，已照此读入。", "This file is encoded as {encoding} and was read as such."),
    Bilingual("在编辑器里把它另存为 UTF-8。", "Save it as UTF-8 in your editor."),
    Example("content/articles/例.md", data=(_HEAD + "这一篇是用旧编码写的正文。\n").encode("gb18030")),
)

BAD_BYTE = Code(
    "bad-byte",
    "error",
    Bilingual(
        "这里有一个坏字节（0x{byte}），不是 {encoding} 的文字，文件读不下去。",
        "There is a broken byte here (0x{byte}) that is no {encoding} text, so the file cannot be read.",
    ),
    Bilingual(
        "在编辑器里打开这个文件，把这一处重新打一遍，再存为 UTF-8。",
        "Open the file in your editor, type this spot again, and save it as UTF-8.",
    ),
    Example("content/articles/例.md", data=(_HEAD + "正文里有一个坏").encode() + b"\xff" + "字节。\n".encode()),
)

NUL_CHARACTER = Code(
    "nul-character",
    "error",
    Bilingual(
        "这里有一个空字符（NUL），文本文件里不该有它；文件可能损坏了，也可能是没有标记的 UTF-16。",
        "There is a NUL character here, which no text file may hold; the file may be damaged, or UTF-16 without its mark.",
    ),
    Bilingual("删去这个字符，或把文件另存为 UTF-8。", "Delete the character, or save the file as UTF-8."),
    Example("content/articles/例.md", data=(_HEAD + "正文里有一个空").encode() + b"\0" + "字符。\n".encode()),
)

CODES = (CONVERTED_ENCODING, BAD_BYTE, NUL_CHARACTER)
