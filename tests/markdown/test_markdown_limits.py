"""Bombs: a result or a clear finding, soon. The limits here are ten times what is measured."""

import time

import pytest

from tests.markdown.rendered import found
from zhuanlan.reading.markdown import convert

N = 20_000
BOMBS = {
    "[": "[" * N, "![": "![" * N, "[[": "[[" * N, "[]": "[" * N + "]" * N, "[](": "[](" * N, "[a](": "[a](" * N, "[^": "[^" * N,
    "<a ": "<a " * N, "<a x=": '<a x="' * N, "<!--": "<!--" * N, "<script>": "<script>" * N, "<b>": "<b>" * N,
    "<ul><li>": "<ul><li>" * N, "*": "*" * N, "*a": "*a **b " * N, "_": "_a" * N, "`": "` `` " * N, "```a": "```a\n" * N,
    "{": "a {" * N, "&#": "&#" * N, "#": "# 甲\n\n" * (N // 4), "[^1]": "[^1]" * N + "\n\n[^1]: 甲",
    "lists": "\n".join("    " * n + "- 甲" for n in range(400)), "quotes": "\n".join("> " * n + "甲" for n in range(400)),
    "quotes2": ">" * 400 + " 甲", "one line": "- " * 400 + "甲", "definitions": "甲\n: 乙\n" * 400,
    ":::": "::: 编者按\n" * 2000, "[x](#y)": "[甲](#乙丙)\n\n## 甲乙丙\n\n" * 1000, "images": "![](a.png)" * (N // 4),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_soon_over(name: str) -> None:
    start = time.process_time()
    convert(BOMBS[name] + "\n", file="a.md")
    assert time.process_time() - start < 60  # a guard against a hang, not a figure


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("[", "too-complex"),
        ("lists", "too-deep"),
        ("quotes", "too-deep"),
        ("one line", "too-deep"),
        ("<b>", "too-deep"),
        ("definitions", "too-deep"),
        ("[^1]", "too-complex"),
        ("```a", "too-complex"),
    ],
)
def test_what_is_refused_is_said(name: str, code: str) -> None:
    done = convert(f"正文\n\n{BOMBS[name]}\n", file="a.md")
    assert [finding.code.id for finding in done.findings if finding.severity == "error"] == [code]
    assert done.findings[-1].place.line >= 3
    assert not done.body.parts


def test_what_articles_have_is_not_refused() -> None:
    nested = "".join("    " * n + "- 甲\n" for n in range(12))
    links = "".join(f"- [第{n}篇](https://example.org/{n}) `[[{n}]]`\n" for n in range(500))
    rule = "* " * 60 + "\n"
    fences = "```python\nx[0][1]\n```\n\n" * 300
    for text in (nested, links, rule, fences, "> " * 8 + "甲\n"):
        assert found(text) == []
