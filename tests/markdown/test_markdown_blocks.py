"""Paragraphs, lists, blocks, 编者按 and lead sentences, as editors type them."""

import pytest

from tests.markdown.rendered import body_of, found, html_of
from zhuanlan.model.document import Heading
from zhuanlan.reading.markdown import convert


def flat(html: str) -> str:
    return html.replace("\n", "")


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("　　第一段\n　　第二段\n", "<p>第一段</p><p>第二段</p>"),
        ("第一段\n　　第二段\n接着\n", "<p>第一段</p><p>第二段接着</p>"),
        ("> 　　甲\n> 　　乙\n", "<blockquote><p>甲</p><p>乙</p></blockquote>"),
        ("　　1. 甲\n　　# 乙\n", "<p>1. 甲</p><p># 乙</p>"),
        ("```\n甲\n　　乙\n```\n", "<pre><code>甲　　乙</code></pre>"),
        ("甲\n　乙\n", "<p>甲　乙</p>"),
        ("文字\n- 甲\n- 乙\n", "<p>文字</p><ul><li>甲</li><li>乙</li></ul>"),
        ("文字\n1. 甲\n2. 乙\n", "<p>文字</p><ol><li>甲</li><li>乙</li></ol>"),
        ("文字\n- 只有一项\n", "<p>文字\n- 只有一项</p>"),
        ("生于\n2010. 甲\n2011. 乙\n", "<p>生于\n2010. 甲\n2011. 乙</p>"),
        ("$$\na\n- b\n- c\n$$\n", "<p>$$a- b- c$$</p>"),
        ("- 甲\n  - 乙\n    - 丙\n- 丁\n", "<ul><li>甲<ul><li>乙<ul><li>丙</li></ul></li></ul></li><li>丁</li></ul>"),
        ("1. 甲\n   - 乙\n2. 丙\n", "<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>"),
        ("- 甲\n    - 乙\n        - 丙\n", "<ul><li>甲<ul><li>乙<ul><li>丙</li></ul></li></ul></li></ul>"),
        ("3. 甲\n4. 乙\n", '<ol start="3"><li>甲</li><li>乙</li></ol>'),
    ],
)
def test_paragraphs_and_lists(typed: str, html: str) -> None:
    assert flat(body_of(typed)) == html.replace("\n", "")


NOTE = '<div role="note" aria-label="编者按" class="note"><p class="note-title">编者按</p><p>甲</p></div>'


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("::: 编者按\n甲\n:::", NOTE),
        (":::编者按\n甲\n:::", NOTE),
        ("：：： 编者按\n甲\n：：：", NOTE),
        ("::: note\n甲\n:::", NOTE),
        ("!!! 编者按\n    甲", NOTE),
        ("！！！ 编者按\n　　甲", NOTE),
        ("!!! note\n  甲", NOTE),
        ("::: 编者按 开栏的话\n甲\n:::", NOTE.replace("编者按", "开栏的话")),
        ("::: 链接\n甲\n:::", NOTE.replace('class="note"', 'class="related"').replace("编者按", "链接")),
        ("::: 链接 <b>&\n甲\n:::", NOTE.replace('class="note"', 'class="related"').replace("编者按", "&lt;b&gt;&amp;")),
    ],
)
def test_blocks(typed: str, html: str) -> None:
    assert flat(body_of(f"前文\n{typed}\n后文\n")) == f"<p>前文</p>{html}<p>后文</p>"
    assert found(f"前文\n{typed}\n后文\n") == []


def test_markdown_within_a_div() -> None:
    html = body_of('<div align="center">\n\n**甲**\n\n</div>\n\n<div>**乙**</div>\n')
    assert flat(html) == '<div class="align-center"><p><strong>甲</strong></p></div><div>**乙**</div>'
    assert found('<div align="center" id=x onclick=y>\n\n![](a.png)\n\n</div>\n') == [
        ("removed-html", 1, 26), ("missing-alt", 3, 1)
    ]  # fmt: skip


def test_blocks_within_blocks_and_around_lists() -> None:
    html = body_of("前文\n\n::: 链接\n- 甲\n- 乙\n::: note\n丙\n:::\n:::\n\n```\n::: note\n```\n")
    assert html.count("<div") == html.count("</div>") == html.count('role="note"') == 2
    assert "::: note\n</code>" in html


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("编者按：甲", "<p>甲</p>"),
        ("编者按:甲", "<p>甲</p>"),
        ("【编者按】甲", "<p>甲</p>"),
        ("[编者按]甲", "<p>甲</p>"),
        ("**编者按：**甲", "<p>甲</p>"),
        ("**编者按**：甲", "<p>甲</p>"),
        ("　　编者按：甲\n乙", "<p>甲乙</p>"),
        ("编者按：甲\n　　丙", "<p>甲</p>"),
        ("::: 编者按\n甲\n\n乙\n:::", "<p>甲</p>\n<p>乙</p>"),
        ("!!! 编者按\n    甲\n\n    乙", "<p>甲</p>\n<p>乙</p>"),
    ],
)
def test_note_at_the_head(typed: str, note: str) -> None:
    done = convert(f"\n{typed}\n\n正文\n", file="a.md")
    assert html_of(done.note) == note
    assert html_of(done.body).endswith("<p>正文</p>")
    assert "甲" not in html_of(done.body)


def test_a_note_elsewhere_stays() -> None:
    assert not convert("正文\n\n编者按：甲\n", file="a.md").note.parts
    assert not convert("编者按这一栏目\n", file="a.md").note.parts


def test_places_in_a_note_and_after_it() -> None:
    assert found("# 题\n\n编者按：![](a.png)\n![](b.png)\n\n![](c.png)\n", line=10) == [
        ("missing-alt", 12, 5), ("missing-alt", 13, 1), ("missing-alt", 15, 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "outline"),
    [
        (["一要甲。子", "二要乙，丑；寅"], ["一要甲", "二要乙，丑"]),
        (["一是甲。", "中间", "二是乙。"], ["一是甲", "二是乙"]),
        (["首先，甲。", "其次，乙。", "最后，丙。"], ["首先，甲", "其次，乙", "最后，丙"]),
        (["第一，甲。", "第二，乙。"], ["第一，甲", "第二，乙"]),
        (["（一）甲", "子", "（二）乙", "丑"], ["（一）甲", "（二）乙"]),
        (["**一、甲。**子", "**二、乙**丑。"], ["一、甲", "二、乙"]),
        (["一要" + "甲" * 20 + "，" + "乙" * 30 + "。", "二要乙。"], ["一要" + "甲" * 20, "二要乙"]),
        (["二要甲。", "三要乙。"], []),
        (["一要甲。", "三要乙。"], []),
        (["首先，甲。"], []),
        (["# 题", "一要甲。", "二要乙。"], ["题"]),
        (["> 一要甲。", "> 二要乙。"], []),
    ],
)
def test_outline_from_lead_sentences(typed: list[str], outline: list[str]) -> None:
    body = convert("\n\n".join(typed) + "\n", file="a.md").body
    assert [heading.text for heading in body.outline] == outline
    assert {heading.id for heading in body.outline} <= set(body.anchors)


def test_a_lead_is_marked_and_can_be_linked() -> None:
    html = body_of("一要[甲](a.md)好——坏。子\n\n**二要乙。**丑\n\n见[二](#二要乙)\n")
    assert '<p id="w-一要甲好-坏"><strong class="lead">一要<a href="a.md">甲</a>好' in html
    assert "坏。</strong>子</p>" in html
    assert '<p id="w-二要乙"><strong class="lead">二要乙。</strong>丑</p>' in html
    assert '<a href="#w-二要乙">二</a>' in html


def test_the_title() -> None:
    text = "\n# **题**目 #\n\n## 节\n\n正文\n"
    assert convert(text, file="a.md").title == "题目"
    assert convert("正文\n\n# 题\n", file="a.md").title == ""


def test_a_first_level_moves_all_headings_down() -> None:
    outline = convert("# 甲\n\n## 乙\n\n###### 丙\n", file="a.md").body.outline
    assert outline == (Heading(2, "w-甲", "甲"), Heading(3, "w-乙", "乙"), Heading(6, "w-丙", "丙"))
    assert [heading.level for heading in convert("## 甲\n\n### 乙\n", file="a.md").body.outline] == [2, 3]
