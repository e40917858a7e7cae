"""Names and people by role."""

import pytest

from tests.frontmatter.heads import split_names, titled
from zhuanlan.reading.schema.roles import is_role


def credits_of(*lines: str) -> list[tuple[str, list[str]]]:
    return [(credit.role, [one.name for one in credit.people]) for credit in titled(*lines).record.credits]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("乔  军、王小宁", ["乔军", "王小宁"]),
        ("乔\u3000军，王小宁；李四", ["乔军", "王小宁", "李四"]),
        ("Rob J. Hyndman, Earo Wang", ["Rob J. Hyndman", "Earo Wang"]),
        ("张三（特约）、李四等", ["张三（特约）", "李四等"]),
        ("张三（甲、乙两地）", ["张三（甲、乙两地）"]),
        ("买买提·艾力", ["买买提·艾力"]),
        ("张三、张  三", ["张三"]),
    ],
)
def test_names(typed: str, names: list[str]) -> None:
    assert [one.name for one in split_names(typed)] == names
    assert [one.name for one in titled(f"作者: {typed}").record.authors] == names
    assert titled(f"作者: {typed}").codes == []


def test_padding_stays_in_display() -> None:
    (one,) = split_names(" 乔  军 ")
    assert (one.name, one.display) == ("乔军", "乔  军")


def test_names_set_off_by_spaces_are_asked_about() -> None:
    seen = titled("作者: 王小宁 张心雨")
    assert [one.name for one in seen.record.authors] == ["王小宁张心雨"]
    assert (seen.only.code.id, seen.only.severity, seen.only.fix) == (
        "names-at-spaces", "warning", "作者: 王小宁、张心雨",
    )  # fmt: skip
    assert seen.only.message("zh") == "“王小宁 张心雨”像是几个人的姓名，可是姓名不在空格处分开，已当作一个人。"
    assert titled('作者: ["王小宁 张心雨"]').only.fix == '作者: ["王小宁", "张心雨"]'
    place = titled("作者: 李四、王小宁 张心雨").only.place
    assert (place.line, place.column) == (4, 8)


def test_of_a_link_the_label_is_the_name() -> None:
    seen = titled('译者: "[高涛](http：//joegaotao.github.io/cn/)"')
    assert (credits_of('译者: "[高涛](http：//joegaotao.github.io/cn/)"'), seen.codes) == (
        [("译者", ["高涛"])], ["linked-name"],
    )  # fmt: skip
    assert seen.only.fix == '译者: "高涛"'


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("编辑: 于淼、林枫 审稿：黄湘云、魏太云", [("编辑", ["于淼", "林枫"]), ("审稿", ["黄湘云", "魏太云"])]),
        ("译者: 林枫  审稿：Earo Wang，高涛", [("译者", ["林枫"]), ("审稿", ["Earo Wang", "高涛"])]),
        ("编辑: 于甲；审稿：黄丙；校对：丁", [("编辑", ["于甲"]), ("审稿", ["黄丙"]), ("校对", ["丁"])]),
        ("编辑: |\n  于甲\n  审稿：黄丙", [("编辑", ["于甲"]), ("审稿", ["黄丙"])]),
        ("编辑: 于甲\n  审稿：黄丙", [("编辑", ["于甲"]), ("审稿", ["黄丙"])]),
        ("编辑: 于甲 审稿: 黄丙", [("编辑", ["于甲"]), ("审稿", ["黄丙"])]),
        ("作者: 本报记者 张三 通讯员 李四、王五", [("本报记者", ["张三"]), ("通讯员", ["李四", "王五"])]),
        ("记者: 张三 通讯员 李四", [("记者", ["张三"]), ("通讯员", ["李四"])]),
        ("编辑: [于甲, 林乙]", [("编辑", ["于甲", "林乙"])]),
        ("本版责编: 于甲", [("本版责编", ["于甲"])]),
        ("供稿单位: 党校", [("供稿单位", ["党校"])]),
        ("Editor: 于甲", [("Editor", ["于甲"])]),
        ("署名: {编辑: 于甲, 灯光: 丁}", [("编辑", ["于甲"]), ("灯光", ["丁"])]),
        ("署名:\n  - 编辑: 于甲\n  - 灯光: 丁", [("编辑", ["于甲"]), ("灯光", ["丁"])]),
        ("署名: 编辑：于甲 审稿：黄丙", [("编辑", ["于甲"]), ("审稿", ["黄丙"])]),
        ("credits:\n  编辑：于甲\n  审稿：黄丙", [("编辑", ["于甲"]), ("审稿", ["黄丙"])]),
        ("编辑: 于甲\n审稿: 黄丙\n署名: {编辑: 丁}", [("编辑", ["于甲", "丁"]), ("审稿", ["黄丙"])]),
        ("摄影: 于甲\n题图: a.jpg", [("摄影", ["于甲"])]),
        ("编辑: 于甲（网址：http://a.org）", [("编辑", ["于甲（网址：http://a.org）"])]),
    ],
)
def test_people_by_role(typed: str, expected: list[tuple[str, list[str]]]) -> None:
    assert credits_of(*typed.split("\n")) == expected
    assert set(titled(*typed.split("\n")).codes) <= {"needs-quotes"}


def test_roles_in_the_byline_of_the_authors() -> None:
    seen = titled("作者: 张三、李四 摄影：王五")
    assert [one.name for one in seen.record.authors] == ["张三", "李四"]
    assert [(credit.role, credit.people[0].name) for credit in seen.record.credits] == [("摄影", "王五")]


def test_credits_without_a_role() -> None:
    assert titled("署名: 张三").codes == ["not-a-mapping"]


@pytest.mark.parametrize(
    "word", ["记者", "特约记者", "责任编辑", "本版责编", "文字整理", "供稿单位", "editor", "文", "图"]
)
def test_roles(word: str) -> None:
    assert is_role(word)


@pytest.mark.parametrize("word", ["http", "标题", "网址", "编辑部电话", "内容简介", "时间", "", "说明"])
def test_other_words(word: str) -> None:
    assert not is_role(word)
