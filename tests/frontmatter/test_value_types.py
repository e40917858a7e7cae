"""The types of `model.schema`, one by one."""

from typing import Any

import pytest

from tests.frontmatter.heads import site, titled
from zhuanlan.model.paper import Paper


@pytest.mark.parametrize(
    ("typed", "tags", "codes"),
    [
        ("创先争优、理论研讨", ("创先争优", "理论研讨"), []),
        ("创先争优，理论研讨；学习", ("创先争优", "理论研讨", "学习"), []),
        ("创先争优, 理论研讨; 学习", ("创先争优", "理论研讨", "学习"), []),
        ('"创先争优、理论研讨"', ("创先争优", "理论研讨"), []),
        ("R 语言、data science", ("R 语言", "data science"), []),
        ("学习（农村、社区）、理论", ("学习（农村、社区）", "理论"), []),
        ("《甲、乙》、丙", ("《甲、乙》", "丙"), []),
        ("（甲、乙", ("（甲", "乙"), []),
        ("、甲、、乙，", ("甲", "乙"), []),
        ("甲、甲、乙", ("甲", "乙"), []),
        ("[甲, 乙]", ("甲", "乙"), []),
        ('["甲，乙", 丙]', ("甲，乙", "丙"), []),
        ('["Rowe, David"]', ("Rowe, David",), []),
        ("[]", (), []),
        ("[创先争优，理论研讨]", ("创先争优", "理论研讨"), ["full-width-comma"]),
        ('["甲，乙", 丙；丁]', ("甲，乙", "丙", "丁"), ["full-width-comma"]),
        ("【甲，乙】", ("甲", "乙"), ["full-width-brackets"]),
        ("［甲，乙］", ("甲", "乙"), ["full-width-brackets"]),
        ("【甲】、【乙】", ("【甲】", "【乙】"), []),
        ("{甲: 乙}", (), ["not-a-list"]),
        ("[[甲]]", ("[甲]",), ["text-in-brackets"]),
        ("[{甲: 乙}]", (), ["not-text"]),
    ],
)
def test_words(typed: str, tags: tuple[str, ...], codes: list[str]) -> None:
    seen = titled(f"标签: {typed}")
    assert (seen.record.tags, seen.codes) == (tags, codes)


def test_the_corrected_list() -> None:
    comma = titled("标签: [创先争优，理论研讨]").only
    assert comma.fix == "标签: [创先争优, 理论研讨]"
    assert comma.message("zh") == "方括号里用了“，”来隔开，YAML 只认英文逗号；已照 2 项读入。"
    assert comma.message("en") == (
        'Between the brackets "，" was typed, but YAML knows only the ASCII comma; 2 items were read.'
    )
    assert titled("标签: 【甲，乙】").only.fix == "标签: [甲, 乙]"


def test_an_item_with_a_colon_is_text() -> None:
    seen = titled("标签:", "  - 首句: 后句", "  - 乙")
    assert (seen.record.tags, seen.codes, seen.only.fix) == (("首句: 后句", "乙"), ["needs-quotes"], '  - "首句: 后句"')


@pytest.mark.parametrize("yes", "是 有 true True YES on 1 对 开 １ Ｙ".split())  # noqa: SIM905
def test_yes(yes: str) -> None:
    assert (titled(f"头条: {yes}").record.lead, titled(f"头条: {yes} # 注 #1").codes) == (True, [])


@pytest.mark.parametrize("no", "否 无 false No OFF 0 错 关 不".split())  # noqa: SIM905
def test_no(no: str) -> None:
    assert (titled(f"头条: {no}").record.lead, titled(f"头条: {no}").codes) == (False, [])


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", 3),
        ("３", 3),
        ("第3版", 3),
        ("第三版", 3),
        ("三", 3),
        ("十二", 12),
        ("03", 3),
        ("二十一版", 21),
        ('"3"', 3),
    ],
)
def test_whole_numbers(typed: str, number: int) -> None:
    assert (titled(f"版次: {typed}").record.print_page, titled(f"版次: {typed}").codes) == (number, [])


@pytest.mark.parametrize("typed", ["-2", "－2", "+7", "1000"])
def test_weights(typed: str) -> None:
    assert titled(f"权重: {typed}").codes == []


ERRORS = [
    ("头条: 也许", "bad-flag", "“头条”只能是“是”或“否”，这里是“也许”。", ""),
    ("权重: 很高", "bad-number", "“权重”应是一个整数，“很高”不是。", ""),
    ("权重: 1.5", "bad-number", "“权重”应是一个整数，“1.5”不是。", ""),
    ("版次: A3", "bad-number", "“版次”应是一个整数，“A3”不是。", ""),
    ("版次: 0", "number-out-of-range", "“版次”应在 1 与 999 之间。", ""),
    ("权重: " + "9" * 5000, "number-out-of-range", "“权重”应在 -1000000000 与 1000000000 之间。", ""),
    (
        "状态: 草槁",
        "unknown-choice",
        "“状态”不能是“草槁”；可以写：草稿 draft、送审 review、签发 published、撤稿 withdrawn。",
        "状态: 草稿",
    ),
    ("原文链接: ftp://example.org/", "bad-address", "“ftp://example.org/”不是完整的网址。", ""),
    ("原文链接: javascript:alert(1)", "bad-address", "“javascript:alert(1)”不是完整的网址。", ""),
    ("原文链接: //example.org/", "bad-address", "“//example.org/”不是完整的网址。", ""),
    ("原文链接: 'http://['", "bad-address", "“http://[”不是完整的网址。", ""),
    ("原文链接: http://a b/", "bad-address", "“http://a b/”不是完整的网址。", ""),
    ("原文链接: http://a:99999/", "bad-address", "“http://a:99999/”不是完整的网址。", ""),
    ("原文链接: 'http://a/\"x'", "bad-address", '“http://a/"x”不是完整的网址。', ""),
    (
        "原文链接: www.example.org",
        "bad-address",
        "“www.example.org”不是完整的网址。",
        "原文链接: https://www.example.org",
    ),
    ("网址名: a/b", "bad-slug", "网址名“a/b”不能用：不能有斜杠。", ""),
    ("网址名: a\\b", "bad-slug", "网址名“a\\b”不能用：不能有斜杠。", ""),
    ("网址名: a／b", "bad-slug", "网址名“a／b”不能用：不能有斜杠。", ""),
    ("网址名: ..", "bad-slug", "网址名“..”不能用：不能有两个连着的点。", ""),
    ("网址名: .ssh", "bad-slug", "网址名“.ssh”不能用：不能以点开头。", ""),
    ('网址名: "a\\nb"', "bad-slug", "网址名“a\nb”不能用：不能有控制字符。", ""),
    ("网址名: a\u202eb", "bad-slug", "网址名“ab”不能用：不能有看不见的字符。", ""),
    ("网址名: a\u200db", "bad-slug", "网址名“ab”不能用：不能有看不见的字符。", ""),
    ("题图: ../a.jpg", "path-escapes", "“../a.jpg”不是站内的相对路径。", ""),
    ("题图: a/%2e%2e/b.jpg", "path-escapes", "“a/%2e%2e/b.jpg”不是站内的相对路径。", ""),
    ("题图: /a.jpg", "path-escapes", "“/a.jpg”不是站内的相对路径。", "题图: a.jpg"),
    ("题图: C:/a.jpg", "path-escapes", "“C:/a.jpg”不是站内的相对路径。", ""),
    ("题图: 图片\\a.jpg", "path-escapes", "“图片\\a.jpg”不是站内的相对路径。", ""),
    ("题图: file:///etc/passwd", "path-escapes", "“file:///etc/passwd”不是站内的相对路径。", ""),
    ("题图: http://a/b.jpg", "remote-file", "“题图”要用站内的文件，这里是网址。", ""),
    ("旧网址: [a, ../b]", "path-escapes", "“../b”不是站内的相对路径。", ""),
    ("旧网址: //host/a", "path-escapes", "“//host/a”不是站内的相对路径。", ""),
    ("更正: 原文有误", "not-a-mapping", "“更正”下面应是几行“键: 值”，这里不是。", ""),
    ("来源: {甲: 乙}", "not-text", "“来源”应是一行文字，这里是清单或几项内容。", '来源: "{甲: 乙}"'),
    ("日期列: x", "unknown-key", "没有“日期列”这个键，是不是“日期”？", "日期: x"),
]


@pytest.mark.parametrize(("typed", "code", "message", "fix"), ERRORS, ids=[repr(case[0][:30]) for case in ERRORS])
def test_a_wrong_value_is_told_word_for_word(typed: str, code: str, message: str, fix: str) -> None:
    seen = titled(typed)
    assert (seen.codes, seen.only.message("zh"), seen.only.fix) == ([code], message, fix)
    assert (seen.only.place.line, seen.only.severity, seen.only.place.excerpt) == (
        4,
        "error",
        typed if len(typed) < 1000 else "",
    )
    assert "{" not in seen.only.message("en").replace("{甲: 乙}", "")


SOUND: list[tuple[str, str, Any]] = [
    ("原文链接: http://example.org/中文?a=b#c", "source_url", "http://example.org/中文?a=b#c"),
    ("网址名: 开展-创先争优", "slug", "开展-创先争优"),
    ("题图: 图片/2010/甲 乙.jpg", "image", "图片/2010/甲 乙.jpg"),
    ("旧网址: /2009/03/old/", "aliases", ("2009/03/old/",)),
    ("专栏: 乔  军", "column", "乔军"),
    ("状态: 送审", "status", "review"),
    ("状态: Draft", "status", "draft"),
    ("摘要: |\n  甲\n\n  乙", "summary", "甲\n\n乙"),
    ("摘要: 甲", "summary", "甲"),
    ("相关: [甲, 乙]", "related", ("甲", "乙")),
]


@pytest.mark.parametrize(("typed", "field", "value"), SOUND, ids=[case[1] for case in SOUND])
def test_a_sound_value(typed: str, field: str, value: Any) -> None:
    assert titled(typed).codes == []
    assert getattr(titled(typed).record, field) == value


def test_a_full_width_address_is_repaired() -> None:
    seen = titled("原文链接: http：//example.org/a")
    assert (seen.codes, seen.record.source_url) == (["full-width-address"], "http://example.org/a")
    assert seen.only.fix == "原文链接: http://example.org/a"


def test_mail_and_zone_of_a_paper() -> None:
    assert site("名称: 例\n纠错邮箱: a@example.org\n时区: Asia/Tokyo\n", Paper).record.timezone == "Asia/Tokyo"
    assert site("名称: 例\n纠错邮箱: a＠example.org\n", Paper).record.corrections_email == "a@example.org"
    assert site("名称: 例\n纠错邮箱: 编辑部\n", Paper).codes == ["bad-mail"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Asia/Beijing", "Asia/Shanghai"), ("北京时间", "Asia/Shanghai"), ("UTC+8", "Asia/Shanghai"),
     ("Asia/Beijin", "Asia/Shanghai"), ("Asia/Shanghi", "Asia/Shanghai"), ("Europe/Pariss", "Europe/Paris"),
     ("../../etc/passwd", ""), ("/etc/localtime", "")],
)  # fmt: skip
def test_a_time_zone_that_is_none(typed: str, meant: str) -> None:
    seen = site(f"名称: 例\n时区: {typed}\n", Paper)
    assert (seen.codes, seen.only.fix) == (["unknown-zone"], f"时区: {meant}" if meant else "")


def test_a_list_of_groups_may_be_words() -> None:
    for typed in (
        "头版、专栏",
        "[头版, 专栏]",
        "[头版，专栏]",
        "\n  - 头版\n  - 专栏",
        "\n  · 头版\n  · 专栏",
        "\n  - 头版\n  - {名称: 专栏}",
    ):
        seen = site(f"名称: 例\n导航: {typed}\n", Paper)
        assert [(item.name, item.to) for item in seen.record.menu] == [("头版", ""), ("专栏", "")]
        assert set(seen.codes) <= {"full-width-comma", "list-bullet"}


def test_a_hash_within_a_list_is_named_as_what_cuts_it() -> None:
    seen = titled("标签: [甲 #1, 乙]")
    assert (seen.codes, seen.only.place.column) == (["cut-by-hash"], 8)
