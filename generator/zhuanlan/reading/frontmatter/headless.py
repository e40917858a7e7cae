"""No front matter at all: the first `#` heading is the title, the date in the file's name is the date."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from zhuanlan.reading.frontmatter.nodes import Scalar

_HEADING = re.compile(r" {0,3}#(?!#)[ \t\u3000]*(?P<title>\S.*?)(?:[ \t]+#+)?[ \t\u3000]*$")
_CODE = re.compile(r" {0,3}(```|~~~)")
_DATE = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?!\d)|\d{4}([._]?)\d{2}\1\d{2}(?!\d)|[\d〇零○一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月"
    r"[\d一二三四五六七八九十]{1,3}[日号]"
)


@dataclass(frozen=True, slots=True)
class Headless:
    """What a text without front matter tells. The heading's line is left blank, so that lines keep their numbers."""

    title: Scalar | None
    day: Scalar | None
    body: str
    line: str = ""
    """The heading's line as typed."""


def read(text: str, path: str) -> Headless:
    day = _day(path)
    lines = text.split("\n")
    fence = ""
    for index, line in enumerate(lines):
        code = _CODE.match(line)
        if code and fence in ("", code[1]):
            fence = "" if fence else code[1]
        heading = None if fence or "#" not in line else _HEADING.match(line)
        if heading:
            number, start, end = index + 1, heading.start("title"), heading.end("title")
            title = Scalar(heading["title"], number, start + 1, number, end + 1, style='"')
            return Headless(title, day, "\n".join((*lines[:index], "", *lines[index + 1 :])), line)
    return Headless(None, day, text)


def _day(path: str) -> Scalar | None:
    match = _DATE.match(PurePosixPath(path).name)
    return Scalar(match[0].replace("_", "-"), 0, 0, 0, 0, style='"') if match else None
