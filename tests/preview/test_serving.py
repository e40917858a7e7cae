"""What the preview answers, and to whom, on a server that runs."""

import html
import re
from collections.abc import Iterator

import pytest

from tests.harness import Site, sound
from tests.preview.running import Running, running
from tests.preview.test_address import REFUSED

SECRET = "不能给人看的"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    made = sound(tmp_path_factory.mktemp("serving") / "paper")
    made.article("草", status="draft").article("审", status="review").article("坏", 副题目="x")
    made.file("secret.txt", SECRET).file("static/film.mp4", bytes(range(256)) * 4).file("static/a b.txt", "空格")
    made.file("output/index.html", SECRET)
    made.edit("site.yaml", "主题: plain", "主题: broadsheet")
    return made


@pytest.fixture(scope="module")
def preview(site: Site) -> Iterator[Running]:
    with running(site.folder, "--as-of", "2026-11-23 12:00") as started:
        yield started


def linked(preview: Running, page: str, pattern: str) -> str:
    """The address of an asset that a page links to."""
    found = re.search(
        r'"(?:\.\./|/paper/)?(assets/' + pattern.replace(".", r"\.").replace("*", "[0-9a-f]{10}") + ')"',
        preview.text(page),
    )
    assert found, pattern
    return f"/{found[1]}"


def test_pages_and_files_with_their_types(preview: Running) -> None:
    types = {
        "/": "text/html; charset=utf-8",
        "/index.html": "text/html; charset=utf-8",
        "/articles/first": "text/html; charset=utf-8",
        "/columns/": "text/html; charset=utf-8",
        linked(preview, "/", "broadsheet.*.css"): "text/css; charset=utf-8",
        linked(preview, "/articles/first.html", "broadsheet.*.js"): "text/javascript; charset=utf-8",
        linked(preview, "/", "favicon.*.svg"): "image/svg+xml; charset=utf-8",
        "/a%20b.txt": "text/plain; charset=utf-8",
        "/film.mp4": "video/mp4",
        "/.zhuanlan/preview.js": "text/javascript; charset=utf-8",
        "/.zhuanlan/preview.css": "text/css; charset=utf-8",
        "/.zhuanlan/findings?path=/": "application/json; charset=utf-8",
    }
    for path, type_ in types.items():
        reply = preview.ask(path)
        assert (reply.status, reply.headers["content-type"]) == (200, type_), path
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["x-content-type-options"] == "nosniff"
        head = preview.ask(path, "HEAD")
        assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(reply.body)))


def test_drafts_are_shown_with_their_badge(preview: Running) -> None:
    assert 'data-status="draft"' in preview.text("/articles/%E8%8D%89.html")
    assert 'data-status="review"' in preview.text("/articles/%E5%AE%A1.html")
    assert 'data-status=""' in preview.text("/articles/first.html")


def test_our_script_is_the_last_of_the_body_and_only_in_pages(preview: Running, site: Site) -> None:
    text = preview.text("/")
    assert re.search(r'<script src="/\.zhuanlan/preview\.js"[^>]* defer></script>\s*</body>\s*</html>\s*$', text)
    assert text.count(".zhuanlan/preview.js") == 1
    assert b".zhuanlan" not in preview.ask(linked(preview, "/articles/first.html", "broadsheet.*.js")).body
    assert (site.folder / "output/index.html").read_text("utf-8") == SECRET, "the output is never written"
    assert [path.name for path in (site.folder / "output").iterdir()] == ["index.html"]


def test_a_folder_without_its_slash_and_a_page_that_is_not_there(preview: Running) -> None:
    moved = preview.ask("/columns")
    assert (moved.status, moved.headers["location"]) == (301, "/columns/")
    missing = preview.ask("/nix.html")
    assert missing.status == 404
    assert 'data-missing="yes"' in missing.text
    assert "没有找到这一页" in missing.text


@pytest.mark.parametrize("raw", REFUSED)
def test_path_attacks_get_nothing(preview: Running, raw: bytes) -> None:
    host = f"127.0.0.1:{preview.port}".encode()
    reply = preview.raw(b"GET " + raw + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
    assert re.match(rb"HTTP/1\.1 (400|404) ", reply), reply[:80]
    assert SECRET.encode() not in reply
    assert b"Traceback" not in reply


@pytest.mark.parametrize(
    "path",
    ["/site.yaml", "/content/articles/first.md", "/secret.txt", "/output/index.html", "/.zhuanlan/", "/.zhuanlan/desk.py",
     "/%2ezhuanlan/news", "/.zhuanlan/../site.yaml", "/C:/Windows/win.ini", "/~root", "/.git/config"],
)  # fmt: skip
def test_only_what_the_paper_names_is_served(preview: Running, path: str) -> None:
    reply = preview.ask(path)
    assert reply.status in (400, 404)
    assert SECRET not in reply.text


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1", "localhost", "127.0.0.1:1", "localhost:{port}.evil.example", "evil.example:{port}",
     "127.0.0.1.evil.example:{port}", "", "127.0.0.2:{port}", "user@localhost:{port}"],
)  # fmt: skip
def test_another_host_is_misdirected(preview: Running, host: str) -> None:
    reply = preview.ask("/", host=host.format(port=preview.port))
    assert reply.status == 421
    assert "第一篇" not in reply.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_our_own_names_are_not(preview: Running, host: str) -> None:
    assert preview.ask("/", host=f"{host}:{preview.port}").status == 200


def test_requests_that_are_malformed_are_refused(preview: Running) -> None:
    for data in (
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    ):
        assert not re.match(rb"HTTP/1\.1 (2|5)", preview.raw(data)), data[:40]
    assert preview.ask("/").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
def test_it_can_only_be_read(preview: Running, method: str) -> None:
    reply = preview.ask("/", method)
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/.zhuanlan/news?path=/", "/.zhuanlan/findings?path=/"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:{port}"},
        {"origin": "http://127.0.0.1:1"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_the_channel_is_for_our_own_pages(preview: Running, path: str, headers: dict[str, str]) -> None:
    ported = {name: value.format(port=preview.port) for name, value in headers.items()}
    assert preview.ask(path, **ported).status == 403


def test_no_answer_may_be_read_by_others(preview: Running) -> None:
    for path in ("/", "/feed.xml", "/.zhuanlan/findings?path=/"):
        reply = preview.ask(path)
        assert not [name for name in reply.headers if name.startswith("access-control")]
        assert reply.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "query", ["", "?path=", "?path=//x", "?path=/%252e%252e/x", "?path=http://x/", "?path=%00", "?" + "a=1&" * 100]
)
def test_news_of_no_page(preview: Running, query: str) -> None:
    assert preview.ask(f"/.zhuanlan/news{query}").status == 400
    assert preview.ask(f"/.zhuanlan/findings{query}").status == 400


@pytest.mark.parametrize(
    ("asked", "status", "span"),
    [
        ("bytes=0-1", 206, (0, 2)),
        ("bytes=1000-", 206, (1000, 1024)),
        ("bytes=-10", 206, (1014, 1024)),
        ("bytes=1000-9999", 206, (1000, 1024)),
        ("bytes=5000-", 416, None),
        ("bytes=9-3", 416, None),
        ("bytes=a-b", 200, (0, 1024)),
        ("bytes=0-1,4-5", 200, (0, 1024)),
        ("bytes=-", 200, (0, 1024)),
        ("lines=1-2", 200, (0, 1024)),
    ],
)
def test_ranges(preview: Running, asked: str, status: int, span: tuple[int, int] | None) -> None:
    reply = preview.ask("/film.mp4", range=asked)
    assert reply.status == status
    if span is not None:
        assert reply.body == (bytes(range(256)) * 4)[slice(*span)]


def test_findings_of_the_page_come_first_and_carry_their_place(preview: Running) -> None:
    preview.text("/articles/%E5%9D%8F.html")  # the article is not sound, and has no page
    assert [item["file"] for item in preview.findings("/")] == ["content/articles/坏.md"]
    (finding,) = preview.findings("/")
    assert (finding["line"], finding["column"], finding["severity"], finding["mine"]) == (4, 1, "error", False)


def test_a_page_that_cannot_be_made_says_why(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = sound(tmp_path_factory.mktemp("trouble") / "paper")
    with (
        running(site.folder, "--as-of", "2026-11-23 12:00") as preview,
        preview.listening("/articles/first.html") as ear,
    ):
        site.edit("themes/plain/templates/article.html", "{% extends", "{{ nothing.at.all('<b>') }}{% extends")
        ear.wait(2)
        assert ear.news[-1]["stamp"] == "", "the tab stays as it is"
        reply = preview.ask("/articles/first.html")
        assert reply.status == 500
        assert "这一页现在印不出来" in reply.text
        assert "themes/plain/templates/article.html:1" in html.unescape(reply.text)
        assert "<b>" not in reply.text
        assert preview.ask("/").status == 200
        site.file("site.yaml", "名称: [")
        assert preview.heard("site.yaml")
        assert preview.ask("/").status == 200, "the last paper that could be made stays on the screen"
        assert "site.yaml" in [finding["file"] for finding in preview.findings("/")]
        site.file("site.yaml", "名称: 测试报\n主题: plain\n")
        site.edit("themes/plain/templates/article.html", "{{ nothing.at.all('<b>') }}", "")
        preview.until("/articles/first.html", "正文第一段")


def test_the_paper_of_another_day(site: Site) -> None:
    with running(site.folder, "--as-of", "2026-11-30") as preview:
        assert "明天见" in preview.text("/articles/tomorrow.html")
    with running(site.folder, "--as-of", "2026-11-01 00:00") as preview:
        assert preview.ask("/articles/first.html").status == 404


def test_a_paper_that_stands_in_a_folder_of_its_server(sound_paper: Site) -> None:
    sound_paper.edit("site.yaml", "主题: plain", "主题: broadsheet\n网址: https://example.org/paper/")
    with running(sound_paper.folder, "--as-of", "2026-11-23 12:00") as preview:
        sheet = f"/paper{linked(preview, '/nix.html', 'broadsheet.*.css')}"
        assert f'href="{sheet}"' in preview.text("/nix.html")
        assert preview.ask(sheet).status == 200
        assert preview.ask("/paper/").status == 200
        assert preview.ask("/paper/paper/index.html").status == 404


def test_a_terminal_that_nobody_reads(sound_paper: Site) -> None:
    head = ("bash", "-c", 'exec "$@" > >(head -2)', "bash")
    with running(sound_paper.folder, "--as-of", "2026-11-23 12:00", before=head) as preview:
        for number in range(3):
            sound_paper.edit("content/articles/first.md", "正文", f"正文{number}")
            preview.until("/articles/first.html", f"正文{number}")
