"""Where front matter begins and ends, and files without any."""

import pytest

from tests.frontmatter.heads import head, site, text
from zhuanlan.model.kinds.column import Column
from zhuanlan.model.kinds.page import StaticPage
from zhuanlan.model.paper import Paper
from zhuanlan.reading.frontmatter import split, whole

SOUND = "标题: 例\n日期: 2026-11-23"


def test_head_and_body_are_cut_at_the_fences() -> None:
    front = split(f"---\n{SOUND}\n---\n\n正文\n\n---\n\n又一段\n", "a.md")
    assert [pair.key.text for pair in front.head.tree.pairs] == ["标题", "日期"]
    assert (front.body, front.body_line, front.findings) == ("\n正文\n\n---\n\n又一段\n", 5, ())


@pytest.mark.parametrize("typed", ["---\n---\n正文", "---\n---", "---\n\n---\n正文", "---\n# 注\n---\n"])
def test_an_empty_head_is_sound_in_itself(typed: str) -> None:
    assert split(typed, "a.md").findings == ()
    assert text(typed).codes == ["missing-key", "missing-key"]


@pytest.mark.parametrize("fence", ["———", "－－－", "——", "----", "–––", "...", "…", "……", "---\u3000"])
def test_a_fence_typed_by_mistake_closes(fence: str) -> None:
    seen = text(f"---\n{SOUND}\n{fence}\n\n正文\n\n---\n")
    assert seen.codes == ["odd-fence"]
    assert (seen.only.place.line, seen.only.fix, seen.only.severity) == (4, "---", "warning")
    assert split(f"---\n{SOUND}\n{fence}\n正文", "a.md").body == "正文"
    assert seen.only.message("zh") == f"头信息的分隔行写成了“{fence.strip()}”，已当作 --- 读入。"


@pytest.mark.parametrize("opening", ["———", "----", "\n---", " \n\n---"])
def test_a_fence_typed_by_mistake_opens(opening: str) -> None:
    assert text(f"{opening}\n{SOUND}\n---\n正文").codes == ["odd-fence"]


def test_an_open_head_says_where_to_close_it() -> None:
    seen = text(f"---\n{SOUND}\n\n　　正文第一段。\n\n正文：第二段。\n")
    assert (seen.only.code.id, seen.only.place.line) == ("unclosed-front-matter", 4)
    assert seen.only.message("zh") == "头信息没有收尾：第 1 行的 --- 之后，没有第二行 ---；看来应当写在这一行之前。"
    assert seen.only.cure("zh") == "在第 4 行之前加一行 ---。"
    assert seen.record.title == "例"


def test_an_open_head_hides_no_other_mistake() -> None:
    assert text("---\n标提: 例\n日期: 2026-02-30\n").codes == ["unclosed-front-matter", "unknown-key", "no-such-day"]


@pytest.mark.parametrize("close", ["---\n", ""])
def test_a_head_without_its_first_fence(close: str) -> None:
    seen = text(f"{SOUND}\n{close}\n正文。\n")
    assert seen.codes == ["no-opening-fence"]
    assert seen.record.title == "例"


@pytest.mark.parametrize(
    "path", ["2010-11-10-例.md", "20101110-例.md", "2010年11月10日 例.md", "2010_11_10.md", "二〇一〇年十一月十日.md"]
)
def test_without_a_head_the_heading_and_the_name_tell(path: str) -> None:
    typed = "\n# 开展 创先争优 #\n\n正文。\n"
    seen = text(typed, path=f"content/articles/2010/{path}")
    assert seen.codes == []
    assert (seen.record.title, f"{seen.record.date.at:%Y-%m-%d}") == ("开展 创先争优", "2010-11-10")
    assert split(typed, path).body == "\n\n\n正文。\n"
    assert split(typed, path).body_line == 1
    assert seen.places["title"] == (2, 3)


def test_without_a_head_what_is_missing_is_named() -> None:
    seen = text("正文。\n\n```\n# 不是标题\n```\n", path="content/articles/例.md")
    assert [finding.message("zh") for finding in seen.findings] == [
        "没有头信息，正文里也没有“# ”开头的标题，不知道“标题”是什么。",
        "没有头信息，文件名里也没有日期，不知道“日期”是哪一天。",
    ]
    assert seen.findings[1].message("en") == (
        'There is neither front matter nor a date in the file name, so "date" is unknown.'
    )
    assert text("", path="a.md").codes == ["no-heading", "no-date-in-name"]


def test_a_bad_date_in_the_name_is_told() -> None:
    assert text("# 例\n", path="2010-02-30-例.md").codes == ["no-such-day"]


def test_a_heading_names_entries_of_other_kinds_too() -> None:
    column, page = text("# 理论研讨\n", record=Column), text("# 关于本报\n", record=StaticPage)
    assert (column.record.name, column.codes) == ("理论研讨", [])
    assert (page.record.title, page.codes) == ("关于本报", [])


def test_a_rule_above_a_text_is_no_fence() -> None:
    assert text("——————\n\n# 例\n\n——————\n", path="2010-11-10.md").codes == []


@pytest.mark.parametrize("typed", ["名称: 例报\n", "---\n名称: 例报\n", "---\n名称: 例报\n---\n", "名称: 例报\n...\n"])
def test_site_yaml_is_all_head(typed: str) -> None:
    assert whole(typed, "site.yaml").findings == ()
    assert [pair.value.line for pair in whole(typed, "site.yaml").head.tree.pairs] == [typed.count("---\n名") + 1]


def test_two_documents_are_one_too_many() -> None:
    seen = site("名称: 例报\n---\n名称: 又一份\n口号: x\n", Paper)
    assert (seen.codes, seen.only.place.line, seen.record.name) == (["two-documents"], 2, "例报")


def test_carriage_returns_do_not_move_the_lines() -> None:
    assert text("---\r\n标题: 例\r\n日期: 2026-02-30\r\n---\r\n").only.place.line == 3


def test_more_than_64_kb_is_not_read() -> None:
    seen = head("标题: 例", "摘要: " + "长" * 22_000)
    assert (seen.codes, seen.record) == (["front-matter-too-long"], None)
