"""A reader with a browser: he clicks through the paper, makes the type larger, prints."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.papers import Edition, Pick
from tests.browser.printing import furniture, on_paper

SIZES = {"小": "16px", "中": "18px", "大": "22px", "特大": "30px"}
PRINT_IS_CALLED = "window.print = () => { document.title = 'printed'; };"


@pytest.fixture
def article(templates: tuple[Pick, ...]) -> Pick:
    """The longest article."""
    return next(pick for pick in templates if pick.template == "article.html")


def address(pick: Pick) -> str:
    """The page as it lies on the disk."""
    return (pick.output / pick.path).as_uri()


def follow(page: Page, pattern: str, within: str = "main") -> str:
    """Click the first visible link whose target matches; the path of the page that opens."""
    links = page.locator(f"{within} a[href]:visible")
    targets: list[str] = links.evaluate_all("links => links.map(link => link.href)")
    at = next((n for n, target in enumerate(targets) if re.search(pattern, unquote(target))), None)
    assert at is not None, f"no link to {pattern} on {unquote(page.url)}"
    links.nth(at).click()
    page.wait_for_url(lambda url: re.search(pattern, unquote(url)) is not None)
    expect(page.locator("h1")).to_be_visible()
    return unquote(page.url)


def turn(page: Page, link: str) -> str:
    """Click the first visible link to a neighbour; the path of the page that opens."""
    before = page.url
    page.locator(link).first.click()
    page.wait_for_url(lambda url: url != before)
    return unquote(page.url)


def expect_size(page: Page, size: str) -> None:
    """That the text is set in the size of this name."""
    expect(page.locator("article .body p").first).to_have_css("font-size", SIZES[size])


def choose(page: Page, size: str) -> None:
    """Click the word, as a reader does."""
    page.get_by_text(size, exact=True).click()


@pytest.mark.parametrize("scripts", [True, False])
def test_he_clicks_through_the_paper_on_his_disk(browser: Browser, paper: Edition, scripts: bool) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto((paper.output / "index.html").as_uri())
        follow(page, r"/columns/(?!index)[^/]+\.html$")
        first = follow(page, r"/articles/[^/]+\.html$")
        second = turn(page, "a[rel=prev]:visible, a[rel=next]:visible")
        assert "/articles/" in second
        assert second != first
        while page.locator("main a[rel=tag]:visible").count() == 0:
            turn(page, "a[rel=prev]:visible")
        article = unquote(page.url)
        follow(page, r"/(authors|profiles|institutions)/(?!index)[^/]+\.html$")
        follow(page, r"/articles/[^/]+\.html$")
        page.goto(article)
        follow(page, r"/tags/(?!index)[^/]+\.html$")
        page.go_back()
        assert unquote(page.url) == article
        follow(page, r"/index\.html$", "header")
        assert page.url == (paper.output / "index.html").as_uri()


@pytest.mark.parametrize("width", [375, 1280])
def test_the_menu_works_without_scripts(browser: Browser, article: Pick, width: int) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(address(article))
        words = page.locator("header nav a").count()
        assert words >= 3
        assert page.locator("header nav a:visible").count() == words
        follow(page, r"/archive/index\.html$", "header nav")
        follow(page, r"/archive/\d{4}-\d\d\.html$")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_type_grows_with_and_without_scripts(browser: Browser, article: Pick, scripts: bool) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto(address(article))
        expect_size(page, "中")
        for size in SIZES:
            choose(page, size)
            expect_size(page, size)


def test_without_scripts_the_text_is_there_and_nothing_that_needs_them(browser: Browser, article: Pick) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address(article))
        assert len(page.locator("main").inner_text()) > 500
        assert page.locator("button:visible").count() == 0


def test_the_size_is_remembered(page: Page, article: Pick, paper: Edition) -> None:
    page.goto(address(article))
    choose(page, "特大")
    page.reload()
    expect_size(page, "特大")
    expect(page.get_by_label("特大", exact=True)).to_be_checked()
    others = [made for made in paper.pages if made.template == "article.html" and made.path != article.path]
    page.goto((paper.output / max(others, key=paper.size).path).as_uri())
    expect_size(page, "特大")
    choose(page, "小")
    page.goto(address(article))
    expect_size(page, "小")


def test_a_button_prints(page: Page, article: Pick) -> None:
    page.add_init_script(PRINT_IS_CALLED)
    page.goto(address(article))
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")


def test_on_paper_it_is_short_and_has_no_navigation(page: Page, article: Pick) -> None:
    page.goto(address(article))
    words = furniture(page)
    sheets, text = on_paper(page)
    assert 1 <= sheets <= 3
    assert len(text) > 500
    assert len(words) > 10
    assert sorted(words & set(text.split())) == []


def test_navigation_and_length_on_paper_are_seen(page: Page, written: Path) -> None:
    body = '<p style="break-before: page">text</p>' * 4
    (written / "x.html").write_text(f"<!doctype html><nav>one <a>two</a></nav>{body}", "utf-8")
    page.goto((written / "x.html").as_uri())
    sheets, text = on_paper(page)
    assert sheets == 5
    assert furniture(page) & set(text.split()) == {"one", "two"}
