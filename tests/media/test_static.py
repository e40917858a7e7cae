"""`static/` is copied to the root as it is, and nothing of it may take a page's place."""

import re

import pytest

from tests.harness import Site
from tests.media.pictures import png, svg


def test_it_stands_at_the_root_as_it_is(paper: Site) -> None:
    files = {
        "favicon.ico": b"\0\0\1\0",
        "robots.txt": b"User-agent: *\n",
        ".well-known/security.txt": b"Contact: mailto:a@example.org\n",
        "验证/abc.html": b"<p>as it stands",
    }
    for path, data in files.items():
        paper.file(f"static/{path}", data)
    paper.file("static/.DS_Store", "x").file("static/.git/config", "x").file("static/.well-known/.hidden", "x")
    built = paper.build()
    assert built.codes == []
    assert {path: data for path, data in built.files().items() if path in files} == files
    assert not [path for path in built.files() if "DS_Store" in path or ".git" in path or ".hidden" in path]


def test_a_hidden_folder_of_content_stays_hidden(paper: Site) -> None:
    paper.file("content/media/.well-known/a.png", png()).file("content/.well-known/a.md", "x")
    assert paper.build().codes == []


@pytest.mark.parametrize(
    ("path", "other"),
    [("index.html", "site.yaml"), ("articles/甲.html", "content/articles/甲.md"), ("Articles/甲.HTML", "甲.md")],
)
def test_it_may_not_take_a_page(paper: Site, path: str, other: str) -> None:
    built = paper.article("甲").file(f"static/{path}", "x").build()
    assert built.errors == ["address-taken"]
    assert f"static/{path}" in built.said()
    assert other in built.said()


def test_a_picture_of_static_is_measured(paper: Site) -> None:
    built = paper.file("static/logo.png", png(60, 40)).article("甲", "![报徽](/logo.png)\n").build()
    assert built.codes == []
    assert '<img src="../logo.png" alt="报徽" width="60" height="40"' in built.html("articles/甲.html")


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ((), r"assets/favicon\.[0-9a-f]{10}\.svg"),
        (("favicon.ico",), "favicon.ico"),
        (("favicon.ico", "favicon.svg"), "favicon.svg"),
    ],
)
def test_a_tab_shows_the_papers_own_sign(paper: Site, names: tuple[str, ...], shown: str) -> None:
    paper.file("site.yaml", "名称: 测试报\n").article("甲")
    for name in names:
        paper.file(f"static/{name}", svg())
    built = paper.build()
    linked = re.search('<link rel="icon" href="../([^"]*)">', built.html("articles/甲.html"))
    assert linked is not None
    assert re.fullmatch(shown, linked[1])
    assert linked[1] in built.files()


def test_a_theme_without_a_sign_links_none(paper: Site) -> None:
    assert 'rel="icon"' not in paper.build().html("index.html")
    assert '<link rel="icon" href="favicon.ico">' in paper.file("static/favicon.ico", "x").build().html("index.html")
