"""From bytes to a path: what stands in a paper is found, and nothing else has a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhuanlan.model.routes import url_of
from zhuanlan.preview.address import path_of

REFUSED = [
    b"",
    b"*",
    b"http://evil.example/",
    b"//evil.example/",
    b"/a//b.html",
    b"/../site.yaml",
    b"/articles/../../site.yaml",
    b"/./x.html",
    b"/%2e%2e/site.yaml",
    b"/%2E%2E%2Fsite.yaml",
    b"/..%2fsite.yaml",
    b"/a/%2e/b.html",
    b"/..%5csite.yaml",
    b"/a%5cb",
    b"/a\\b",
    b"/%00",
    b"/x.html%00.png",
    b"/%0d%0aset-cookie:x=1",
    b"/%7f",
    b"/%ff%fe",
    b"/%c0%ae%c0%ae/site.yaml",
    b"/%ed%a0%80",
    b"/%",
    b"/%zz",
    b"/%u002e",
    b"/" + b"a" * 5000,
]


@pytest.mark.parametrize("raw", REFUSED)
def test_what_no_browser_asks_is_refused(raw: bytes) -> None:
    assert path_of(raw) is None


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (b"/", "index.html"),
        (b"/columns/", "columns/index.html"),
        (b"/x.html", "x.html"),
        (b"/%E6%94%B9/a%20b.html", "改/a b.html"),
        (b"/%252e%252e/x", "%2e%2e/x"),
        (b"/...", "..."),
        (b"/a:b", "a:b"),
    ],
)
def test_an_address_is_decoded_once(raw: bytes, path: str) -> None:
    assert path_of(raw) == path


SEGMENT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\"), min_size=1, max_size=12)


@given(st.lists(SEGMENT.filter(lambda name: name not in (".", "..")), min_size=1, max_size=4))
def test_every_path_of_a_paper_is_found_at_its_address(names: list[str]) -> None:
    from urllib.parse import quote

    path = "/".join(names)
    asked = quote(url_of(path), safe="/%").encode()  # a browser encodes what an IRI leaves as it is
    assert path_of(asked) == path


@given(st.binary(max_size=40))
def test_whatever_is_asked_no_path_leads_upwards(raw: bytes) -> None:
    path = path_of(b"/" + raw)
    assert path is None or not ({"", ".", ".."} & set(path.split("/")) or "\\" in path or "\0" in path)
