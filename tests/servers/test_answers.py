"""Every file of a published paper, as nginx and Caddy answer with it."""

import gzip
import re
from urllib.parse import quote, unquote

import pytest

from tests.servers.published import GONE, HIDDEN, Published
from tests.servers.running import Reply, Server

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "pdf": "application/pdf",
    "mp4": "video/mp4",
    "woff2": "font/woff2",
    "ofd": "application/octet-stream",
}
NAMED = {"feed.xml": "application/atom+xml; charset=utf-8", "feed.json": "application/feed+json; charset=utf-8"}
MARK = re.compile(r"\.(301|410)$")

Servers = dict[tuple[str, str], Server]
Both = tuple[Published, Server]


def address(paper: Published, path: str) -> str:
    return quote(f"{paper.prefix}/{path}")


def type_of(path: str) -> str:
    name = path.rpartition("/")[2]
    return NAMED.get(name) or TYPES[name.rpartition(".")[2].lower()]


def cache_of(path: str) -> str:
    if re.search(r"^assets/.*\.[0-9a-f]{10}\.", path):
        return "public, max-age=31536000, immutable"
    minutes = path.endswith(("feed.xml", "feed.json")) or path in ("sitemap.xml", "robots.txt")
    return "max-age=300" if minutes else "no-cache"


def served(paper: Published) -> dict[str, bytes]:
    """The files that are answered with as they are."""
    moved = {MARK.sub("", path) for path in paper.files if MARK.search(path)}
    return {
        path: data
        for path, data in paper.files.items()
        if not MARK.search(path) and path not in moved and path != "404.html"
    }


def guarded(reply: Reply, paper: Published) -> bool:
    """Whether an answer has the headers that every answer has."""
    headers = reply.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"] or "sandbox" in headers["content-security-policy"]
    assert ("strict-transport-security" in headers) == (not paper.prefix), "only the paper at the top has https"
    return True


def test_every_file_with_its_type_its_bytes_and_its_rules(both: Both) -> None:
    paper, server = both
    files = served(paper)
    assert {type_of(path) for path in files} >= set(TYPES.values()) | set(NAMED.values())
    for path, data in files.items():
        reply = server.ask(address(paper, path))
        assert (reply.status, reply.body) == (200, data), path
        assert reply.headers["content-type"] == type_of(path), path
        assert reply.headers["cache-control"] == cache_of(path), path
        assert reply.headers["content-length"] == str(len(data)), path
        assert reply.headers["etag"], path
        assert reply.headers["last-modified"], path
        assert guarded(reply, paper), path
        head = server.ask(address(paper, path), "HEAD")
        assert (head.status, head.body) == (200, b""), path
        same = ("content-type", "content-length", "etag", "cache-control")
        assert [head.headers[name] for name in same] == [reply.headers[name] for name in same], path


def test_texts_are_compressed_beforehand_or_at_once(both: Both) -> None:
    paper, server = both
    ready = at_once = 0
    for path, data in served(paper).items():
        reply = server.ask(address(paper, path), accept_encoding="gzip")
        twin = paper.release / f"{path}.gz"
        assert reply.status == 200, path
        assert reply.headers["content-type"] == type_of(path), path
        if twin.exists():
            assert reply.headers["content-encoding"] == "gzip", path
            assert reply.body == twin.read_bytes(), path
            ready += 1
        elif "utf-8" in type_of(path) and len(data) > 1024:
            assert reply.headers["content-encoding"] == "gzip", path
            at_once += 1
        if "content-encoding" in reply.headers:
            assert reply.headers["vary"] == "Accept-Encoding", path
            assert gzip.decompress(reply.body) == data, path
        else:
            assert reply.body == data, path
    assert ready > 40
    assert at_once > 40


def test_what_has_not_changed_is_not_sent_again(both: Both) -> None:
    paper, server = both
    for path in ("index.html", "sitemap.xml", "验证/甲 乙.txt"):
        first = server.ask(address(paper, path), accept_encoding="gzip")
        again = server.ask(address(paper, path), accept_encoding="gzip", if_none_match=first.headers["etag"])
        assert (again.status, again.body) == (304, b""), path
        since = server.ask(address(paper, path), if_modified_since=first.headers["last-modified"])
        assert since.status == 304, path
        other = server.ask(address(paper, path), if_none_match='"other"')
        assert other.status == 200, path


def test_a_folder_is_its_index(both: Both) -> None:
    paper, server = both
    for folder in ("", "columns/", "archive/"):
        reply = server.ask(address(paper, folder))
        assert (reply.status, reply.body) == (200, paper.files[f"{folder}index.html"])
        assert reply.headers["content-type"] == TYPES["html"]
    slashless = server.ask(address(paper, "columns"))
    assert slashless.status in (301, 308)
    assert unquote(slashless.headers["location"]) == f"{paper.prefix}/columns/"
    if paper.prefix:
        top = server.ask(quote(paper.prefix))
        assert (top.status, top.headers["location"]) == (301, address(paper, ""))
        assert server.ask("/").status == 404
        assert server.ask("/index.html").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "nothing.html",
        "articles/nothing",
        "assets/x.0123456789.css",
        "404.html",
        "articles/nothing/",
        "feed.xml/x",
    ],
)
def test_what_is_not_there(both: Both, path: str) -> None:
    paper, server = both
    reply = server.ask(address(paper, path))
    assert (reply.status, reply.body) == (404, paper.files["404.html"])
    assert reply.headers["content-type"] == TYPES["html"]
    assert reply.headers["cache-control"] == "no-cache"
    assert guarded(reply, paper)


def test_nginx_follows_no_link_out_of_the_release(papers: dict[str, Published], servers: Servers) -> None:
    """Caddy does; `publish` sends none."""
    for place, paper in papers.items():
        reply = servers[place, "nginx"].ask(address(paper, "out.txt"))
        assert (reply.status, reply.body) == (404, paper.files["404.html"])


def test_old_addresses_lead_on(both: Both) -> None:
    paper, server = both
    moves = {
        "2010/11/old/": address(paper, "index.html"),
        "2010/11/old/index.html": address(paper, "index.html"),
        "2010/旧闻.htm": address(paper, "archive/index.html"),
        "elsewhere.html": "https://xn--fsqu00a.example/a%24b;c?d=e",
    }
    marked = [path.removesuffix(".301") for path in paper.files if path.endswith(".301")]
    assert len(marked) > len(moves) - 1
    for path in marked:
        reply = server.ask(address(paper, path))
        assert reply.status == 301, path
        assert reply.headers["location"].isascii()
        assert server.ask(reply.headers["location"]).status == 200 or path == "elsewhere.html"
    for path, to in moves.items():
        reply = server.ask(address(paper, path))
        assert (reply.status, reply.headers["location"]) == (301, to)


def test_what_was_taken_back_is_gone_and_says_so(both: Both) -> None:
    paper, server = both
    reply = server.ask(address(paper, GONE))
    assert (reply.status, reply.body) == (410, paper.files[GONE])
    assert reply.headers["content-type"] == TYPES["html"]
    assert reply.headers["cache-control"] == "no-cache"
    assert guarded(reply, paper)


def test_marks_and_hidden_files_are_not_told_from_nothing(both: Both) -> None:
    paper, server = both
    marks = [path for path in paper.files if MARK.search(path)]
    assert len(marks) > 3
    for path in (*marks, *HIDDEN):
        assert server.ask(address(paper, path)).status == 404, path
        assert server.ask(f"{address(paper, path)}/").status == 404, path
    assert server.ask(address(paper, ".well-known/security.txt")).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "MKCOL"])
def test_it_is_only_to_be_read(both: Both, method: str) -> None:
    paper, server = both
    for path in ("index.html", "nothing.html", "assets/", "elsewhere.htm"):
        assert server.ask(address(paper, path), method).status == 405, path


def test_a_part_of_a_film(both: Both) -> None:
    paper, server = both
    reply = server.ask(address(paper, "片.mp4"), range="bytes=4-7")
    assert (reply.status, reply.body) == (206, b"ftyp")
