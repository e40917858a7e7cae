"""What editors type and YAML refuses: read as meant, with a warning that shows the corrected line, or a clear error."""

import pytest

from tests.frontmatter.heads import DATED, dated, head, titled

CERTAIN = [
    ("标题：例", "例", "full-width-colon", 3, "标题: 例"),
    ("标题:例", "例", "no-space-after-colon", 3, "标题: 例"),
    ("标题 ：例", "例", "full-width-colon", 4, "标题: 例"),
    ("标题：首句：后句", "首句：后句", "full-width-colon", 3, "标题: 首句：后句"),
    ("\u3000标题: 例", "例", "odd-space", 1, "标题: 例"),
    ("\t标题: 例", "例", "odd-space", 1, "标题: 例"),
    ("\xa0标题: 例", "例", "odd-space", 1, "标题: 例"),
    ("标题\u3000: 例", "例", "odd-space", 1, "标题: 例"),
    ("标题:\u3000例", "例", "odd-space", 1, "标题: 例"),
    ("  标题: 例", "例", "odd-space", 1, "标题: 例"),
    ("标题: 首句: 后句", "首句: 后句", "needs-quotes", 5, '标题: "首句: 后句"'),
    ("标题: 首句:", "首句:", "needs-quotes", 5, '标题: "首句:"'),
    ("标题: @乔军", "@乔军", "needs-quotes", 5, '标题: "@乔军"'),
    ("标题: `x`", "`x`", "needs-quotes", 5, '标题: "`x`"'),
    ("标题: [图文] 例", "[图文] 例", "needs-quotes", 5, '标题: "[图文] 例"'),
    ("标题: [图文][视频]例", "[图文][视频]例", "needs-quotes", 5, '标题: "[图文][视频]例"'),
    ("标题: {图} 例", "{图} 例", "needs-quotes", 5, '标题: "{图} 例"'),
    ('标题: "双承诺"活动开展', '"双承诺"活动开展', "needs-quotes", 5, "标题: '\"双承诺\"活动开展'"),
    ("标题: '双承诺'活动开展", "'双承诺'活动开展", "needs-quotes", 5, "标题: \"'双承诺'活动开展\""),
    ('标题: "甲"与"乙"', '"甲"与"乙"', "needs-quotes", 5, '标题: \'"甲"与"乙"\''),
    ("标题: *重要*通知", "*重要*通知", "needs-quotes", 5, '标题: "*重要*通知"'),
    ("标题: **重要**", "**重要**", "needs-quotes", 5, '标题: "**重要**"'),
    ("标题: &甲", "&甲", "needs-quotes", 5, '标题: "&甲"'),
    ("标题: %例", "%例", "needs-quotes", 5, '标题: "%例"'),
    ("标题: !例", "!例", "needs-quotes", 5, '标题: "!例"'),
    ("标题: >10万人", ">10万人", "needs-quotes", 5, '标题: ">10万人"'),
    ("标题: |例", "|例", "needs-quotes", 5, '标题: "|例"'),
    ("标题: ]例", "]例", "needs-quotes", 5, '标题: "]例"'),
    ("标题: [图文]", "[图文]", "text-in-brackets", 5, '标题: "[图文]"'),
    ("标题: 例 #1", "例 #1", "hash-in-text", 7, '标题: "例 #1"'),
    ("标题: #话题# 例", "#话题# 例", "hash-in-text", 5, '标题: "#话题# 例"'),
    ("Title: 例", "例", "key-spelling", 1, "title: 例"),
    ("ｔｉｔｌｅ: 例", "例", "key-spelling", 1, "title: 例"),
    ("标 题: 例", "例", "key-spelling", 1, "标题: 例"),
    ("标题: 甲\u200b乙", "甲乙", "invisible-character", 6, ""),
    ("标题: 甲\u202e乙", "甲乙", "invisible-character", 6, ""),
    ("\u200b标题: 例", "例", "invisible-character", 1, "标题: 例"),
]


@pytest.mark.parametrize(("typed", "title", "code", "column", "fix"), CERTAIN, ids=[case[0] for case in CERTAIN])
def test_what_is_certain_is_read_as_meant(typed: str, title: str, code: str, column: int, fix: str) -> None:
    seen = dated(typed)
    assert seen.record is not None
    assert (seen.record.title, seen.codes, seen.only.severity) == (title, [code], "warning")
    place = seen.only.place
    assert (place.line, place.column, place.excerpt, seen.only.fix) == (2, column, typed, fix)


@pytest.mark.parametrize(("typed", "fix"), [(case[0], case[4]) for case in CERTAIN if case[4]])
def test_the_corrected_line_is_sound(typed: str, fix: str) -> None:
    assert dated(fix).codes == []
    assert dated(fix).record == dated(typed).record


UNCERTAIN = [
    ("标题: 例 # 之一", "cut-by-hash", 7, '标题: "例 # 之一"'),
    ("标题: [甲, 乙]", "not-text", 5, '标题: "[甲, 乙]"'),
    ('标题: "例', "unclosed-quote", 5, ""),
    ("标题: [例", "unclosed-bracket", 5, ""),
    ("标题: 'It's'", "bad-yaml", 9, ""),
    ("标题: - 例", "bad-yaml", 5, ""),
    ("标题: @甲 # 注", "bad-yaml", 5, ""),
    ('标题: "D:\\稿件"', "bad-escape", 8, "标题: 'D:\\稿件'"),
    ('标题: "\\ud800"', "bad-escape", 6, "标题: '\\ud800'"),
    ('标题: "\\x07"', "control-character", 5, ""),
    ("标题: 例\x07", "control-character", 6, ""),
    ("标题: 例\ud800", "control-character", 6, ""),
    ("标题: *name", "yaml-anchor", 5, ""),
    ("标题: &name 例", "yaml-anchor", 5, ""),
    ("标题: !!python/name:os.system", "yaml-tag", 5, ""),
    ("标题: !include 例", "yaml-tag", 5, ""),
    ("标提: 例", "unknown-key", 1, "标题: 例"),
]


@pytest.mark.parametrize(
    ("typed", "sign"), [("标签: [甲, 乙", "]"), ("署名: {编辑: 甲", "}"), ("标签: [甲, {乙: 丙", "}")]
)
def test_an_open_bracket_is_told_with_the_sign_that_closes_it(typed: str, sign: str) -> None:
    seen = titled(typed)
    assert seen.codes == ["unclosed-bracket"]
    assert seen.only.cure("zh").startswith(f"在末尾补上 {sign}；")


@pytest.mark.parametrize(("typed", "code", "column", "fix"), UNCERTAIN, ids=[repr(case[0]) for case in UNCERTAIN])
def test_what_is_uncertain_is_an_error_at_its_place(typed: str, code: str, column: int, fix: str) -> None:
    seen = dated(typed)
    assert (seen.codes, seen.only.severity) == ([code], "error")
    place = seen.only.place
    assert (place.line, place.column, place.excerpt, seen.only.fix) == (2, column, typed, fix)


SOUND = [
    ("标题: “双承诺”活动", "“双承诺”活动"),
    ("标题: 【图文】例", "【图文】例"),
    ("标题: 首句：后句", "首句：后句"),
    ("标题: 首句:后句", "首句:后句"),
    ("标题: 甲#1", "甲#1"),
    ('标题: "甲 #1" # 注', "甲 #1"),
    ("标题: 100%", "100%"),
    ("标题: 0123", "0123"),
    ("标题: 12:30", "12:30"),
    ("标题: on", "on"),
    ("标题: null", "null"),
    ("标题: ~", "~"),
    ("标题: 2010-11-10", "2010-11-10"),
    ("标题: ——例", "——例"),
    ("标题: -5℃", "-5℃"),
    ("标题 : 例", "例"),
    ("标题: \u3000例\u3000", "例"),
    ("标题:\t例", "例"),
    ("标题: 甲\n  乙", "甲乙"),
    ("标题: one\n  two", "one two"),
    ("标题: |\n  甲\n  乙", "甲乙"),
    ("标题: {{ 7*7 }} 例".replace("{{", "“{{").replace("}}", "}}”"), "“{{ 7*7 }}” 例"),
    ('标题: "👨‍👩‍👧"', "👨‍👩‍👧"),
    ("'标题': 例", "例"),
    ("# 注\n标题: 例", "例"),
]


@pytest.mark.parametrize(("typed", "title"), SOUND, ids=[case[0] for case in SOUND])
def test_what_is_sound_is_the_text_typed(typed: str, title: str) -> None:
    seen = dated(typed)
    assert seen.codes == []
    assert seen.record.title == title


def test_one_bad_entry_hides_no_other_mistake() -> None:
    seen = head(
        '标题: "例',
        "日期：2026-02-30",
        "专栏: @甲",
        "没有键的一行",
        "标签:",
        "· 甲",
        "作着: 乙",
        "版次: 零",
        "署名:",
        "\u3000编辑：丙",
        "来源: a",
        "来源: b",
    )
    found = [(finding.code.id, finding.place.line) for finding in sorted(seen.findings, key=lambda one: one.order)]
    assert found == [
        ("unclosed-quote", 2),
        ("full-width-colon", 3),
        ("no-such-day", 3),
        ("needs-quotes", 4),
        ("no-key", 5),
        ("list-bullet", 7),
        ("unknown-key", 8),
        ("number-out-of-range", 9),
        ("odd-space", 11),
        ("full-width-colon", 11),
        ("duplicate-key", 13),
    ]


def test_places_are_those_of_the_typed_line() -> None:
    seen = head("标题：例", "\u3000日期：2026-02-30")
    day = seen.findings[-1]
    assert (day.code.id, day.place.line, day.place.column) == ("no-such-day", 3, 5)
    assert day.place.excerpt == "\u3000日期：2026-02-30"


def test_two_repairs_of_a_line_show_one_corrected_line() -> None:
    seen = dated("标题：@甲")
    assert seen.codes == ["full-width-colon", "needs-quotes"]
    assert {finding.fix for finding in seen.findings} == {'标题: "@甲"'}
    assert [finding.place.column for finding in seen.findings] == [3, 4]


@pytest.mark.parametrize("pad", ["\u3000", "\t", "\xa0", "  \u3000"])
def test_odd_indentation_under_a_key(pad: str) -> None:
    seen = titled("署名:", f"{pad}编辑: 于甲", f"{pad}审稿: 黄丙")
    assert [credit.role for credit in seen.record.credits] == ["编辑", "审稿"]
    assert seen.codes == ["odd-space", "odd-space"]


@pytest.mark.parametrize("bullet", ["· ", "•", "－ ", "－", "-", "—", "* "])
@pytest.mark.parametrize("pad", ["", "  "])
def test_bullets_of_every_kind(bullet: str, pad: str) -> None:
    seen = titled("标签:", f"{pad}{bullet}创先争优", f"{pad}{bullet}理论研讨", "来源: 本报")
    assert seen.record.tags == ("创先争优", "理论研讨")
    assert seen.codes == ["list-bullet", "list-bullet"]
    assert seen.findings[0].fix == f"{pad}- 创先争优"
    assert (seen.findings[0].place.line, seen.findings[0].place.column) == (5, len(pad) + 1)


def test_lists_without_repair() -> None:
    for typed in (["标签:", "- 甲", "- 乙"], ["标签:", "  - 甲", "  - 乙"], ["标签: [甲, 乙]"], ["标签: 甲、乙"]):
        assert (titled(*typed).record.tags, titled(*typed).codes) == (("甲", "乙"), [])


def test_equal_keys_name_both_lines() -> None:
    seen = titled("来源: 甲", "来源: 乙")
    assert seen.only.message("zh") == "“来源”写了两次：第 4 行和第 5 行。"
    assert seen.only.message("en") == '"来源" is written twice: on line 4 and on line 5.'
    assert seen.record.source == "甲"


def test_a_group_typed_with_full_width_colons() -> None:
    seen = titled("更正:", "  - 日期：2010-11-10", "    内容：原文有误")
    assert seen.record.corrections[0].text == "原文有误"
    assert [(one.code.id, one.place.column, one.fix) for one in seen.findings] == [
        ("full-width-colon", 7, "  - 日期: 2010-11-10"),
        ("full-width-colon", 7, "    内容: 原文有误"),
    ]


def test_a_paragraph_indented_as_on_paper() -> None:
    seen = titled("摘要: |", "　　第一段。", "　　第二段。")
    assert seen.record.summary == "第一段。\n第二段。"
    assert seen.codes == ["odd-space", "odd-space"]


@pytest.mark.parametrize(
    "lines",
    [["- 甲", " - 乙"], ["  - 甲", "    - 乙"], ["1. 甲", "2. 乙"], ["  1、甲", "  2、乙"], ["（一）甲", "（二）乙"]],
)
def test_items_that_yaml_does_not_see(lines: list[str]) -> None:
    seen = titled("标签:", *lines, "来源: 本报")
    assert seen.record.tags == ("甲", "乙")
    assert set(seen.codes) == {"list-bullet"}
    assert seen.findings[-1].fix.lstrip() == "- 乙"


def test_items_below_a_value_may_be_meant_in_two_ways() -> None:
    seen = titled("标签: 甲", "  - 乙")
    assert (seen.codes, seen.only.place.line, seen.only.place.column) == (["bad-yaml"], 5, 3)


def test_a_wrapped_text_with_a_dash_is_a_text() -> None:
    assert titled("标签:", "  - 创先争优", "    ——理论研讨").record.tags == ("创先争优——理论研讨",)


def test_a_row_of_dashes_between_keys_is_no_fence() -> None:
    seen = head("标题: 例", "-----", DATED)
    assert (seen.codes, seen.only.place.line, seen.record.title) == (["no-key"], 3, "例")
