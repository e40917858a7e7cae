"""A page of every template, in a real browser: who cannot read it, what does not fit, what is no HTML."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import axe
from tests.browser.markup import faults
from tests.browser.papers import ROOT, Edition, Pick
from tests.browser.reflow import WIDTHS, enlarge, too_wide

THEME = ROOT / "themes" / "broadsheet" / "templates"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SHEETS = re.compile(r"""{%-?\s*extends\s*["']([^"']+)""")


def sizes(page: Page) -> Iterator[str]:
    """The page as it is, then in the largest type, if it lets readers choose."""
    yield ""
    if enlarge(page):
        yield ", largest type"


def test_every_template_of_the_theme_has_a_page(templates: tuple[Pick, ...]) -> None:
    names = {path.name for path in THEME.glob("*.html")}
    extended = {name for path in THEME.glob("*.html") for name in SHEETS.findall(path.read_text("utf-8"))}
    unseen = names - extended - {pick.template for pick in templates}
    assert not unseen, f"no page of the sample paper is made by {', '.join(sorted(unseen))}: nobody looks at it"


@pytest.mark.parametrize("width", [375, 1280])
def test_everybody_can_read_it(browser: Browser, still: dict[Pick, str], width: int) -> None:
    found = []
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        for pick, address in still.items():
            page.goto(address)
            for size in sizes(page):
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme)
                    found += [f"{pick.name} at {width} px, {scheme}{size}: {finding}" for finding in axe(page)]
    assert not found, "\n".join(["", *found])


def test_it_fits_every_width(browser: Browser, still: dict[Pick, str]) -> None:
    found = []
    with browser.new_context() as context:
        page = context.new_page()
        for pick, address in still.items():
            page.goto(address)
            for size in sizes(page):
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    found += [f"{pick.name} at {width} px{size}: {finding}" for finding in too_wide(page)]
    assert not found, "\n".join(["", *found])


def test_it_is_html(paper: Edition, templates: tuple[Pick, ...]) -> None:
    pages = {paper.output / page.path for page in paper.pages if paper.size(page)}
    pages |= {pick.output / pick.path for pick in templates}
    found = faults(sorted(pages))
    assert not found, "\n".join(["", *found])
