"""The plain reader and YAML must agree: wherever the first answers, the second would have said the very same.

Were they to differ, an article would change when somebody adds a comment to its head, which sends the whole head to
YAML.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.frontmatter.heads import BEIJING, PATH
from zhuanlan.model.kinds.article import Article
from zhuanlan.reading.frontmatter import plain, split, thorough, whole
from zhuanlan.reading.schema import read_record

KNOWN = {
    "unquoted": "标题: 谈“初心”：a:b 两个字",
    "quoted": '标题: "谈 # 初心: 上"\n副题: \'谈 \\ "初心"\'',
    "empty": "标题:\n副题: \n来源: ''\n电头: \"\"",
    "spaces": "标题:   例   \n来源: \"例\"  \n标签: [ 甲 , '乙'  ]  ",
    "a list": "标签: [甲, \"乙, 丙\", '丁', 戊 己,]\n相关: []",
    "a list on lines": '标签:\n  - 甲\n  -   "乙: 丙"  \n相关:\n- 甲\n- [乙, 丙]\n来源: 例',
    "signs inside": "标题: a & b * c ! d | e > f % g @ h ` i { j } k [ l ] m, n? - 'o' \"p\"#q",
    "colons": "日期: 2010-11-10 08:30:00\n原文链接: https://example.com/a?b=c#d",
    "emoji": "标题: 上线😀\n作者: 𠮷田",
    "other scripts": "título: ñandú\nключ: слово",
    "comments": "# 句: 甲\n\n标题: 例\n#来源: 例\n\n来源:\n# 句\n标签:\n  - 甲\n\n# 句\n副题: 例\n\n# 句",
    "a list before nothing": "标签:\n- 甲\n\n",
    "a list before a comment": "标签:\n- 甲\n\n# 句\n",
    "unknown and odd": "no: on\n_: ~\nnull: 0x1F\n标题二: 12:30\ntrue: yes",
}
LEFT = {
    "a comment": "标题: 例 # 句",
    "a comment behind quotes": '标题: "例" # 句',
    "a colon at the end": "标题: 例:",
    "a second colon": "标题: 例: 句",
    "no space": "标题:例",
    "a full-width colon": "标题：例",
    "an escape": '标题: "a\\tb"',
    "a doubled quote": "标题: 'it''s'",
    "a torn quote": '标题: "例',
    "text behind quotes": '标题: "例"句',
    "an anchor": "标题: &a 例",
    "a tag": "标题: !例",
    "a block": "摘要: |\n  例",
    "a folded text": "摘要: >\n  例",
    "a wrapped text": "摘要: 例\n  句",
    "a mapping": "署名:\n  编辑: 张三",
    "mappings in a list": "更正:\n- 日期: 2010-11-10\n  内容: 例",
    "a flow mapping": "署名: {编辑: 张三}",
    "a list in a list": "标签: [[甲]]",
    "items of two depths": "标签:\n  - 甲\n   - 乙",
    "an item on the next line": "标签: [甲,\n  乙]",
    "an empty item": "标签: [甲, , 乙]",
    "equal keys": "标题: 例\n标题: 句",
    "an indented key": " 标题: 例",
    "a comment in a list": "标签:\n- 甲\n# 句\n- 乙",
    "a list and a comment at the end": "标签:\n  - 甲\n#",
    "a list below a blank line": "标签:\n\n- 甲",
    "an indented comment": "标题: 例\n  # 句",
    "a line of spaces": "标题: 例\n  \n来源: 例",
    "a tab": "标题:\t例",
    "a full-width space": "标题: 例\u3000",
    "an invisible character": "标题: 例\u200b",
    "an odd fence": "标题: 例\n——\n日期: 2010-11-10",
    "a comment alone": "# 句",
    "nothing": "",
}

SIGNS = st.text(
    st.sampled_from(list(" :#,-&*!|>%@`?{}[]\"'\\~.=·•：，、。“”《》（）—…\u3000\t甲乙 a b 0 1 😀𠮷\u200b\x85")),
    max_size=8,
)
WORDS = st.text(st.sampled_from(list("甲乙丙“”：，、。 ab01:#'&-😀")), min_size=1, max_size=8)
VALUES = st.sampled_from(
    ["例", "2010-11-10", "2010-11-10 08:30", "12:30", "true", "~", "-1", "...", "---", "|", ">-", ""]
)
SCALARS = st.one_of(WORDS, WORDS.map('"{}"'.format), SIGNS.map('"{}"'.format), SIGNS.map("'{}'".format), VALUES)
PAD = st.sampled_from(["", "", "", " ", "  "])
ENDS = st.sampled_from(["]", "]", " ]", ",]", ", ]", "", "] ]"])
FLOWS = st.builds(lambda items, pad, end: f"[{pad}{', '.join(items)}{end}", st.lists(SCALARS, max_size=4), PAD, ENDS)
BLOCKS = st.builds(
    lambda indent, items: "".join(f"\n{indent}- {item}" for item in items),
    PAD,
    st.lists(SCALARS, min_size=1, max_size=3),
)
KEYS = st.sampled_from(["标题", "副题", "日期", "作者", "标签", "摘要", "title", "责任编辑", "记者", "相关", "no", "_"])
LINES = st.builds("{}: {}{}".format, KEYS, st.one_of(SCALARS, SCALARS, FLOWS, BLOCKS), PAD)
BETWEEN = st.sampled_from(["", "", "", "# 句\n", "\n", "\n# 甲: 乙\n\n", "#\n"])
ANY = st.text(st.characters(exclude_characters="\n\r"), max_size=6)
ODD = st.one_of(
    st.builds("{}: {}".format, ANY, SCALARS),
    st.builds(
        "{}{}".format, st.sampled_from(["标题: ", "标题:", "标题：", "", "  ", "- ", "  - ", "# ", " 标签: "]), SIGNS
    ),
    st.builds("来源: {}".format, st.one_of(ANY, SIGNS)),
)
HEADS = st.builds(
    lambda lines, odd, at, end: "\n".join((*lines[:at], *odd, *lines[at:])) + end,
    st.lists(st.builds("{}{}".format, BETWEEN, LINES), max_size=4),
    st.lists(ODD, max_size=1),
    st.integers(0, 4),
    st.sampled_from(["", "", "\n", "\n\n", "\n# 句", "\n\n#"]),
)


def file(head: str) -> str:
    return f"---\n{head}\n---\n\n正文。\n"


def compare(typed: str) -> None:
    quick, slow = split(typed, PATH), thorough.split(typed, PATH)
    assert repr(quick) == repr(slow)  # which tells a list from a mapping, as equality of named tuples does not
    assert repr(read_record(Article, quick, zone=BEIJING)) == repr(read_record(Article, slow, zone=BEIJING))
    head = typed.removeprefix("---\n").removesuffix("---\n\n正文。\n")
    assert repr(whole(head, "site.yaml")) == repr(thorough.whole(head, "site.yaml"))


@pytest.mark.parametrize("head", KNOWN.values(), ids=KNOWN.keys())
def test_it_knows_what_people_type(head: str) -> None:
    assert plain.read(head.split("\n"), 2) is not None
    compare(file(head))


@pytest.mark.parametrize("head", LEFT.values(), ids=LEFT.keys())
def test_it_leaves_the_rest_to_yaml(head: str) -> None:
    assert plain.read(head.split("\n"), 2) is None


@pytest.mark.parametrize(
    "signs", [": ", " #", ":", "#", "- ", "? ", ", ", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%"]
)
@pytest.mark.parametrize(
    "form", ["{}例", "例{}", "例{}句", '"{}"', "'{}'", "[{}例]", "[例{}]", "[例{}句]", "['{}']", "\n- {}例", "\n- 例{}"]
)
def test_signs_of_yaml_mean_the_same(signs: str, form: str) -> None:
    compare(file(f"标签: {form.format(signs)}\n标题: 例"))


@given(HEADS)
@settings(max_examples=300, derandomize=True)
def test_both_read_the_same(head: str) -> None:
    compare(file(head))


@pytest.mark.property
@given(HEADS)
@settings(max_examples=20_000)
def test_both_read_the_same_at_length(head: str) -> None:
    compare(file(head))
