"""Markdown for the shortcut to go wrong on: whole blocks as editors type them, and whatever could make them another."""

from hypothesis import strategies as st

WORDS = """
    一、把准方向 “双承诺” 中文，标点。 —— …… 2010. 12% abc a_b snake_case 1.5亿 （一） ！？ ；：
    **粗** **“双承诺”** *斜* _em_ __strong__ ***三*** **粗*斜*粗** *斜**粗**斜* a*b*c ** * *** _ __ *甲 甲* **甲 甲** * 甲 *
    [字](a.md) [字](a.md#b) [《题》](https://example.org/a?b=1&c=2) [a_b](c_d) [字](a(b)) [](x) [x]() [**粗**](x) [字](x){.y}
    [字] [1] [^1] [字][甲] [甲] [甲]: [字 ](x) ![图](a.png) ![](a.png) ![a_b*](c*d_e.png) ![图] [![图](a.png)](b) ![a&b](c)
    `码` ``码`` `a`b` `x<y` `a&b` `[甲](乙)` `*` ` `` \\* \\_ \\` \\\\ \\\\` \\[ \\a \\< \\& \\| $x_1$ $$\\frac{a}{b}$$ {.x} {#id} {x=1} { }
    &amp; &lt; & &; &#38; &# &#x41; &#X41; a&b=c AT&T < > << a<b 1<2 <br> <br/> <b>粗</b> <i> </i> <sup>1</sup>
    <https://a.b> <a@b.c> <!--more--> <!-- --> <!-- <p> </p> <div> </div> <div></div> <table> <td> <script> </script> <? <![CDATA[
    ]]> "> '> | a|b ||| \ufdd00\ufdd1 \ufdd20\ufdd3 \ufdd4 \ufdd5 \ufdd6 \ufdd70\ufdd7 \x02 \x03 \x02klzzwxh:0000\x03 wzxhzdk:0
    ///Footnotes ``` ~~~ ! # : - + 1. = -- == --- === ___ # ## ::: 1） ①
""".split()  # noqa: SIM905
WORDS += [
    '[字](a "题")',
    "[字](<a b>)",
    "[字]( a )",
    '![图](a.png "说　明")',
    '![ ](b "c" "d")',
    '<img src="a.png">',
    '<a href="b">',
]
WORDS += [
    "{: .x}",
    "\u3000\u3000",
    "\u3000",
    "\xa0",
    "\x1c",
    "\x85",
    "\u2028",
    "* 甲 *",
    "a * b",
    "[甲] [乙](丙)",
    "\ufeff",
]
SPACES = ["", "", "", "", " ", "  ", "    ", "\n", "  \n", "   \n", " \n", "\n    ", "\n  ", "\t", "\u3000", "\\\n"]
STARTS = """
    # ## ###### ####### - * + 1. 2. 01. １. 2010. 9) > >> : ::: | --- *** ___ === -- == ``` ~~~ ```r !!! [^1]: [甲]: <div> </div> <!--
""".split()  # noqa: SIM905
STARTS += ["- - -", "* * *", "-- -", "\u3000\u3000", "- - ", "> - ", "- > ", "1. - "]

TEXT = st.lists(st.sampled_from(WORDS) | st.sampled_from(SPACES), min_size=1, max_size=8).map("".join)
PLAIN = st.lists(
    st.sampled_from([*WORDS[:15], "**粗**", "*斜*", "[字](a.md)", "`码`", "&amp;", ">", "a_b"]), max_size=4
).map("".join)
START = st.sampled_from(["", "", "", "", *STARTS])
SPACE = st.sampled_from(["", " ", " ", " ", "  ", "\t", "\u3000", "    "])
INDENT = st.sampled_from(["", "", "", "", "", " ", "  ", "   ", "    ", "      ", "\t", "\u3000", "\u3000\u3000"])
LINE = st.builds(
    lambda *pieces: "".join(pieces),
    INDENT,
    START,
    SPACE,
    TEXT | PLAIN,
    st.sampled_from(["", "", "", " ", "  ", "   ", "\t", "\\", " #", " ##", "#"]),
)


def _items(marker: str, texts: list[str], gap: str) -> str:
    numbered = marker[0].isdigit()
    return gap.join(
        f"{number}. {text}" if numbered else f"{marker} {text}"
        for number, text in enumerate(texts, int(marker[:-1] or 1) if numbered else 1)
    )


def _quotation(lines: list[str], sign: str) -> str:
    return "\n".join(f"{sign}{line}" for line in "\n".join(lines).split("\n"))


SENSIBLE = st.one_of(
    PLAIN.map(lambda text: f"正文{text}。"),
    st.builds(lambda level, text: f"{'#' * level} 题{text}", st.integers(1, 6), PLAIN),
    st.builds(lambda level, text, more: f"{'#' * level} 题{text}\n{more}", st.integers(1, 6), PLAIN, PLAIN),
    st.builds(
        _items,
        st.sampled_from(["-", "*", "+", "1.", "3."]),
        st.lists(PLAIN.map("项".__add__), min_size=1, max_size=3),
        st.sampled_from(["\n", "\n", "\n\n", "\n\n\n"]),
    ),
    st.builds(
        _quotation,
        st.lists(PLAIN.map("引".__add__) | st.sampled_from(["", "- 甲", "## 题", "> 深"]), min_size=1, max_size=4),
        st.sampled_from(["> ", ">", "> > "]),
    ),
    st.sampled_from(
        [
            "---",
            "***",
            "* * *",
            "第一行\n第二行",
            "甲  \n乙",
            "　　段首缩进。",
            "|a|b|\n|-|-|\n|1|2|",
            "```r\nx <- 1\n\ny\n```",
            "    码",
        ]
    ),
    st.sampled_from(
        [
            "题\n---",
            "题\n===",
            "术语\n: 释义",
            ": 释义",
            "[^1]: 注。",
            "文[^1]。",
            "[甲]: http://a.b",
            "文[甲]。",
            "{: .lead}",
            "<!--more-->",
            "<div>\n\n文\n\n</div>",
            '<p align="center">文</p>',
            "<br>",
            "\ufdd20\ufdd3",
        ]
    ),
)
HOSTILE = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
GAP = st.sampled_from(
    [
        "\n\n",
        "\n\n",
        "\n\n",
        "\n\n",
        "\n\n\n",
        "\n\n\n\n",
        "\n",
        "\n \n",
        "\n    \n",
        "\n\t\n",
        "\n\u3000\n",
        "\n\n    ",
        "\n\n  ",
        "\n\n> ",
        "\n> ",
        "\n- ",
        "\n\n- ",
        "\n\n    - ",
    ]
)


def _joined(blocks: list[tuple[str, str]]) -> str:
    return "".join(piece for pair in blocks for piece in pair)


ORDINARY = st.lists(st.tuples(SENSIBLE, GAP), max_size=8).map(_joined)
MIXED = st.lists(st.tuples(SENSIBLE | HOSTILE, GAP), max_size=6).map(_joined)
TYPED = st.text(alphabet="*_`#>-+1.[]()!|{}:\"'\\&;</= \n\n\n\t编者按一二a\u3000\ufdd1\ufdd7\x02\x1c", max_size=60)
WRAPPED = st.builds(
    lambda text, edge: f"甲{edge}{text}{edge}乙", TEXT, st.sampled_from(["*", "**", "_", "`", "", "[", "\n\n"])
)
TEXTS = ORDINARY | MIXED | TYPED | HOSTILE | WRAPPED
