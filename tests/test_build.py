"""What an editor does to a paper, and what it becomes."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.harness import NOON, Site, bare, tree

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_an_empty_paper_is_a_paper(paper: Site) -> None:
    built = paper.build()
    assert built.codes == []
    lists = [f"{name}/index.html" for name in ("archive", "authors", "columns", "tags")]
    assert sorted(built.files()) == sorted(["404.html", "index.html", *lists])


def test_one_article_stands_wherever_it_belongs(paper: Site) -> None:
    paper.file("content/columns/lilun.md", "---\n名称: 理论研讨\n---\n")
    built = paper.article("一篇", 专栏="理论研讨", 作者="乔  军", 标签="[党建]").build()
    assert built.codes == []
    for path in ("index.html", "columns/lilun.html", "authors/乔军.html", "tags/党建.html", "archive/2026-11.html"):
        assert "一篇" in built.html(path), path


def test_a_mistake_leaves_the_old_site_byte_for_byte(sound_paper: Site) -> None:
    before = sound_paper.build().files()
    built = sound_paper.edit("content/articles/first.md", "标题", "标提").article("好的一篇").build()
    assert built.errors == ["unknown-key", "missing-key"] or built.errors == ["unknown-key"]
    assert built.changes is None
    assert tree(sound_paper.output) == before


def test_keep_going_writes_the_good_pages_and_leaves_the_old_file_of_a_bad_one(sound_paper: Site) -> None:
    before = sound_paper.build().files()
    built = sound_paper.edit("content/articles/first.md", "标题", "标提").article("好的一篇").build(keep_going=True)
    assert built.errors
    after = built.files()
    assert after["articles/first.html"] == before["articles/first.html"]
    assert "articles/好的一篇.html" in after
    cured = sound_paper.edit("content/articles/first.md", "标提", "标题").build()
    assert cured.errors == []
    assert cured.files().keys() == after.keys()


def test_warnings_stop_a_strict_build_only(sound_paper: Site) -> None:
    sound_paper.article("断链", "见[旧文](/2008/old/)。\n")
    assert sound_paper.build(strict=True).changes is None
    built = sound_paper.build()
    assert built.codes == ["broken-link"]
    assert built.changes is not None


@pytest.mark.parametrize(("rule", "severity"), [("error", ["error"]), ("warning", ["warning"]), ("off", [])])
def test_a_rule_weighs_a_warning(sound_paper: Site, rule: str, severity: list[str]) -> None:
    sound_paper.file("site.yaml", f"名称: 测试报\n主题: plain\n规则: {{broken-link: {rule}}}\n")
    built = sound_paper.article("断链", "见[旧文](/2008/old/)。\n").check()
    assert [finding.severity for finding in built.findings] == severity


def test_nothing_is_written_twice(sound_paper: Site) -> None:
    sound_paper.build()
    stamps = {path: path.stat().st_mtime_ns for path in sound_paper.output.rglob("*.html")}
    again = sound_paper.build().changes
    assert again is not None
    assert again.written == again.deleted == ()
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_a_changed_page_is_newer_by_a_second_at_least(sound_paper: Site) -> None:
    """A server compares whole seconds, and would answer 304 with the old page."""
    page = sound_paper.build().output / "articles/first.html"
    before = page.stat().st_mtime
    sound_paper.edit("content/articles/first.md", "正文", "新文").build()
    assert int(page.stat().st_mtime) > int(before)


def test_what_has_lost_its_source_is_deleted_and_only_that(sound_paper: Site) -> None:
    sound_paper.build()
    (sound_paper.output / "verify.txt").write_text("put here by hand")
    built = sound_paper.delete("content/articles/first.md").build()
    assert built.changes is not None
    assert "articles/first.html" in built.changes.deleted
    assert "authors/于甲.html" in built.changes.deleted
    assert (built.output / "verify.txt").read_text() == "put here by hand"


def test_the_day_decides_what_is_live(sound_paper: Site) -> None:
    sound_paper.article("会下线", 下线时间="2026-11-25 08:00")
    assert "articles/tomorrow.html" not in sound_paper.build().files()
    assert "articles/会下线.html" in sound_paper.build().files()
    files = sound_paper.at(datetime(2026, 11, 30, tzinfo=SHANGHAI)).build().files()
    assert "articles/tomorrow.html" in files
    assert "articles/会下线.html" not in files


def test_a_scheduled_article_comes_in_its_own_minute(paper: Site) -> None:
    paper.article("定时", 日期="2026-11-23 15:46")
    before = paper.at(datetime(2026, 11, 23, 15, 45, 59, tzinfo=SHANGHAI)).build()
    assert "articles/定时.html" not in before.files()
    assert "articles/定时.html" in paper.at(datetime(2026, 11, 23, 15, 46, tzinfo=SHANGHAI)).build().files()


@pytest.mark.parametrize("status", ["草稿", "送审", "draft", "review"])
def test_drafts_are_seen_when_asked_for(paper: Site, status: str) -> None:
    paper.article("未定", 状态=status)
    assert "articles/未定.html" not in paper.build().files()
    assert "articles/未定.html" in paper.build(drafts=True).files()
    assert "articles/未定.html" not in paper.build().files()


def test_a_withdrawn_article_really_vanishes(paper: Site) -> None:
    paper.article("撤下").build()
    built = paper.article("撤下", 状态="撤稿", 原因="失实").build(drafts=True)
    assert not any("撤下" in data.decode() for path, data in built.files().items() if path.endswith(".html"))


def test_lists_page_from_the_oldest(paper: Site) -> None:
    for n in range(1, 46):
        paper.article(f"第{n:02}篇", 日期=f"2026-10-{(n - 1) % 30 + 1:02} 08:{n:02}", 标签="[同]")
    files = paper.build().files()
    assert {"tags/同.html", "tags/同/1.html"} <= files.keys()
    assert "tags/同/2.html" not in files
    assert files["tags/同.html"].decode().count("<li>") == 25
    assert files["tags/同/1.html"].decode().count("<li>") == 20
    older = files["tags/同/1.html"]
    assert paper.article("又一篇", 日期="2026-11-20", 标签="[同]").build().files()["tags/同/1.html"] == older


def test_two_spellings_of_a_tag_are_one_list(paper: Site) -> None:
    paper.article("甲", 标签="[R语言]").article("乙", 标签="[r语言, Ｒ语言]")
    built = paper.build()
    assert built.codes == []
    assert [path for path in built.files() if path.startswith("tags/")] == ["tags/R语言.html", "tags/index.html"] or [
        path for path in built.files() if path.startswith("tags/")
    ] == ["tags/index.html", "tags/r语言.html"]


def test_content_is_never_a_template(paper: Site) -> None:
    built = paper.article("花括号", "{{ 7*7 }} {% if %}\n", 引题='"{{ 7*7 }}"', 作者='"<b>乔</b>"').build()
    html = built.html("articles/花括号.html")
    assert html.count("{{ 7*7 }}") == 2
    assert "<b>乔" not in html
    assert "&lt;b&gt;乔" in html


def test_only_what_live_entries_show_is_published(paper: Site) -> None:
    """A draft's picture must not be found by guessing its name."""
    for name in ("shown.png", "secret.png", "linked.pdf"):
        paper.file(f"content/media/{name}", name)
    paper.article("刊出", "![一张图](shown.png) [附件](linked.pdf)\n").article(
        "草稿", "![图](secret.png)\n", 状态="草稿"
    )
    files = paper.build().files()
    assert files["media/shown.png"] == b"shown.png"
    assert "media/linked.pdf" in files
    assert "media/secret.png" not in files


def test_addresses_may_follow_a_pattern(paper: Site) -> None:
    paper.file("site.yaml", "名称: 测试报\n主题: plain\n网址规则: {文章: '{year}/{month}/{slug}.html'}\n")
    built = paper.article("一篇", "见[[另一篇]]。\n").article("另一篇").build()
    assert built.codes == []
    assert 'href="另一篇.html"' in built.html("2026/11/一篇.html")


def test_a_folder_pattern_keeps_equal_names_apart(paper: Site) -> None:
    head = "---\n标题: {}\n日期: 2026-11-01\n---\n"
    paper.file("content/articles/甲/x.md", head.format("甲")).file("content/articles/乙/x.md", head.format("乙"))
    clash = paper.build()
    assert clash.errors == ["address-taken"]
    assert "content/articles/乙/x.md" in clash.said()
    assert "content/articles/甲/x.md" in clash.said()
    paper.file("site.yaml", "名称: 测试报\n主题: plain\n网址规则: {article: 'articles/{folder}/{slug}.html'}\n")
    assert {"articles/甲/x.html", "articles/乙/x.html"} <= paper.build().files().keys()


@pytest.mark.parametrize("other", ["FIRST", "ｆｉｒｓｔ", "First"])
def test_addresses_that_some_machine_takes_for_one_are_refused(sound_paper: Site, other: str) -> None:
    head = "---\n标题: 另一篇\n日期: 2026-11-01\n---\n"
    assert sound_paper.file(f"content/articles/{other}.md", head).check().errors == ["address-taken"]


def test_an_alias_must_not_take_a_page(sound_paper: Site) -> None:
    sound_paper.article("新篇", 旧网址="articles/first.html")
    assert sound_paper.check().errors == ["address-taken"]


def test_an_old_address_leads_on(paper: Site) -> None:
    built = paper.article("搬家", 旧网址="/2009/03/old/").build()
    assert built.codes == []
    assert 'url=../../../articles/搬家.html"' in built.html("2009/03/old/index.html")


@pytest.mark.parametrize("name", ["CON", "a:b", "点.", "题" * 300, "..", "..."])
def test_any_title_gives_a_safe_file_name(paper: Site, name: str) -> None:
    paper.file(
        "content/articles/x.md", f'---\n标题: "{name}"\n日期: 2026-11-01\n标签: ["{name}"]\n作者: "{name}"\n---\n'
    )
    built = paper.build()
    assert built.errors == []
    assert all(len(part.encode()) <= 255 for path in built.files() for part in path.split("/"))
    assert "tags/CON.html" not in built.files()


def test_the_moment_is_the_only_clock(tmp_path_factory: pytest.TempPathFactory) -> None:
    def made(now: datetime) -> dict[str, bytes]:
        site = bare(tmp_path_factory.mktemp("paper")).at(now)
        return site.article("一篇", "正文 [[二篇]]\n").article("二篇").build().files()

    assert made(NOON) == made(NOON.replace(hour=18))
    changed = {path for path, data in made(NOON).items() if made(NOON.replace(day=24))[path] != data}
    assert changed == {"index.html"}
