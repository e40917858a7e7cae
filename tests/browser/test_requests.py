"""What a page asks for, and whether it keeps quiet: from a folder, and from a server with a strict policy."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.acceptance import look
from tests.browser.papers import Edition, Pick
from tests.browser.server import POLICY, serve
from tests.browser.watch import Watch


def homes(templates: tuple[Pick, ...]) -> dict[Path, list[Pick]]:
    """The pages by the folder in which they lie."""
    outputs = {pick.output: None for pick in templates}
    return {output: [pick for pick in templates if pick.output == output] for output in outputs}


def test_from_a_folder_it_keeps_quiet(browser: Browser, templates: tuple[Pick, ...]) -> None:
    found = []
    for output, members in homes(templates).items():
        with browser.new_context() as context:
            watch = Watch(context.new_page(), f"{output.as_uri()}/")
            for pick in members:
                if not pick.anywhere:
                    seen = watch.visit((output / pick.path).as_uri(), moves=pick.moves)
                    found += [f"{pick.name}: {what}" for what in seen]
            assert watch.requests >= 2 * len(members)
    assert not found, "\n".join(["", *found])


def test_from_a_server_it_keeps_quiet_under_a_strict_policy(browser: Browser, templates: tuple[Pick, ...]) -> None:
    found = []
    for output, members in homes(templates).items():
        with serve(output, headers={"Content-Security-Policy": POLICY}) as home, browser.new_context() as context:
            lost = f"{home}no/such/page.html"
            watch = Watch(context.new_page(), home, missing=lost)
            for pick in members:
                seen = watch.visit(lost if pick.anywhere else home + quote(pick.path), moves=pick.moves)
                found += [f"{pick.name}: {what}" for what in seen]
            assert watch.requests >= 2 * len(members)
    assert not found, "\n".join(["", *found])


def test_links_are_relative(paper: Edition) -> None:
    found = list(rooted(paper.output, [page.path for page in paper.pages if paper.size(page)]))
    assert not found, "\n".join(["", *found])


def rooted(output: Path, paths: list[str]) -> Iterator[str]:
    """Links that hold only at the root of a server, the page for what is missing left out."""
    for path in paths:
        if path != "404.html":
            for link in look((output / path).read_text("utf-8")).links:
                if link.startswith(("/", "\\", "file:")):
                    yield f"{path}: {link}"


@pytest.mark.parametrize("link", ["/assets/x.css", "//example.org/x", "file:///x"])
def test_a_rooted_link_is_seen(written: Path, link: str) -> None:
    (written / "x.html").write_text(f'<a href="{link}">x</a>', "utf-8")
    assert list(rooted(written, ["x.html"]))
