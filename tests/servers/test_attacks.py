"""Paths that want out of the release: each is answered with a file that readers may have, or with nothing of ours."""

import itertools
import re
import unicodedata
from urllib.parse import quote

import pytest

from tests.servers.published import SECRET, Published
from tests.servers.running import Server

WANTED = ("secret.txt", "records/R1/urls.txt", "releases/R0/index.html", "current-old/index.html", "etc/passwd")
UPS = (
    "../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%2e%2e%5c", ".%2e/", "%2e./", "..%252f", "%252e%252e/",
    "..%c0%af", "%c0%ae%c0%ae/", "..;/", "....//", "..%00/", "..%e3%80%82/", "／..／", "%ef%bc%8e%ef%bc%8e/", "..%u2215",
)  # fmt: skip
STARTS = ("", "articles/", "assets/", ".well-known/", "media/", "articles/x.html/")
HIDDEN = (
    ".git/config", ".git", ".git/", ".env", ".%65nv", "%2eenv", "%2Egit/config", "./.env", "articles/.draft.html.swp",
    "articles/%2edraft.html.swp", ".zhuanlan/ledger", "%2ezhuanlan%2fledger", "媒体/.DS_Store", ".well-known/../.env",
    ".well-known/%2e%2e/.env", ".well-known/..%2f.env", "//.env", "/./.env", ".env/", ".env%00.html", ".env%20", ".env.", ".ENV", ".gone/.env", ".gone/index.html",
)  # fmt: skip
ODD = (
    "//example.org", "//example.org/", "//example.org/%2e%2e", "///example.org/..", "/\\example.org", "/\\example.org/..", "//columns",
    "//example.org//columns", "/%2f/example.org/columns", "/%5cexample.org/columns", "/columns%0d%0aSet-Cookie:a=b", "/%00", "/index.html%00.txt", "/%",
    "/%zz", "/%f", "/index.html%20", "/index.html.", "/index.html::$DATA", "/INDEX.HTML", "/index.html/..", "/articles/*", "/articles/*.html", "/articles/{a,b}",
    "/con", "/nul.html", "/c:/secret.txt", "/~root/", "/?/../secret.txt", "/#/../secret.txt", "/articles/..;/..;/secret.txt", "/%e2%80%ae.html",
    "http://example.org/secret.txt", "http://example.org/../secret.txt", "*", "index.html", "../secret.txt", "", "/ HTTP/0.9", "/{path}", "/{file./etc/passwd}", "/$uri", "/${document_root}", "/index.html.gz/..",
    "/" + "a" * 5000, "/" + "%41" * 3000, "/" + "a/" * 4000, "/" + "../" * 3000 + "secret.txt", "/" + quote("长" * 300) + ".html", "/" + "/" * 4000,
)  # fmt: skip
CHINESE = ("articles/撤下的一篇.html", "authors/乔军.html", "验证/甲 乙.txt", "tags/é.html", "columns/が.html")


def attacks(prefix: str) -> list[bytes]:
    """Targets of requests, as they go over the wire."""
    top = quote(prefix)
    found = [f"{top}/{start}{up * 4}{wanted}" for start, up, wanted in itertools.product(STARTS, UPS, WANTED)]
    found += [f"{top}{up * 3}{wanted}" for up, wanted in itertools.product(UPS, WANTED)]
    found += [f"{top}/{path}" for path in HIDDEN] + [f"{top}{odd}" for odd in ODD] + list(ODD)
    for path in CHINESE:
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            plain = unicodedata.normalize(form, path)
            found += [f"{top}/{quote(plain)}", f"{top}/{plain}", f"{top}/{quote(quote(plain))}"]
            found.append(f"{top}/{quote(plain.encode('gb18030', 'replace'))}")
    return [one.encode() for one in dict.fromkeys(found)]


def test_there_are_hundreds() -> None:
    assert len(attacks("")) > 700


def test_no_path_leads_out(both: tuple[Published, Server]) -> None:
    paper, server = both
    allowed = {*paper.files.values()}
    answered: dict[int, int] = {}
    for target in attacks(paper.prefix):
        got = server.raw(target)
        assert SECRET not in got, target
        assert b"root:x:0:0" not in got, target
        head, _, body = got.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 "):
            # HTTP/0.9, or a line that ends before it is one: then there are no headers, and nothing of ours either.
            assert got == b"" or body == b"" or body not in allowed, target
            continue
        status = int(head[9:12])
        answered[status] = answered.get(status, 0) + 1
        assert status in (200, 301, 308, 400, 404, 410, 414, 431), (target, status)
        if status == 200:
            assert _whole(head, body) in allowed, target
        where = re.search(rb"(?im)^location: *(.*?)\r?$", head)
        if where:
            assert re.match(rb"/(?![/\\])", where[1]), (target, where[1])
            assert b"example.org" not in where[1].split(b"/")[1], target
        assert b"set-cookie" not in head.lower(), target
    assert answered[404] + answered[400] > 600, answered
    assert answered[200] > 3, answered


def _whole(head: bytes, body: bytes) -> bytes:
    """A body without the marks of its pieces (RFC 9112, 7.1)."""
    if b"transfer-encoding: chunked" not in head.lower():
        return body
    whole = b""
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size, 16)
        whole, body = whole + rest[:length], rest[length + 2 :]
        if not length:
            break
    return whole


@pytest.mark.parametrize("header", ["x-original-url", "x-rewrite-url", "x-accel-redirect", "x-forwarded-prefix"])
def test_headers_lead_nowhere(both: tuple[Published, Server], header: str) -> None:
    paper, server = both
    reply = server.ask(f"{quote(paper.prefix)}/", **{header.replace("-", "_"): "/.env"})
    assert reply.body == paper.files["index.html"]
