"""The map of the site and robots.txt: what search engines are told."""

import pytest

from tests.feeds import sitemaps
from tests.harness import Site
from zhuanlan.model.lists import sitemap as planning
from zhuanlan.model.page import Mapped, Sitemap
from zhuanlan.rendering.sitemap import chart

BASE = "https://example.org/bao/"


@pytest.fixture
def addressed(paper: Site) -> Site:
    """A paper that stands in a folder of its host."""
    return paper.file("site.yaml", f"名称: 测试报\n主题: plain\n网址: {BASE}\n")


def test_every_page_is_named_once(addressed: Site) -> None:
    for n in range(1, 42):
        addressed.article(f"第{n}篇", 标签="R&D", 作者="奥'布赖恩", 日期=f"2026-10-{n % 28 + 1:02}")
    addressed.file("content/pages/about.md", "---\n标题: 关于\n旧网址: old.html\n---\n").file("static/proof.html", "x")
    built = addressed.build()
    assert built.errors == []
    files = built.files()
    assert list(sitemaps.faults(files["sitemap.xml"])) == []
    pages = {path for path in files if path.endswith(".html")} - {"404.html", "old.html", "proof.html"}
    assert "archive/2026-10/1.html" in pages
    assert list(sitemaps.missed(files, BASE, pages)) == []
    assert sitemaps.mapped(files, BASE) == sorted(pages)


def test_articles_say_when_they_changed(addressed: Site) -> None:
    addressed.article("a", 日期="2026-10-01").article("b", 日期="2026-10-01", 更新时间="2026-10-02 08:15")
    text = addressed.build().html("sitemap.xml")
    assert f"<loc>{BASE}articles/a.html</loc>\n    <lastmod>2026-10-01</lastmod>" in text
    assert f"<loc>{BASE}articles/b.html</loc>\n    <lastmod>2026-10-02T08:15:00+08:00</lastmod>" in text
    assert text.count("<lastmod>") == 2


def test_a_large_paper_has_an_index(addressed: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MOST_URLS", 4)
    files = addressed.article("甲").article("乙").build().files()
    pages = {path for path in files if path.endswith(".html")} - {"404.html"}
    parts = [path for path in files if path.startswith("sitemap-")]
    assert parts == [f"sitemap-{n}.xml" for n in range(1, len(pages) // 4 + bool(len(pages) % 4) + 1)]
    assert sitemaps.locations(files["sitemap.xml"]) == [BASE + part for part in parts]
    for path in ("sitemap.xml", *parts):
        assert list(sitemaps.faults(files[path])) == []
        assert len(sitemaps.locations(files[path])) <= 4
    assert list(sitemaps.missed(files, BASE, pages)) == []


def test_no_file_is_larger_than_the_protocol_allows() -> None:
    """The longest addresses, of a sign that XML writes longer, in fewer than 50,000 entries."""
    changed = "2026-11-23T12:00:00+00:00"
    entries = [Mapped(f"https://example.org/{n:05}" + "&" * 2000, changed) for n in range(8_000)]
    parts = list(planning._parts(entries))
    assert len(parts) > 1
    assert [entry for part in parts for entry in part] == entries
    sizes = [len(chart(Sitemap("sitemap-1.xml", part)).data) for part in parts]
    assert max(sizes) <= sitemaps.MOST_BYTES
    assert sizes[0] > sitemaps.MOST_BYTES * 0.9


@pytest.mark.parametrize(("count", "files"), [(0, 1), (1, 1), (50_000, 1), (50_001, 2), (100_000, 2), (100_001, 3)])
def test_the_limit_of_addresses(count: int, files: int) -> None:
    parts = list(planning._parts([Mapped("https://example.org/x.html")] * count))
    assert len(parts) == files
    assert sum(map(len, parts)) == count


def test_robots_are_let_in_and_shown_the_map(addressed: Site) -> None:
    built = addressed.build()
    assert built.html("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"


def test_the_editors_own_robots_txt_stands(addressed: Site) -> None:
    built = addressed.file("static/robots.txt", "User-agent: *\nDisallow: /\n").build()
    assert built.codes == []
    assert built.html("robots.txt") == "User-agent: *\nDisallow: /\n"


def test_an_old_map_in_static_is_told(addressed: Site) -> None:
    assert addressed.file("static/sitemap.xml", "<urlset/>").build().errors == ["address-taken"]
