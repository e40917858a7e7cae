"""Links, images, ids: what is cut out as an address, what is reported, and where."""

import pytest

from tests.markdown.rendered import body_of, found
from zhuanlan.model.document import Address, Embed
from zhuanlan.reading.markdown import convert


def addresses(text: str) -> list[tuple[str, str, int, int]]:
    parts = (part.source if isinstance(part, Embed) else part for part in convert(text, file="a.md").body.parts)
    return [(part.target, part.use, part.place.line, part.place.column) for part in parts if isinstance(part, Address)]


def test_addresses_of_the_site() -> None:
    text = "前[甲](a.md \"题\") ![图](图片/b.png)\n[乙](<c d.md>) [丙][1] <img src='e.png' alt=图>\n\n[1]: /f/g.html\n"
    assert addresses(text) == [
        ("a.md", "link", 1, 6), ("图片/b.png", "image", 1, 21), ("c d.md", "link", 2, 6), ("/f/g.html", "link", 4, 6),
        ("e.png", "image", 2, 32),
    ]  # fmt: skip
    assert '<a href="a.md" title="题">甲</a>' in body_of(text)


def test_equal_addresses_are_told_apart() -> None:
    assert addresses("`![](a.png)` [![图](a.png)](a.png) ![图](a.png)\n\n```\n![](a.png)\n```\n\n![图](a.png)\n") == [
        ("a.png", "link", 1, 28), ("a.png", "image", 1, 20), ("a.png", "image", 1, 40), ("a.png", "image", 7, 6)
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["http://a.b/c", "https://a.b/?c=d&e=f", "mailto:a@b.c", "tel:010-1", "//a.b/c"])
def test_addresses_outside_stay(typed: str) -> None:
    assert f'<a href="{typed.replace("&", "&amp;")}">甲</a>' in body_of(f"[甲]({typed})\n")
    assert addresses(f"[甲]({typed})\n") == []


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:x", "C:\\a.pdf", "ftp://a.b"],
)
def test_addresses_refused(typed: str) -> None:
    assert body_of(f"[甲]({typed}) ![乙]({typed})\n") == "<p><a>甲</a> 乙</p>"
    assert [code for code, _, _ in found(f"[甲]({typed}) ![乙]({typed})\n")] == ["removed-address"] * 2
    assert found(f"前[甲]({typed})\n") == [("removed-address", 1, 6)]


@pytest.mark.parametrize("typed", ["&#106;avascript:x", "java&#9;script:x", "&#x6A;avascript&colon;x", " javascript:x"])
def test_addresses_disguised(typed: str) -> None:
    assert "script" not in body_of(f'<a href="{typed}">甲</a> [乙]({typed})\n')


def test_images_without_words() -> None:
    text = '前![](a.png)\n\n![ ](b.png) ![img_001.png](c.png) ![好](d.png) `![](e.png)`\n\n<img src="f.png">\n'
    assert found(text) == [("missing-alt", n, c) for n, c in ((1, 2), (3, 1), (3, 13), (5, 1))]


def test_images_of_other_sites() -> None:
    assert found("前![甲](https://a.b/c.png) ![乙](//a.b/c.png)\n") == [("remote-image", 1, 2), ("remote-image", 1, 26)]


def test_empty_addresses() -> None:
    assert found("[甲]() ![乙]()\n") == [("empty-address", 1, 1), ("empty-address", 1, 7)]
    assert body_of("[甲]() ![乙]()\n") == "<p><a>甲</a> 乙</p>"


def test_fullwidth_addresses() -> None:
    (finding,) = convert("见[甲](http：//a.b)和http：//c.d\n", file="a.md").findings
    assert (finding.code.id, finding.place.column, finding.fix) == (
        "fullwidth-address", 6, "见[甲](http://a.b)和http：//c.d"
    )  # fmt: skip
    assert '<a href="http://a.b">甲</a>' in body_of("[甲](http：／／a.b)\n")


def test_sound_and_film_become_players() -> None:
    assert (
        body_of("![甲](a.mp3)\n") == '<p><audio src="a.mp3" controls="" preload="metadata" aria-label="甲"></audio></p>'
    )
    assert body_of("![甲](a.MP4)\n").startswith('<p><video src="a.MP4" controls="" preload="metadata"')


def test_ids_are_readable_and_stable() -> None:
    text = "## 一、把准方向，稳步推进\n\n## Python 入门（上）\n\n## 乙 {#own}\n\n## 小结\n\n## 小结\n\n## ？\n"
    anchors = convert(text, file="a.md").body.anchors
    assert anchors == ("w-一-把准方向-稳步推进", "w-python-入门-上", "w-own", "w-小结", "w-小结-2", "w-节")
    assert convert("## 别的\n\n" + text, file="a.md").body.anchors[1:] == anchors


def test_an_own_id_wins_over_a_heading_before_it() -> None:
    assert convert("## 甲\n\n## 乙 {#甲}\n", file="a.md").body.anchors == ("w-甲-2", "w-甲")


def test_an_own_id_twice() -> None:
    text = "## 甲 {#a}\n\n## 乙 {#a}\n"
    assert convert(text, file="a.md").body.anchors == ("w-a", "w-a-2")
    assert found(text) == [("duplicate-id", 3, 7)]


@pytest.mark.parametrize("typed", ["一、把准方向", "w-一-把准方向", "把准方向", "%E6%8A%8A%E5%87%86%E6%96%B9%E5%90%91"])
def test_links_within_the_text(typed: str) -> None:
    assert '<a href="#w-一-把准方向">见</a>' in body_of(f"[见](#{typed})\n\n## 一、把准方向\n")


def test_a_broken_anchor() -> None:
    (finding,) = convert("前[见](#把准方位)\n\n## 把准方向\n", file="a.md").findings
    assert (finding.code.id, finding.place.line, finding.place.column) == ("broken-anchor", 1, 6)
    assert dict(finding.arguments)["nearest"] == "#把准方向"
    assert "<a>见</a>" in body_of("前[见](#把准方位)\n")


def test_footnotes() -> None:
    html = body_of("甲[^1]乙[^注 a]\n\n[^1]: 丙\n[^注 a]: 丁\n")
    assert 'id="w-fn:1"' in html
    assert 'href="#w-fnref:1"' in html
    assert 'id="w-fn:注-a"' in html
