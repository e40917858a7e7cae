"""The shortcut around Python-Markdown: what it gives is what the library gives, to the letter, or nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor

from tests.markdown.blocks import ORDINARY, TEXTS
from zhuanlan.reading.markdown import fences
from zhuanlan.reading.markdown.parser import make_parser, parse
from zhuanlan.reading.markdown.shortcut import carried

ROOT = Path(__file__).resolve().parents[2]
LIBRARY: Markdown = make_parser()


def made(text: str) -> str | type[Exception]:
    """What the library makes of a text, on its own."""
    try:
        return LIBRARY.reset().convert(text)
    except Exception as error:
        return type(error)


def taken(text: str) -> str | type[Exception]:
    try:
        return parse(text)
    except Exception as error:
        return type(error)


def typed() -> Iterator[Path]:
    return (path for folder in ("content", "tests/sites", "docs") for path in (ROOT / folder).rglob("*.md"))


FEW = settings(max_examples=400, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
MANY = settings(max_examples=40_000, deadline=None)


@FEW
@given(TEXTS)
@example("正文。\n\n- \n <div>\n\n\n")
@example("１. \n\n")
@example("- a | b\n- -|-")
@example("- a\n- --\n")
@example("![a&b](c)")
@example("*a***b** c")
@example("`a` \\` `b`")
@example("&\\#38;")
@example("甲\n\n: 释义")
@example("<div>\n\n甲\n\n</div>")
@example("甲  \n**乙**  \n[丙](x)")
@example("- 甲\n\n- 乙\n- 丙\n\n- 丁")
@example("甲\n\n&#<b>乙</b>\n&amp;\n丙<br>")
@example("甲甲甲。\n\n <?\n<div>乙\n\n")
@example("甲`\n___\n`乙")
@example("甲**乙**\n\n丙*丁**戊*[己](庚)")
@example("> 甲\n>\n\n> 乙")
def test_it_gives_what_the_library_gives(text: str) -> None:
    assert taken(text) == made(text)


@pytest.mark.property
@MANY
@given(TEXTS)
def test_it_gives_what_the_library_gives_for_very_many_texts(text: str) -> None:
    assert taken(text) == made(text)


@pytest.mark.property
@MANY
@given(ORDINARY)
def test_it_gives_what_the_library_gives_for_ordinary_text(text: str) -> None:
    assert taken(text) == made(text)


def test_it_gives_what_the_library_gives_for_all_that_is_typed_here() -> None:
    texts = [path.read_text(encoding="utf-8") for path in typed()]
    assert len(texts) > 20
    for text in texts:
        assert taken(text) == made(text)


ARTICLE = """
编者按：**“双承诺”**活动已满一年。

## 一、把准方向

正文[《题》](https://example.org/a_b?c=1&d=2)，*斜*，`码`，A&B，1 > 0。

![图](a.png "说明　本报记者摄")

- 甲
- 乙

1. 甲

2. 乙

> 引文。
>
> ——出处

| 单位 | 数 |
| --- | ---: |
| 甲 | 1 |

---
"""


def test_an_ordinary_article_needs_no_library() -> None:
    assert carried(ARTICLE).rest == ""
    assert parse(ARTICLE) == made(ARTICLE)


@pytest.mark.parametrize(
    ("more", "rest"),
    [
        ("```r\nx\n\ny\n```", "```"),
        ("文[^1]。\n\n[^1]: 注。", "[^1]"),
        ("    码", "    码"),
        ("<div>\n\n文\n\n</div>", "<div>"),
        ("题\n===", "==="),
        ("术语\n:   释义", ":   释义"),
    ],
)
def test_only_what_is_not_known_goes_to_the_library(more: str, rest: str) -> None:
    known = carried(ARTICLE + "\n" + more)
    assert rest in known.rest
    assert len(known.runs) == 1
    assert "正文" not in known.rest
    assert parse(ARTICLE + "\n" + more) == made(ARTICLE + "\n" + more)


@pytest.mark.parametrize(
    "text", ["- 甲\n\n    乙", "- 甲\n\n- 乙 *", "> 甲\n\n> 乙 `", "乙 *\n\n> 甲", "<div>\n\n甲\n\n</div>"]
)
def test_nothing_is_taken_from_what_may_go_on(text: str) -> None:
    known = carried(text)
    assert known.runs == ()
    assert known.rest == text


def test_a_mark_that_does_not_come_back_gives_the_text_to_the_library() -> None:
    text = "甲\n\n: 释义"
    known = carried(text)
    assert known.joined(LIBRARY.reset().convert(known.rest)) is None
    assert parse(text) == made(text)
    assert "<dt>甲</dt>" in parse(text)


def test_fences_are_found_with_the_pattern_of_the_library() -> None:
    assert fences.pattern() is FencedBlockPreprocessor.FENCED_BLOCK_RE
