"""Whatever is typed: no exception, nothing forbidden, ids and their links sound, and the same result every time."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from tests.markdown.rendered import faults
from zhuanlan.reading.markdown import convert
from zhuanlan.reading.markdown.parser import make_parser, ours, parse

WORDS = """
    * ** _ ` ``` ~~~ # ## ### > - + 1. 2. : [ ] ( ) ! ![ ]( [[ ]] [^1] [^1]: | --- |- {: } {# } { " ' \\ & &amp; &# ; < </ />
    <a <b> </b> <p> </p> <div> </div> <script> </script> <svg> <style> <table> <td> </table> <ul> <li> <h2> <!-- --> <? ]]>
    <img src= href= "#a" onclick= style= class=lead id=a javascript: data: http:// http：// //x # #一 ::: !!! 编者按 编者按： 链接
    note 一要 二要 首先 其次 （一） （二） 。 ， —— …… 中文 乔军 abc a.png .mp3 \u3000\u3000 \u200b \ufdd0 \x02 wzxhzdk:0 klzzwxh:0000
    \ufdd01\ufdd1 {:#x} {:.note} {:onclick=x} == -- $$ 2010. = %E4 <http://a.b> <a@b.c> <整数> <details> </details> <pre> <code>
""".split()  # noqa: SIM905
WORDS += [
    "[[乔军]]",
    "[字](a.md)",
    "![图](b.png)",
    "[见](#甲)",
    "`[[x]]`",
    '<a href="#甲">',
    '<p id="甲">',
    "\n::: 编者按\n",
    "\n:::\n",
]
WORDS += [
    "\n\n一要甲。",
    "\n\n二要乙，丙。",
    "\n\n**三要丁。**",
    "\n\n# 甲\n\n",
    "\n\n## 甲 {#乙}\n\n",
    "\n\n!!! 链接\n    ",
    "\n- a\n- b",
]
WORDS += [
    "\n\n|a|b|\n|-|:-:|\n|1|2|\n\n",
    "\n```\n",
    "[a](javascript:x)",
    "![](http://x/y.png)",
    "&#xfdd0;0&#xfdd1;",
    "&zwj;",
    "\n  - c",
]
SPACES = ["\n", "\n\n", " ", "  ", "    ", "\t", "\n- ", "\n\n> ", "\n# ", "\n    ", ""]
HOSTILE = st.lists(st.sampled_from(WORDS + SPACES * 6), max_size=40).map("".join)
LETTERS = st.text(
    alphabet="*_`#>-+1.[]()!|{}:\"'\\&;</= \n\t编者按一二要中a\u3000\u200d\ufdd1\ud800\x00\x02", max_size=80
)


@settings(max_examples=400, deadline=None)
@given(HOSTILE | LETTERS)
@example("<a id='fn:1'>\n\n[^1]\n\n[^1]: x")
def test_nothing_typed_breaks_a_page(text: str) -> None:
    assert faults(convert(text, file="a.md")) == []


@settings(max_examples=100, deadline=None)
@given(HOSTILE, HOSTILE)
def test_what_was_converted_before_changes_nothing(before: str, text: str) -> None:
    first = convert(text, file="a.md")
    convert(before, file="b.md")
    assert convert(text, file="a.md") == first


@settings(max_examples=100, deadline=None)
@given(HOSTILE.filter(lambda text: "\ufdd0" not in text))
def test_a_kept_parser_gives_what_a_new_one_gives(text: str) -> None:
    assert parse(text) == make_parser().convert(text)
    assert parse(text) == Markdown(extensions=ours(), output_format="html").convert(text)


@settings(max_examples=150, deadline=None)
@given(HOSTILE, st.integers(1, 50))
def test_every_place_is_in_the_text(text: str, line: int) -> None:
    lines = text.split("\n")
    for finding in convert(text, file="a.md", line=line).findings:
        place = finding.place
        if place.line:
            assert place.excerpt == lines[place.line - line]
            assert 1 <= place.column <= len(place.excerpt) + 1
