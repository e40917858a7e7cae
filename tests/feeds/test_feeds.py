"""Feeds: what an editor's articles look like to those who read the paper elsewhere."""

import json
from typing import Any
from xml.etree.ElementTree import fromstring

import feedparser
import pytest

from tests.feeds import atom, jsonfeed
from tests.harness import Built, Site
from zhuanlan.model.lists.feeds import NEWEST

BASE = "https://example.org"
HOSTILE = "]]> {{ 7*7 }} {% raw %} <script>alert(1)</script> &amp; & 💡𠮷 “引号”"


@pytest.fixture
def addressed(paper: Site) -> Site:
    """A paper that knows its address, with one column."""
    paper.file("site.yaml", f"名称: 测试报\n主题: plain\n口号: 小事说清\n网址: {BASE}\n")
    return paper.file("content/columns/lilun.md", "---\n名称: 理论研讨\n主题语: 学以致用\n开栏日期: 2026-10-01\n---\n")


def entries(built: Built, path: str = "feed.xml") -> list[Any]:
    read = feedparser.parse(built.files()[path])
    assert not read.bozo, read.bozo_exception
    return list(read.entries)


def items(built: Built, path: str = "feed.json") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(built.files()[path])["items"]
    return found


def sound(built: Built) -> bool:
    files = built.files()
    found = [fault for path, data in files.items() if path.endswith("feed.xml") for fault in atom.faults(data)]
    found += [fault for path, data in files.items() if path.endswith("feed.json") for fault in jsonfeed.faults(data)]
    assert found == []
    return built.errors == []


def test_an_article_stands_in_the_feeds_of_the_paper_and_of_its_column(addressed: Site) -> None:
    addressed.article(
        "一篇", 日期="2026-11-02 09:30", 更新时间="2026-11-03", 专栏="理论研讨", 作者="乔  军、于甲",
        摘要="说了什么。", 标签="[党建, 公开]",
    )  # fmt: skip
    built = addressed.build()
    assert sound(built)
    address = f"{BASE}/articles/%E4%B8%80%E7%AF%87.html"
    for path in ("feed.xml", "columns/lilun/feed.xml"):
        (entry,) = entries(built, path)
        assert (entry.id, entry.link, entry.title, entry.summary) == (address, address, "一篇", "说了什么。")
        assert (entry.published, entry.updated) == ("2026-11-02T09:30:00+08:00", "2026-11-03T00:00:00+08:00")
        assert [author.name for author in entry.authors] == ["乔军", "于甲"]
        assert [tag.term for tag in entry.tags] == ["理论研讨", "党建", "公开"]
    for path in ("feed.json", "columns/lilun/feed.json"):
        assert items(built, path) == [
            {
                "id": address,
                "url": address,
                "title": "一篇",
                "content_text": "说了什么。",
                "summary": "说了什么。",
                "date_published": "2026-11-02T09:30:00+08:00",
                "date_modified": "2026-11-03T00:00:00+08:00",
                "authors": [
                    {"name": "乔军", "url": f"{BASE}/authors/%E4%B9%94%E5%86%9B.html"},
                    {"name": "于甲", "url": f"{BASE}/authors/%E4%BA%8E%E7%94%B2.html"},
                ],
                "tags": ["理论研讨", "党建", "公开"],
            }
        ]
    column = feedparser.parse(built.files()["columns/lilun/feed.xml"]).feed
    assert (column.title, column.subtitle) == ("理论研讨 - 测试报", "学以致用")
    assert (column.id, column.link) == (f"{BASE}/columns/lilun.html", f"{BASE}/columns/lilun.html")
    assert column.language == "zh-CN"


def test_without_an_address_there_is_nothing_for_programs(paper: Site) -> None:
    built = paper.article("一篇").build()
    assert not [path for path in built.files() if path.endswith((".xml", ".json", ".txt"))]


@pytest.mark.parametrize("base", [f"{BASE}/bao", f"{BASE}/bao/", f"{BASE}/bao/?from=feed#top"])
def test_a_paper_in_a_folder(addressed: Site, base: str) -> None:
    addressed.file("site.yaml", f"名称: 测试报\n主题: plain\n网址: {base}\n")
    built = addressed.article("一篇").build()
    assert sound(built)
    assert entries(built)[0].link == f"{BASE}/bao/articles/%E4%B8%80%E7%AF%87.html"
    assert feedparser.parse(built.files()["feed.xml"]).feed.link == f"{BASE}/bao/"
    assert f"Sitemap: {BASE}/bao/sitemap.xml\n" in built.html("robots.txt")


def test_a_chinese_domain(addressed: Site) -> None:
    addressed.file("site.yaml", "名称: 测试报\n主题: plain\n网址: https://岚江日报.中国:8443/\n")
    built = addressed.article("一篇").build()
    assert sound(built)
    host = "岚江日报.中国".encode("idna").decode()
    assert entries(built)[0].id == f"https://{host}:8443/articles/%E4%B8%80%E7%AF%87.html"


def test_what_stands_in_an_article_is_text(addressed: Site) -> None:
    quoted = "'" + HOSTILE.replace("'", "''") + "'"
    addressed.article("一篇", 标题=quoted, 摘要=quoted, 作者="'<b>乔军</b>'", 标签="['<i>&', ']]>']", 专栏="理论研讨")
    built = addressed.build()
    assert sound(built)
    root = fromstring(built.files()["feed.xml"])
    entry = root.find(f"{atom.ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{atom.ATOM}title") == HOSTILE
    assert entry.findtext(f"{atom.ATOM}summary") == HOSTILE
    (item,) = items(built)
    assert (item["title"], item["summary"]) == (HOSTILE, HOSTILE)
    assert item["tags"] == ["理论研讨", "<i>&", "]]>"]
    assert b"<script" not in built.files()["feed.xml"]


def test_an_article_without_words_still_says_what_it_is(addressed: Site) -> None:
    built = addressed.article("只有题目", "").build()
    assert sound(built)
    assert items(built)[0]["content_text"] == "只有题目"
    assert "summary" not in items(built)[0]


def test_a_column_can_be_followed_before_its_first_article(addressed: Site) -> None:
    addressed.file("content/columns/xin.md", "---\n名称: 新栏\n---\n")
    built = addressed.build()
    assert sound(built)
    assert entries(built, "columns/xin/feed.xml") == []
    feed = fromstring(built.files()["columns/lilun/feed.xml"])
    assert feed.findtext(f"{atom.ATOM}updated") == "2026-10-01T00:00:00+00:00"


def test_the_newest_stand_in_a_feed_and_its_moment_is_theirs(addressed: Site) -> None:
    for n in range(1, 26):
        addressed.article(f"第{n}篇", 日期=f"2026-10-{n:02}")
    addressed.edit("content/articles/第10篇.md", "日期: 2026-10-10", "日期: 2026-10-10\n更新时间: 2026-11-20 08:00")
    addressed.edit("content/articles/第1篇.md", "日期: 2026-10-01", "日期: 2026-10-01\n更新时间: 2026-11-21 08:00")
    built = addressed.build()
    assert sound(built)
    assert [entry.title for entry in entries(built)] == [f"第{n}篇" for n in range(25, 25 - NEWEST, -1)]
    assert len(items(built)) == NEWEST
    # 第1篇 changed later, but does not stand in the feed.
    assert feedparser.parse(built.files()["feed.xml"]).feed.updated == "2026-11-20T08:00:00+08:00"


def test_an_update_before_the_date_counts_for_nothing(addressed: Site) -> None:
    built = addressed.article("一篇", 日期="2026-11-02", 更新时间="2026-10-01").build()
    assert sound(built)
    assert entries(built)[0].updated == entries(built)[0].published
    assert "date_modified" not in items(built)[0]


@pytest.mark.parametrize("date", ["1899-12-31", "1936-10-19 05:25", "1986-08-01 12:00", "0001-01-01"])
def test_a_date_of_any_age_is_one_that_readers_know(addressed: Site, date: str) -> None:
    """Shanghai's offset had seconds before 1901 and summer time after."""
    assert sound(addressed.article("旧文", 日期=f"'{date}'").build())


def test_an_edit_of_a_text_changes_no_feed(addressed: Site) -> None:
    before = addressed.article("一篇", "第一段。\n\n第二段。\n", 摘要="说了什么。").build().files()
    after = addressed.edit("content/articles/一篇.md", "第二段", "改过的一段").build().files()
    assert sorted(path for path in after if after[path] != before[path]) == ["articles/一篇.html"]


def test_what_is_not_live_is_in_no_feed(addressed: Site) -> None:
    addressed.article("草稿", 状态="草稿").article("撤稿", 状态="撤稿").article("以后", 日期="2026-12-01")
    built = addressed.build()
    assert entries(built) == items(built) == []
    assert not any(word in built.html("sitemap.xml") for word in ("%E8%8D%89", "%E6%92%A4", "%E4%BB%A5"))


@pytest.mark.parametrize(
    ("pattern", "path"),
    [("{slug}.html", "lilun/feed.xml"), ("lan/{slug}/index.html", "lan/lilun/feed.xml")],
)
def test_a_feed_stands_beside_its_column_wherever_that_stands(addressed: Site, pattern: str, path: str) -> None:
    text = f"名称: 测试报\n主题: plain\n网址: {BASE}\n网址规则: {{专栏: '{pattern}'}}\n"
    built = addressed.file("site.yaml", text).build()
    assert built.codes == []
    assert path in built.files()


def test_the_theme_tells_of_the_feeds(addressed: Site) -> None:
    addressed.file("site.yaml", f"名称: 测试报\n网址: {BASE}/bao\n")
    addressed.file("content/pages/about.md", "---\n标题: 关于\n旧网址: old.html\n---\n")
    built = addressed.article("一篇", 专栏="理论研讨").build()
    assert built.errors == []
    column, article = built.html("columns/lilun.html"), built.html("articles/一篇.html")
    told = '<link rel="alternate" type="application/atom+xml" title="理论研讨 - 测试报" href="lilun/feed.xml">'
    assert column.index(told) < column.index('href="../feed.xml"')
    assert 'type="application/feed+json" title="测试报" href="../feed.json"' in article
    assert f'<link rel="canonical" href="{BASE}/bao/articles/%E4%B8%80%E7%AF%87.html">' in article
    assert f'<link rel="canonical" href="{BASE}/bao/">' in built.html("index.html")
    assert f'<link rel="canonical" href="{BASE}/bao/about.html">' in built.html("old.html")
    bare = addressed.file("site.yaml", "名称: 测试报\n").build()
    assert "canonical" not in bare.html("articles/一篇.html")
    assert "alternate" not in bare.html("columns/lilun.html")
    assert "订阅" not in bare.html("columns/lilun.html")
