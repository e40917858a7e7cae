"""Words and paragraphs: bold in Chinese, newlines, dashes, references, what becomes `Text`."""

from itertools import pairwise

import pytest

from tests.markdown.rendered import body_of
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.document import Ref
from zhuanlan.model.paragraphs import paragraphs
from zhuanlan.reading.markdown import convert


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("**“双承诺”**活动", "<p><strong>“双承诺”</strong>活动</p>"),
        ("**第一句。**后文", "<p><strong>第一句。</strong>后文</p>"),
        ("前文**“粗”**", "<p>前文<strong>“粗”</strong></p>"),
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("第一行，\n“第二行", "<p>第一行，“第二行</p>"),
        ("第一行 \n  第二行", "<p>第一行第二行</p>"),
        ("**粗**\n后文", "<p><strong>粗</strong>后文</p>"),
        ("前文\n**粗**", "<p>前文<strong>粗</strong></p>"),
        ("**粗**\n*斜*", "<p><strong>粗</strong><em>斜</em></p>"),
        ("中文\nLatin\n中文", "<p>中文\nLatin\n中文</p>"),
        ("共 30\n人", "<p>共 30\n人</p>"),
        ("见\n[[乔军]]", '<p>见<a href="/乔军">乔军</a></p>'),
        ("第一行  \n第二行", "<p>第一行<br>\n第二行</p>"),
        ("`中\n文`", "<p><code>中\n文</code></p>"),
        ("```\n中\n文——\n```", "<pre><code>中\n文——\n</code></pre>"),
        ("好——坏", '<p>好<span class="dash">——</span>坏</p>'),
        ("`——`", "<p><code>——</code></p>"),
        ("## 好——坏", '<h2 id="w-好-坏">好<span class="dash">——</span>坏</h2>'),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("AT&amp;T", "<p>AT&amp;T</p>"),
        ("&#", "<p>&amp;#</p>"),
    ],
)
def test_text(typed: str, html: str) -> None:
    assert body_of(typed + "\n") == html


@pytest.mark.parametrize(
    "typed",
    [
        "x[[1]]",
        "[[1]]",
        "wei[[i]]",
        "[[:punct:]]",
        "`[[甲]]`",
        "<code>[[甲]]</code>",
        "\\[[甲]]",
        "a[[甲]]",
        "][[甲]]",
        ")[[甲]]",
        "[[]]\n   ",
        "[[ ]]",
        "[[甲]](a.md)",
        "![[甲]]",
        "[[甲\n乙]]",
        "```\n[[甲]]\n```",
    ],
)
def test_what_is_no_reference_stays_text(typed: str) -> None:
    body = convert(typed + "\n", file="a.md").body
    assert not any(isinstance(part, Ref) for part in body.parts)
    assert "甲" not in typed or "甲" in body_of(typed + "\n")


def test_references() -> None:
    text = "前文\n\n| [[甲|乙]] | [[丙｜丁]] |\n|---|---|\n| 见[[戊]]。 | [见[[己]]](a.md) |\n"
    parts = convert(text, file="a.md", line=11).body.parts
    refs = [part for part in parts if isinstance(part, Ref)]
    assert [(ref.target, ref.label) for ref in refs] == [("甲", "乙"), ("丙", "丁"), ("戊", "戊")]
    assert refs[0].place == Place("a.md", 13, 3, "| [[甲|乙]] | [[丙｜丁]] |")
    assert refs[1].place.column == 13
    assert '">见己</a>' in body_of(text)


def test_adjacent_markup_is_one_part() -> None:
    parts = convert("甲**`乙`**\n\n---\n\n丙\n", file="a.md").body.parts
    for before, after in pairwise(parts):
        assert not (isinstance(before, str) and isinstance(after, str))


def test_paragraphs_are_plain() -> None:
    text = "甲**乙**[[丙|丁]]&amp;[^1]\n戊\n\n- 己\n    - 庚\n\n> 辛\n\n|壬|\n|-|\n|癸|\n\n```\n子\n```\n\n# 丑\n\n[^1]: 寅\n"
    assert tuple(paragraphs(convert(text, file="a.md").body)) == ("甲乙丁& 戊", "己", "庚", "辛")


def test_a_broken_line_parts_words_where_they_are_plain() -> None:
    assert tuple(paragraphs(convert("甲  \n乙\n丙<br>**丁**\n", file="a.md").body)) == ("甲 乙丙 丁",)
