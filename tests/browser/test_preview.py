"""`zhuanlan serve` in a browser: what an editor sees while he writes."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.attacks import ATTACKS
from tests.browser.axe import axe
from tests.browser.reflow import too_wide
from tests.browser.watch import Watch
from tests.harness import AT_NOON as NOON
from tests.harness import Site, sound
from tests.ports import port
from tests.preview.running import Running, running

FIRST = "articles/first.html"
LONG = "".join(f"第{number}段，说一件小事，说得长一些，好占满一行又一行的地方。\n\n" for number in range(120))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = sound(tmp_path / "paper").edit("site.yaml", "主题: plain", "主题: broadsheet")
    return made.article("另一篇", "另一篇的正文。\n").article("草稿甲", "草稿。\n", status="draft")


@pytest.fixture
def preview(site: Site) -> Iterator[Running]:
    with running(site.folder, *NOON) as started:
        yield started


def home(preview: Running) -> str:
    return f"http://127.0.0.1:{preview.port}/"


def opened(page: Page, preview: Running, path: str) -> Page:
    """The page, with its channel open."""
    with page.expect_response(lambda response: "/.zhuanlan/findings" in response.url):
        page.goto(home(preview) + path)
    page.evaluate("window.same = true")
    return page


def seen(watch: Watch) -> list[str]:
    """What went wrong on a page; that its channel is cut off when it is left is as it must be."""
    return [line for line in watch.seen if "/.zhuanlan/news" not in line]


def stayed(page: Page) -> bool:
    """Whether it has not been loaded again."""
    return bool(page.evaluate("window.same === true"))


def test_an_edit_appears_without_a_click(page: Page, site: Site, preview: Running) -> None:
    watch = Watch(page, home(preview))
    opened(page, preview, FIRST)
    site.edit("content/articles/first.md", "正文第一段", "改过的一段")
    expect(page.get_by_text("改过的一段")).to_be_visible()
    assert not stayed(page)
    assert seen(watch) == []


def test_a_tab_is_loaded_again_only_when_its_page_has_changed(page: Page, site: Site, preview: Running) -> None:
    opened(page, preview, FIRST)
    site.edit("content/articles/另一篇.md", "另一篇的正文", "别处改了")
    preview.until("/articles/%E5%8F%A6%E4%B8%80%E7%AF%87.html", "别处改了")
    page.wait_for_timeout(500)
    assert stayed(page)
    site.file("themes/broadsheet/assets/article.css", "body { color: rgb(1, 2, 3) }")
    expect(page.locator("body")).to_have_css("color", "rgb(1, 2, 3)")
    assert not stayed(page)


def test_an_edit_that_is_taken_back_and_made_again_appears_each_time(page: Page, site: Site, preview: Running) -> None:
    opened(page, preview, FIRST)
    for old, new in (("甲", "乙"), ("乙", "甲"), ("甲", "乙")):
        text = (site.folder / "content" / FIRST.replace(".html", ".md")).read_text("utf-8")
        site.file(
            "content/articles/first.md",
            text.replace("正文第一段", f"{old}正文第一段").replace(f"{old}{old}", old).replace(old, new),
        )
        expect(page.get_by_text(f"{new}正文第一段")).to_be_visible()


def test_a_page_that_is_another_each_time_is_loaded_once_for_each_news(page: Page, preview: Running) -> None:
    page.route(
        f"{home(preview)}{FIRST}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), body=answer.text().replace('data-stamp="', 'data-stamp="x')
        ),
    )
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    with page.expect_response("**/.zhuanlan/findings*"):  # asked for once it has given up loading the page again
        page.goto(home(preview) + FIRST)
    page.wait_for_timeout(1000)
    assert len(loads) == 2


def test_an_error_appears_and_goes_and_the_page_stays(page: Page, site: Site, preview: Running) -> None:
    opened(page, preview, FIRST)
    site.edit("content/articles/first.md", "标题: 第一篇", "标提: 第一篇")
    opener = page.get_by_role("button", name="个错误")
    expect(opener).to_be_visible()
    panel = page.get_by_role("dialog", name="检查结果")
    expect(panel).to_contain_text("content/articles/first.md:2:1")
    expect(panel).to_contain_text("本页")
    expect(panel).to_contain_text("改成：标题: 第一篇")
    expect(panel).to_contain_text("看到的是上一次的样子")
    expect(page.get_by_text("正文第一段")).to_be_visible()
    assert stayed(page)
    page.reload()
    expect(page.get_by_role("heading", name="这一页现在印不出来")).to_be_visible()
    site.edit("content/articles/first.md", "标提: 第一篇", "标题: 第一篇")
    expect(page.get_by_text("正文第一段")).to_be_visible()
    expect(opener).to_be_hidden()


def test_findings_elsewhere_change_without_a_reload(page: Page, site: Site, preview: Running) -> None:
    opened(page, preview, FIRST)
    site.edit("content/articles/另一篇.md", "另一篇的正文。", "见[旧文](/2008/old/)。")
    opener = page.get_by_role("button", name="1 个提醒")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    panel = page.get_by_role("dialog", name="检查结果")
    expect(panel).to_contain_text("content/articles/另一篇.md:6")
    expect(panel).not_to_contain_text("本页")
    site.edit("content/articles/另一篇.md", "见[旧文]", "又见[旧文](/2009/)和[旧文]")
    expect(page.get_by_role("button", name="2 个提醒")).to_be_visible()
    expect(panel.locator("li")).to_have_count(2)
    site.edit("content/articles/另一篇.md", "又见[旧文](/2009/)和[旧文](/2008/old/)。", "好了。")
    expect(panel).to_be_hidden()
    expect(page.locator("zhuanlan-preview [role=status]")).to_have_text("没有问题了")
    assert stayed(page)


def test_the_place_on_the_page_is_kept(page: Page, site: Site, preview: Running) -> None:
    site.edit("content/articles/first.md", "正文第一段。\n", LONG)
    preview.until(f"/{FIRST}", "第119段")
    opened(page, preview, FIRST)
    page.evaluate("scrollTo(0, 2345)")
    site.edit("content/articles/first.md", "第119段", "末段")
    page.get_by_text("末段").wait_for()
    page.wait_for_function("scrollY === 2345")


def test_the_panel_is_for_the_keyboard_and_stays_open_over_a_reload(page: Page, site: Site, preview: Running) -> None:
    site.edit("content/articles/first.md", "正文第一段。", "见[旧文](/2008/old/)。")
    preview.until(f"/{FIRST}", "旧文")
    opened(page, preview, FIRST)
    opener, panel = page.get_by_role("button", name="1 个提醒"), page.get_by_role("dialog")
    opener.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    expect(page.get_by_role("button", name="关闭")).to_be_focused()
    site.edit("content/articles/first.md", "见[旧文]", "请见[旧文]")
    expect(page.get_by_text("请见旧文")).to_be_visible()
    expect(panel).to_be_visible()
    expect(page.get_by_role("button", name="关闭")).not_to_be_focused()
    page.get_by_role("button", name="关闭").focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_the_panel_is_sound_on_every_screen(browser: Browser, site: Site, preview: Running, width: int) -> None:
    site.file("content/articles/first.md", f"---\n标提: {'长' * 200}\n日期: 2026-11-20\n---\n\n{LONG}")
    assert preview.heard("1 个错误")
    with browser.new_context(viewport={"width": width, "height": 667}, locale="zh-CN") as context:
        page = opened(context.new_page(), preview, "index.html")
        page.get_by_role("button", name="个错误").click()
        panel = page.get_by_role("dialog")
        expect(panel).to_be_visible()
        box = panel.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert axe(page) == []
        assert too_wide(page) == []


def test_attacks_in_findings_are_words(page: Page, site: Site, preview: Running) -> None:
    for number, attack in enumerate(ATTACKS):
        site.file(
            f"attacks/a{number}.md",
            f"---\n标题: x\n日期: 2026-11-01\n{attack!r}: {attack!r}\n---\n\n![]({attack})\n",
        )
        site.file(f"attacks/b{number}.md", f"---\n标题: {attack!r}\n日期: {attack!r}\n专栏: {attack!r}\n---\n")
    # Written one by one on a busy machine, they would be several saves.
    (site.folder / "attacks").rename(site.folder / "content/articles/attacks")
    assert preview.heard("等 64 个文件")
    watch = Watch(page, home(preview))
    for path in ("index.html", "articles/a1.html", "articles/b1.html", "<script>__hit=1</script>"):
        page.goto(home(preview) + path)
        page.get_by_role("button", name="个错误").wait_for()
        if not page.get_by_role("dialog").is_visible():
            page.get_by_role("button", name="个错误").click()
        assert page.get_by_role("dialog").locator("li").count() > 40
        assert page.evaluate("window.__hit") is None
        assert page.get_by_role("dialog").locator("script, img, iframe, svg, style").count() == 0
    # A page that is left before its picture came lets the request go.
    expected = ("404", "500", "ERR_ABORTED")
    assert not [line for line in seen(watch) if not any(word in line for word in expected)]


def test_a_draft_says_that_it_is_one(page: Page, preview: Running) -> None:
    opened(page, preview, "articles/草稿甲.html")
    expect(page.locator("zhuanlan-preview .badge")).to_have_text("草稿")
    page.goto(home(preview) + FIRST)
    expect(page.locator("zhuanlan-preview .badge")).to_be_hidden()


def test_a_tab_comes_back_by_itself_when_the_server_does(page: Page, site: Site) -> None:
    with ExitStack() as stack:
        asking = ("--port", str(port()))
        first = stack.enter_context(running(site.folder, *NOON, asking=asking))
        opened(page, first, FIRST)
        first.interrupt()
        expect(page.locator("zhuanlan-preview .lost")).to_be_visible()
        site.edit("content/articles/first.md", "正文第一段", "停的时候写的")
        stack.enter_context(running(site.folder, *NOON, asking=asking))
        expect(page.get_by_text("停的时候写的")).to_be_visible()
        expect(page.locator("zhuanlan-preview .lost")).to_be_hidden()


def test_a_page_that_is_missing_becomes_one(page: Page, site: Site, preview: Running) -> None:
    opened(page, preview, "articles/新篇.html")
    expect(page.get_by_role("heading", name="没有找到这一页")).to_be_visible()
    site.article("新篇", "刚写的。\n")
    expect(page.get_by_text("刚写的")).to_be_visible()


def test_it_lives_under_the_strictest_policy(page: Page, site: Site, preview: Running) -> None:
    page.route(
        f"{home(preview)}{FIRST}",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            headers={
                **answer.headers,
                "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'",
            },
        ),
    )
    watch = Watch(page, home(preview))
    opened(page, preview, FIRST)
    site.edit("content/articles/first.md", "正文第一段", "改过的一段")
    expect(page.get_by_text("改过的一段")).to_be_visible()
    assert seen(watch) == []
    assert page.evaluate("window.__breaches ?? []") == []


def test_a_telephone_enters_with_the_code_and_follows(browser: Browser, site: Site) -> None:
    with running(site.folder, *NOON, "--host", "0.0.0.0") as preview, browser.new_context() as context:
        page = context.new_page()
        with page.expect_response("**/.zhuanlan/findings*"):
            page.goto(f"{home(preview)}{FIRST}?token={preview.token}")
        page.wait_for_url(f"**/{FIRST}")
        expect(page.get_by_text("正文第一段")).to_be_visible()
        assert preview.token not in page.url
        site.edit("content/articles/first.md", "正文第一段", "改过的一段")
        expect(page.get_by_text("改过的一段")).to_be_visible()


def test_a_tab_that_nobody_sees_holds_no_connection_and_follows_when_it_is_seen(
    page: Page, site: Site, preview: Running
) -> None:
    """A browser has six connections to a server: with as many tabs, nothing more would be loaded."""
    opened(page, preview, FIRST)
    look = "seen => { Object.defineProperty(document, 'hidden', { get: () => !seen, configurable: true }); document.dispatchEvent(new Event('visibilitychange')) }"
    with page.expect_event("requestfailed", lambda request: "/.zhuanlan/news" in request.url):
        page.evaluate(look, False)
    site.edit("content/articles/first.md", "正文第一段", "改过的一段")
    preview.until(f"/{FIRST}", "改过的一段")
    page.wait_for_timeout(300)
    assert stayed(page)
    page.evaluate(look, True)
    expect(page.get_by_text("改过的一段")).to_be_visible()
