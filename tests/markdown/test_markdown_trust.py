"""Raw HTML: what passes, what is removed and reported, what is printed as typed."""

import pytest

from tests.markdown.rendered import body_of, faults, found, html_of
from zhuanlan.reading.markdown import convert
from zhuanlan.reading.markdown.allowed import ATTRIBUTES, EVERYWHERE, SCHEMES, TAGS


def test_the_lists_name_nothing_dangerous() -> None:
    assert TAGS.isdisjoint({"script", "style", "svg", "math", "iframe", "form", "object", "embed", "base", "input"})
    names = EVERYWHERE.union(*ATTRIBUTES.values())
    assert not [name for name in names if name.startswith("on") or name in ("style", "srcdoc", "target", "name")]
    assert sorted(SCHEMES) == ["http", "https", "mailto", "tel"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("甲<script>x</script>", [("removed-html", 1, 2)]),
        ("甲\n\n<script>\nx\n\n</script>\n\n<iframe src=x></iframe>", [("removed-html", 3, 1), ("removed-html", 8, 1)]),
        ("<font color=red>甲</font>", [("removed-html", 1, 1)]),
        ("<center>甲</center>", [("removed-html", 1, 1)]),
        ("<b onclick='x' title=\"y\">甲</b>", [("removed-html", 1, 4), ("removed-html", 1, 16)]),
        ('<p style="color:red">甲</p>', [("removed-html", 1, 4)]),
        ('<p style="text-align: center">甲</p>', []),
        ('<td align="right" width="50%">甲</td>', [("removed-html", 1, 19)]),
        ('<span class="small big">甲</span>', [("removed-attribute", 1, 7)]),
        ("甲<svg><path d='x'/></svg>乙", [("removed-html", 1, 2)]),
        ("`<script>` 甲", []),
        ("```\n<script>\n```", []),
        ("正文\n\n    <script>x</script>\n\n正文", []),
        ("<table>\n\n    <td x=1>甲</td>\n\n</table>", [("removed-html", 3, 9)]),
        ("- 甲\n\n    <script>x</script>\n", [("removed-html", 3, 5)]),
        ("<!-- <script> -->", []),
        ("请填<整数>和<dbl>", [("unknown-tag", 1, 3), ("unknown-tag", 1, 8)]),
        ("a < b > c, 1<2", []),
        ("<http://a.b> <a@b.c>", []),
        ("\\<dbl>", []),
        ("正文\n{: .fancy .note onclick=x }", [("removed-attribute", 2, 4), ("removed-attribute", 2, 17)]),
        ("$x_{a.b}$ {x=1}", []),
    ],
)
def test_findings(typed: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(typed + "\n") == expected


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("请填<整数>和<dbl>", "<p>请填&lt;整数&gt;和&lt;dbl&gt;</p>"),
        ("甲<script>x</script>乙", "<p>甲乙</p>"),
        ("甲<script>乙", "<p>甲乙</p>"),
        ("H<sub>2</sub>O 10<sup>2</sup>", "<p>H<sub>2</sub>O 10<sup>2</sup></p>"),
        ('<p style="text-align:right">甲</p>', '<p class="align-right">甲</p>'),
        ("正文\n{: .note .fancy #x }", '<p id="w-x" class="note">正文</p>'),
        ("甲<b>乙\n\n丙", "<p>甲<b>乙</b></p><b>\n<p>丙</p></b>"),
        ("</div></p>甲", "<p></p>甲<p></p>"),
        ("<ruby>汉<rt>hàn</rt></ruby>", "<p><ruby>汉<rt>hàn</rt></ruby></p>"),
        ("&#xfdd0;0&#xfdd1;甲", "<p>0甲</p>"),
    ],
)
def test_what_passes(typed: str, html: str) -> None:
    assert body_of(typed + "\n") == html


def test_table_columns_keep_their_sides() -> None:
    html = body_of("| 甲 | 乙 | 丙 |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n")
    assert '<th class="align-left" scope="col">甲</th>' in html
    assert '<td class="align-center">2</td>' in html
    assert '<td class="align-right">3</td>' in html


ATTACKS = [
    "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<a href='java\nscript:alert(1)'>x</a>",
    '![x](x"onerror="alert(1))',
    "[x](javascript&colon;alert(1))",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<p id=cookie name=x>",
    "<base href=//x>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<details open ontoggle=alert(1)>",
    "{: onclick=alert(1) }",
    "# x {: onclick=alert(1) style=x }",
    "```{ .x onclick=alert(1) }\nx\n```",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<video src=javascript:x><source src=javascript:x>",
    "::: 编者按 <script>x</script>\n甲\n:::\n",
    "[[<script>x</script>|<b>y]]",
    "&lt;script>alert(1)&lt;/script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<style><!--</style><script>alert(1)//--></script>",
    "\x02wzxhzdk:0\x03<b>\ufdd00\ufdd1",
    "<textarea><script>x</textarea><script>y",
    "<plaintext>\n\n**甲**",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks(attack: str) -> None:
    for text in (attack, f"甲{attack}乙", f"> {attack}\n\n丙", f"- {attack}\n- 丁"):
        done = convert(text + "\n", file="a.md")
        assert faults(done) == []
        assert "丙" not in text or "丙" in html_of(done.body)


def test_invisible_characters() -> None:
    text = "甲\u200b乙\u202e丙\n\n👨\u200d👩 \ufeff![](a.png)\n"
    assert found(text, line=5) == [
        ("invisible-character", 5, 2), ("invisible-character", 5, 4), ("invisible-character", 7, 5), ("missing-alt", 7, 6)
    ]  # fmt: skip
    assert body_of(text).startswith("<p>甲乙丙</p>\n<p>👨\u200d👩 <img")
    assert found("甲&#8203;乙&zwj;\n") == [("invisible-character", 1, 2), ("invisible-character", 1, 10)]
