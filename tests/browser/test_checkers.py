"""Every checker sees what it is for: pages that are broken on purpose."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.axe import axe
from tests.browser.markup import faults
from tests.browser.reflow import enlarge, too_wide
from tests.browser.server import POLICY, serve
from tests.browser.watch import Watch

WHOLE = (
    '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>x</title>\n</head>\n'
    "<body><main>\n<h1>x</h1>\n{}</main>\n</body>\n</html>\n"
)


def written_page(folder: Path, html: str) -> Path:
    """A sound page with something in it."""
    (folder / "x.html").write_text(WHOLE.format(html), "utf-8")
    return folder / "x.html"


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ('<img src="data:," width="9">', "image-alt: img"),
        ('<p style="color: #bbb; background: #fff">pale words</p>', "color-contrast: p"),
        ("<h3>x</h3>", "heading-order: h3"),
        ('<p><a href="#a" style="font-size: 6px">x</a><a href="#b" style="font-size: 6px">y</a></p>', "target-size: a"),
    ],
)
def test_axe_sees(page: Page, written: Path, html: str, rule: str) -> None:
    page.goto(written_page(written, html).as_uri())
    assert any(finding.startswith(rule) for finding in axe(page)), axe(page)


def test_axe_sees_the_dark_page(page: Page, written: Path) -> None:
    dark = "<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style><p>words</p>"
    page.goto(written_page(written, dark).as_uri())
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert any(finding.startswith("color-contrast: p") for finding in axe(page)), axe(page)


def test_html_validate_sees(written: Path) -> None:
    broken = {
        "close-order": "<div><p>x</div></p>\n",
        "valid-id": '<p id="a b">x</p>\n',
        "no-inline-style": '<p style="color: red">x</p>\n',
        "no-dup-id": '<p id="a">x</p>\n<p id="a">x</p>\n',
        "require-sri": '<script src="https://example.org/x.js"></script>\n',
    }
    for rule, html in broken.items():
        written_page(written, html).rename(written / f"{rule}.html")
    written_page(written, '<p id="fn:1">x</p>\n').rename(written / "right.html")
    found = faults(sorted(written.iterdir()))
    for rule in broken:
        assert any(re.match(rf"{rule}\.html:\d+: {rule}: ", fault) for fault in found), "\n".join([rule, *found])
    assert not any(fault.startswith("right.html") for fault in found)


def test_a_wide_page_is_seen(page: Page, written: Path) -> None:
    page.goto(written_page(written, '<div class="wide" style="width: 700px">x</div>').as_uri())
    page.set_viewport_size({"width": 1280, "height": 900})
    assert too_wide(page) == []
    page.set_viewport_size({"width": 320, "height": 900})
    assert "div.wide to 7" in too_wide(page)[0]


def test_a_page_that_the_largest_type_makes_wide_is_seen(page: Page, written: Path) -> None:
    style = "<style>:root:has(#b:checked) main { width: 2000px }</style>"
    radios = '<input type="radio" name="size" id="a" checked><input type="radio" name="size" id="b">'
    page.goto(written_page(written, style + radios).as_uri())
    assert too_wide(page) == []
    assert enlarge(page)
    assert too_wide(page)


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Somebody else's server."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "x.css").write_text("", "utf-8")
    with serve(folder) as home:
        yield home


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>console.error('oh')</script>", "console error: oh"),
        ("<script>console.warn('oh')</script>", "console warning: oh"),
        ("<script>throw new Error('oh')</script>", "script error: oh"),
        ("<script>alert('oh')</script>", "dialog: oh"),
        ('<link rel="stylesheet" href="{elsewhere}x.css">', "request to somebody else: {elsewhere}x.css"),
        ('<link rel="stylesheet" href="none.css">', "answer 404: {home}none.css"),
        ('<img src="/paper/none.png" alt="">', "answer 404: {home}none.png"),
        ('<img src="/none.png" alt="">', "request to somebody else"),
    ],
)
def test_what_a_page_does_is_seen(page: Page, written: Path, elsewhere: str, html: str, told: str) -> None:
    written_page(written, html.format(elsewhere=elsewhere))
    with serve(written) as home:
        seen = Watch(page, home).visit(f"{home}x.html")
        assert any(what.startswith(told.format(elsewhere=elsewhere, home=home)) for what in seen), seen


def test_a_file_that_is_not_there_is_seen(page: Page, written: Path) -> None:
    home = f"{written.as_uri()}/"
    seen = Watch(page, home).visit(written_page(written, '<link rel="stylesheet" href="none.css">').as_uri())
    assert any(what.startswith(f"request failed: {home}none.css") for what in seen), seen


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<script>1</script>", "breach of the policy: script-src-elem inline"),
        ('<p style="color: red">x</p>', "breach of the policy: style-src-attr inline"),
        ('<p onclick="1">x</p>', "breach of the policy: script-src-attr inline"),
        ('<img src="{elsewhere}x.png" alt="">', "breach of the policy: img-src http"),
    ],
)
def test_a_breach_of_the_policy_is_seen(page: Page, written: Path, elsewhere: str, html: str, told: str) -> None:
    written_page(written, html.format(elsewhere=elsewhere))
    with serve(written, headers={"Content-Security-Policy": POLICY}) as home:
        seen = Watch(page, home).visit(f"{home}x.html")
        assert any(what.startswith(told) for what in seen), seen
        assert any(what.startswith("console error") for what in seen), seen


def test_a_quiet_page_is_quiet(page: Page, written: Path) -> None:
    written_page(written, "<p>x</p>")
    with serve(written, headers={"Content-Security-Policy": POLICY}) as home:
        assert Watch(page, home).visit(f"{home}x.html") == []
