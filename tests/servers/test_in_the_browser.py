"""The sample paper in Chromium, through both servers: it lives under its policy, and no script of a contributor runs."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.watch import Watch
from tests.servers.published import Published
from tests.servers.running import Server


def home(paper: Published, server: Server) -> str:
    return f"http://127.0.0.1:{server.port}{quote(paper.prefix)}/"


def test_every_page_lives_under_the_policy(page: Page, both: tuple[Published, Server]) -> None:
    paper, server = both
    here = home(paper, server)
    watch = Watch(page, here, missing=f"{here}nothing.html")
    pages = [path for path in paper.files if path.endswith(".html") and f"{path}.301" not in paper.files]
    seen = {path: watch.visit(here + quote(path)) for path in _one_of_each(pages)}
    assert len(seen) > 20
    assert {path: lines for path, lines in seen.items() if lines} == {}
    assert watch.visit(watch.missing) == []
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _one_of_each(pages: list[str]) -> list[str]:
    """One or two pages of every kind, by the folder in which they stand; without those that answer with an error."""
    found: dict[str, list[str]] = {}
    for path in pages:
        if path != "404.html" and "撤下" not in path:
            found.setdefault(path.rpartition("/")[0], []).append(path)
    return [path for paths in found.values() for path in (paths[0], paths[-1])] + ["articles/evil.html"]


def test_styles_and_scripts_do_their_work(page: Page, both: tuple[Published, Server]) -> None:
    paper, server = both
    page.goto(f"{home(paper, server)}articles/evil.html")
    expect(page.locator("#print")).to_be_visible()  # the script has shown it
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    picture = page.get_by_role("img", name="一张图")
    picture.scroll_into_view_if_needed()  # it is lazy: the page is loaded before its pictures are
    expect(picture).to_have_js_property("naturalWidth", 9)


def test_a_script_in_a_drawing_does_not_run(page: Page, both: tuple[Published, Server]) -> None:
    paper, server = both
    page.goto(f"{home(paper, server)}articles/evil.html")
    page.get_by_role("link", name="原图").click()
    page.wait_for_url(re.compile(r"evil\.svg$"))
    assert page.evaluate("document.querySelector('rect') !== null")
    assert page.title() != "ran"
    assert page.evaluate("self.origin") == "null"


def test_an_inline_script_would_be_stopped(page: Page, both: tuple[Published, Server]) -> None:
    """The policy bites: what got past all walls before it would not run."""
    paper, server = both
    page.goto(home(paper, server))
    page.evaluate(
        """async () => { const made = document.createElement("script"); made.textContent = "window.ran = 1"; document.body.append(made);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = 2'><p style='color: red' id=red>x</p>");
        await new Promise((failed) => document.querySelector("img[src=x]").addEventListener("error", failed)); }"""
    )
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.getElementById('red')).color") != "rgb(255, 0, 0)"


def test_nobody_may_frame_it(page: Page, both: tuple[Published, Server]) -> None:
    paper, server = both
    with page.expect_event("requestfailed", lambda request: request.url == home(paper, server)):
        page.set_content(f'<iframe src="{home(paper, server)}"></iframe>')
    assert page.frames[1].url.startswith(("chrome-error:", "about:"))
