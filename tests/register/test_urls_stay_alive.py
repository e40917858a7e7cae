"""What was published stays alive: the stories of editors who move, rename, withdraw and delete."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.harness import NOON, Built, Site
from zhuanlan.model.page import Feed, Page, successor
from zhuanlan.model.register import FILE, parse, text

ADDRESS = "名称: 测试报\n主题: plain\n网址: https://example.org/\n"
SHANGHAI = ZoneInfo("Asia/Shanghai")


def leads(built: Built, path: str) -> str:
    """Where the page at a path leads on to, relative to it; empty if it does not."""
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', built.html(path))
    return found[1] if found else ""


def lines(site: Site) -> dict[str, str]:
    """The sources in the register, by URL."""
    register, findings = parse((site.folder / FILE).read_text("utf-8"))
    assert not findings
    return {one.url: one.source for one in register.urls}


def test_the_register_knows_pages_and_feeds_and_no_files(sound_paper: Site) -> None:
    sound_paper.file("site.yaml", ADDRESS + "旧址表: {/2008/: /index.html}\n").article("甲", 旧网址="/old/甲.html")
    found = lines(sound_paper.file("static/favicon.svg", "<svg/>").publish())
    assert found["/articles/first.html"] == "content/articles/first.md"
    assert found["/old/甲.html"] == "content/articles/甲.md"
    assert found["/columns/lilun/feed.xml"] == "content/columns/lilun.md"
    assert found["/feed.json"] == found["/2008/index.html"] == "site.yaml"
    assert found["/authors/于甲.html"] == found["/archive/2026-11.html"] == found["/index.html"] == "list"
    assert not {url for url in found if url.endswith((".svg", ".css", "sitemap.xml", "robots.txt", "404.html"))}
    assert "/articles/tomorrow.html" not in found


def test_publishing_again_changes_nothing(sound_paper: Site) -> None:
    before = (sound_paper.publish().folder / FILE).read_bytes()
    sound_paper.at(NOON + timedelta(days=1)).publish()
    assert (sound_paper.folder / FILE).read_bytes() == before


def test_a_new_slug_leaves_a_redirect_from_every_older_one(sound_paper: Site) -> None:
    sound_paper.publish().edit("content/articles/first.md", "标题:", "网址名: second\n标题:")
    assert leads(sound_paper.build(), "articles/first.html") == "second.html"
    sound_paper.publish().edit("content/articles/first.md", "second", "third")
    built = sound_paper.build()
    assert not built.codes
    assert {leads(built, f"articles/{name}.html") for name in ("first", "second")} == {"third.html"}
    assert leads(built, "articles/third.html") == ""
    back = sound_paper.edit("content/articles/first.md", "third", "first").build()
    assert "第一段" in back.html("articles/first.html")
    assert leads(back, "articles/second.html") == "first.html"


def test_another_pattern_for_all_articles(sound_paper: Site) -> None:
    sound_paper.publish().edit("site.yaml", "名称:", '网址规则: {article: "{year}/{slug}.html"}\n名称:')
    built = sound_paper.build()
    assert not built.codes
    assert leads(built, "articles/first.html") == "../2026/first.html"
    assert built.pressed.planned["articles/first.html"].source == "content/articles/first.md"  # type: ignore[union-attr]


def test_a_redirect_of_the_settings_leads_to_the_newest(sound_paper: Site) -> None:
    sound_paper.edit("site.yaml", "名称:", "旧址表: {/a/: /b/, /b/: /articles/first.html}\n名称:").publish()
    sound_paper.edit("content/articles/first.md", "标题:", "网址名: second\n标题:")
    built = sound_paper.build()
    assert not built.codes
    assert {leads(built, f"{name}/index.html") for name in "ab"} == {"../articles/second.html"}


def test_a_loop_is_told_and_makes_no_page(sound_paper: Site) -> None:
    built = sound_paper.edit(
        "site.yaml", "名称:", "旧址表: {/a.html: /b.html, /b.html: /a.html, /c.html: /c.html}\n名称:"
    ).build()
    assert built.codes == ["redirect-loop"] * 3
    assert "/a.html → /b.html → /a.html" in built.said()
    assert "a.html" not in built.files()


def test_a_column_that_moves_takes_its_lists_and_feeds_along(paper: Site) -> None:
    paper.file("site.yaml", ADDRESS).file("content/columns/lilun.md", "---\n名称: 理论研讨\n---\n")
    for number in range(41):
        paper.article(f"第{number}篇", 专栏="理论研讨")
    paper.publish().build()
    built = paper.edit("content/columns/lilun.md", "名称:", "网址名: theory\n名称:").build()
    assert not built.codes
    assert leads(built, "columns/lilun.html") == "theory.html"
    assert leads(built, "columns/lilun/1.html") == "../theory.html"
    for name in ("feed.xml", "feed.json"):
        assert (built.output / "columns/lilun" / name).read_bytes() == (
            built.output / "columns/theory" / name
        ).read_bytes()
    item = built.pressed.planned["columns/lilun/feed.xml"]
    assert isinstance(item, Feed)
    assert successor(item) == "/columns/theory/feed.xml"


def test_lists_that_end_lead_to_the_list_above_and_nobody_is_told(sound_paper: Site) -> None:
    sound_paper.article("甲", 作者="何见山", 标签="[水利]", 日期="2026-10-03").publish()
    sound_paper.edit("content/articles/甲.md", "标签: [水利]\n", "").edit("content/articles/甲.md", "10-03", "11-03")
    sound_paper.file("content/profiles/hjs.md", "---\n姓名: 何见山\n类型: 个人\n---\n\n事迹。\n")
    built = sound_paper.build()
    assert not built.codes
    assert leads(built, "tags/水利.html") == "index.html"
    assert leads(built, "archive/2026-10.html") == "index.html"
    assert leads(built, "authors/何见山.html") == "../profiles/hjs.html"


def test_a_file_that_is_gone_is_told_with_the_entry_it_may_have_become(sound_paper: Site) -> None:
    sound_paper.article("一条水渠的账").publish()
    text_ = (sound_paper.folder / "content/articles/一条水渠的账.md").read_text("utf-8")
    sound_paper.delete("content/articles/一条水渠的账.md").file("content/articles/2026/渠.md", text_)
    (finding,) = sound_paper.build().findings
    assert (finding.code.id, finding.severity, finding.place.file) == ("url-gone", "warning", FILE)
    typed = (sound_paper.folder / FILE).read_text("utf-8").split("\n")
    assert typed[finding.place.line - 1].startswith("/articles/一条水渠的账.html")
    assert "content/articles/2026/渠.md（/articles/渠.html）" in finding.cure("zh")
    assert "旧网址: /articles/一条水渠的账.html" in finding.cure("zh")
    cured = sound_paper.edit(
        "content/articles/2026/渠.md", "标题:", "旧网址: /articles/一条水渠的账.html\n标题:"
    ).build()
    assert not cured.codes
    assert leads(cured, "articles/一条水渠的账.html") == "渠.html"


def test_a_url_that_may_go_is_let_go(sound_paper: Site) -> None:
    sound_paper.article("甲").publish().delete("content/articles/甲.md")
    assert sound_paper.build(strict=True).changes is None
    sound_paper.edit(FILE, "content/articles/甲.md\t甲", "作废")
    assert sound_paper.build(strict=True).changes is not None
    assert lines(sound_paper.publish())["/articles/甲.html"] == "gone"
    assert lines(sound_paper.article("甲").publish())["/articles/甲.html"] == "content/articles/甲.md"


@pytest.mark.parametrize("keys", [{"状态": "草稿"}, {"日期": "2026-12-01"}, {"解禁时间": "2026-11-24 08:00"}])
def test_what_is_a_draft_again_or_held_back_is_told(sound_paper: Site, keys: dict[str, str]) -> None:
    sound_paper.article("甲").publish().article("甲", **keys)
    assert sound_paper.build().codes == ["url-unpublished"]
    sound_paper.edit("site.yaml", "名称:", "规则: {url-unpublished: off}\n名称:")
    assert sound_paper.build().codes == []


def test_a_withdrawn_page_says_so_and_nothing_else(sound_paper: Site) -> None:
    sound_paper.file("site.yaml", ADDRESS).article("甲", "机密的正文。\n", 作者="何见山").publish().build()
    sound_paper.article(
        "甲", "机密的正文。\n", 作者="何见山", 状态="撤稿", 撤稿时间="2026-11-22 09:30", 原因="数字 <未> 核实"
    )
    built = sound_paper.build()
    assert not built.codes
    page = built.html("articles/甲.html")
    assert "2026年11月22日09:30" in page
    assert "数字 &lt;未&gt; 核实" in page
    assert 'content="noindex"' in page
    assert not re.search("甲|机密|何见山", page)
    others = {path: data.decode() for path, data in built.files().items() if path != "articles/甲.html"}
    assert not [path for path, data in others.items() if re.search("articles/(甲|%E7%94%B2)|机密", data)]
    item = built.pressed.planned["articles/甲.html"]
    assert isinstance(item, Page)
    assert item.template == "withdrawn.html"
    kept = text(parse((sound_paper.publish().folder / FILE).read_text("utf-8"))[0])
    assert "/articles/甲.html\t2026-11-23\tcontent/articles/甲.md\n" in kept


def test_a_reason_or_a_title_mended_later_is_seen_by_the_next_build(sound_paper: Site) -> None:
    """Both leave every entry in its place, and yet a page or a finding elsewhere tells of them."""
    sound_paper.article("甲").article("丙").publish().article("甲", 状态="撤稿", 原因="失实").delete(
        "content/articles/丙.md"
    )
    sound_paper.article("乙").build()
    sound_paper.edit("content/articles/甲.md", "失实", "数字未核实")
    assert "数字未核实" in sound_paper.build().html("articles/甲.html")
    sound_paper.edit("content/articles/乙.md", "标题: 乙", "标题: 丙")
    (finding,) = sound_paper.build().findings
    assert "content/articles/乙.md（/articles/乙.html）" in finding.cure("zh")


def test_what_was_never_published_leaves_no_tombstone(sound_paper: Site) -> None:
    sound_paper.publish().article("甲", 状态="撤稿")
    assert "articles/甲.html" not in sound_paper.build().files()


def test_the_settings_may_want_no_tombstones(sound_paper: Site) -> None:
    sound_paper.article("甲").article("乙").publish().article("甲", 状态="撤稿").article("乙", 下线时间="2026-11-22")
    assert not sound_paper.build().codes
    built = sound_paper.edit("site.yaml", "名称:", "撤稿页: 否\n名称:").build()
    assert built.codes == ["url-withdrawn", "url-withdrawn"]
    assert "articles/甲.html" not in built.files()
    for language in ("zh", "en"):
        for finding in built.findings:
            assert "{" not in finding.message(language) + finding.cure(language)


def test_an_expired_page_vanishes_and_its_url_says_so(sound_paper: Site) -> None:
    sound_paper.article("甲", "正文。\n", 下线时间="2026-11-24 08:00").publish()
    moment = datetime(2026, 11, 24, 8, 0, tzinfo=SHANGHAI)
    assert "正文" in sound_paper.at(moment - timedelta(seconds=1)).build().html("articles/甲.html")
    gone = sound_paper.at(moment).build()
    assert not gone.codes
    assert "expired 2026年11月24日08:00" in gone.html("articles/甲.html")
    assert "正文" not in gone.html("articles/甲.html")


def test_another_entry_may_take_the_address(sound_paper: Site) -> None:
    sound_paper.article("甲").publish().delete("content/articles/甲.md").article("乙", 网址名="甲")
    assert not sound_paper.build().codes
    assert lines(sound_paper.publish())["/articles/甲.html"] == "content/articles/乙.md"


def test_a_url_that_differs_in_case_alone_is_told(sound_paper: Site) -> None:
    sound_paper.edit("content/articles/first.md", "标题:", "网址名: First\n标题:").publish()
    built = sound_paper.edit("content/articles/first.md", "First", "first").build()
    assert built.codes == ["url-respelt"]
    assert "/articles/First.html" in built.said()


def test_a_mistake_in_an_entry_is_told_there_and_not_as_a_lost_url(sound_paper: Site) -> None:
    sound_paper.article("甲").publish().file("content/articles/甲.md", "---\n标提: 甲\n---\n")
    assert not [code for code in sound_paper.build().codes if code.startswith("url-")]
    sound_paper.file("content/articles/甲.md", "正文\0".encode())
    assert not [code for code in sound_paper.build().codes if code.startswith("url-")]


@pytest.mark.parametrize("data", [b"\xe4\xb8\x80 \xff\xfe \xe4\xb8\x80", b"/a.html\0"])
def test_a_register_that_cannot_be_read_is_an_error_and_stays(sound_paper: Site, data: bytes) -> None:
    built = sound_paper.file(FILE, data).build()
    assert built.errors
    assert built.findings[0].place.file == FILE
    assert (sound_paper.folder / FILE).read_bytes() == data


def test_hostile_lines_write_nothing_outside_and_clash_with_nothing(sound_paper: Site) -> None:
    sound_paper.build()
    typed = [
        "/../x.html", "/%2e%2e/x.html", "//etc/x.html", "/index.html/x.html", "/assets/plain.css", "/sitemap.xml",
        "/articles", "/articles/first.html", "/Articles/FIRST.html", "/.zhuanlan-files", "/nul.html", "/a.html", "/a.html/b.html",
    ]  # fmt: skip
    for source in ("content/articles/first.md", "list", "content/../../x.md", "site.yaml"):
        built = sound_paper.file(FILE, "".join(f"{line} - {source}\n" for line in typed)).build()
        assert not built.errors, built.said()
    assert not (Path(sound_paper.folder) / "x.html").exists()


def test_without_a_register_nothing_is_different(sound_paper: Site) -> None:
    before = sound_paper.build().files()
    built = sound_paper.file(FILE, "\n# nothing yet\n").build()
    assert built.files() == before
    assert not built.pressed.rendered
