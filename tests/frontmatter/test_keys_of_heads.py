"""Keys: known, loosely spelt, misspelt, missing, written twice."""

import pytest

from tests.frontmatter.heads import DATED, dated, head, site, titled
from zhuanlan.model.kinds.column import Column
from zhuanlan.model.nearest import nearest
from zhuanlan.model.paper import Paper


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("标提", "标题"), ("標題", "标题"), ("标题题", "标题"), ("題目", "标题"), ("发布日期", "日期"), ("categories", "column"), ("description", "summary"), ("titel", "title"), ("titles", "title"),
        ("tittle", "title"), ("作着", "作者"), ("日其", "日期"), ("专拦", "专栏"), ("專欄", "专栏"), ("关健词", "关键词"),
        ("發布時間", "发布时间"), ("编缉", "编辑"), ("責任編輯", "责任编辑"), ("责任编缉", "责任编辑"), ("攝影", "摄影"),
        ("摘耀", "摘要"), ("来园", "来源"), ("auther", "author"), ("colunm", "column"), ("sumary", "summary"),
        ("随便写写", None), ("random", None), ("x", None), ("图片說明", "图片说明"), ("表签", "标签"),
    ],
)  # fmt: skip
def test_a_misspelt_key_is_told_with_the_nearest(typed: str, meant: str | None) -> None:
    given = ["标题: 例"] if meant not in ("标题", "title") else []
    given += [DATED] if meant not in ("日期", "发布时间") else []
    seen = head(*given, f"{typed}: 例")
    assert seen.codes == ["unknown-key"]
    guess = f"，是不是“{meant}”？" if meant else "。"
    assert seen.only.message("zh") == f"没有“{typed}”这个键{guess}"
    assert seen.only.fix == (f"{meant}: 例" if meant else "")


def test_a_misspelt_key_in_english() -> None:
    assert dated("titel: 例").only.message("en") == 'There is no key "titel"; is it "title"?'
    assert titled("random: 例").only.message("en") == 'There is no key "random".'
    assert "署名: {编辑: 张三}" in titled("random: 例").only.cure("zh")


def test_a_key_still_missing_is_the_nearer_one() -> None:
    assert head("标提: 例", DATED).only.fix == "标题: 例"
    assert titled("标提: 例").only.fix == "标签: 例"


def test_the_nearest_needs_something_in_common() -> None:
    assert nearest("题目", ["标签", "日期"]) is None
    assert nearest("", ["标签"]) is None
    assert nearest("标签" * 100, ["标签"]) is None


def test_one_key_in_two_languages_names_both_lines() -> None:
    seen = dated("title: 甲", "标题: 乙")
    assert (seen.only.code.id, seen.only.place.line) == ("key-clash", 3)
    assert seen.only.message("zh") == "第 2 行的“title”和第 3 行的“标题”是同一项，不能都写。"
    assert seen.only.message("en") == (
        '"title" on line 2 and "标题" on line 3 are the same key; only one may be written.'
    )
    assert dated("标题:", "title: 乙").codes == ["key-clash"]


@pytest.mark.parametrize("value", ["", " ", '""', "''", "# 注", '"　"'])
def test_an_empty_value_is_not_given(value: str) -> None:
    seen = dated(f"标题: {value}")
    assert (seen.codes, seen.only.place.line, seen.record) == (["missing-key"], 2, None)
    assert seen.only.cure("zh") == "把这一行填上，例如：标题: ……", "a second line would be one too many"
    assert titled(f"来源: {value}", f"版次: {value}", f"标签: {value}").codes == []


def test_what_is_missing_is_named_at_the_top() -> None:
    seen = head("标题: 例")
    place = seen.only.place
    assert (place.line, place.column, place.excerpt) == (1, 1, "---")
    assert (seen.only.message("zh"), seen.only.message("en")) == ("缺少“日期”。", '"date" is missing.')
    assert seen.only.cure("zh") == "加上一行，例如：日期: 2010-11-10"


def test_a_value_that_cannot_be_read_is_not_missing_too() -> None:
    assert head("标题: 例", "日期: 前天").codes == ["bad-date"]
    assert head("标题: 例", "日期: 前天").record is None


def test_another_key_that_cannot_be_read_leaves_a_record() -> None:
    seen = titled("版次: 许多", "来源: 本报")
    assert (seen.codes, seen.record.print_page, seen.record.source) == (["bad-number"], None, "本报")


def test_places_are_those_of_the_values() -> None:
    assert titled("专栏: 理论", "编辑: 甲").places == {
        "title": (2, 5),
        "date": (3, 5),
        "column": (4, 5),
        "credits": (5, 5),
    }


def test_a_column_reads_its_own_keys() -> None:
    seen = head("标题: 理论", "责任编辑: 于甲、林乙", "约稿: 欢迎来稿", record=Column)
    assert (seen.codes, [one.name for one in seen.record.editors]) == ([], ["于甲", "林乙"])
    assert seen.record.call.text == "欢迎来稿"


def test_a_group_tells_its_own_mistakes() -> None:
    seen = head("名称: 理论", "约稿:", "  启示: 欢迎", "  截稿: 2010-02-30", record=Column)
    assert [(one.code.id, one.place.line, one.place.column) for one in seen.findings] == [
        ("unknown-key", 4, 3),
        ("no-such-day", 5, 7),
    ]
    assert head("名称: 理论", "约稿:", "  截稿: 2010-02-03", record=Column).codes == ["missing-key"]


def test_site_yaml() -> None:
    typed = """\
名称: 例报
网址: https://example.org/
导航:
  - 头版
  - {名称: 专栏, 指向: /columns/}
法定信息:
  备案号: 京ICP备00000000号
置灰: [12-13, 2026-12-13]
规则: {names-at-spaces: off}
发布:
  现场: {ssh: web@example.org, folder: /srv/paper, port: 10222, keep: 5}
检索: 否
"""
    seen = site(typed, Paper)
    assert [(one.code.id, one.place.line) for one in seen.findings] == [("date-without-year", 8)]
    paper = site(typed.replace("12-13, ", ""), Paper).record
    assert [(item.name, item.to) for item in paper.menu] == [("头版", ""), ("专栏", "/columns/")]
    assert (paper.legal.icp, paper.rules, paper.search) == ("京ICP备00000000号", (("names-at-spaces", "off"),), False)
    ((name, target),) = paper.publish
    assert (name, target.ssh, target.port, target.keep) == ("现场", "web@example.org", 10222, 5)


def test_free_keys_typed_with_full_width_colons() -> None:
    seen = site("名称: 例报\n标准:\n  个人：五带头\n  集体：五个好\n", Paper)
    assert seen.record.criteria == (("个人", "五带头"), ("集体", "五个好"))
    assert seen.codes == ["full-width-colon", "full-width-colon"]
