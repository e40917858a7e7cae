"""Sideways scroll: a page must fit every width, in the largest type too."""

from playwright.sync_api import Page

WIDTHS = (320, 375, 768, 1024, 1280)
LARGEST = "input[name=size]"
_WIDER = """() => {
  const root = document.documentElement, width = window.innerWidth;
  if (root.scrollWidth <= width) return [];
  const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + .5);
  const inner = out.filter((e) => ![...e.children].some((child) => out.includes(child)));
  const name = (e) => `${e.localName}${e.className && "." + e.getAttribute("class").replaceAll(" ", ".")}`;
  return [`${root.scrollWidth} px wide: ` + inner.slice(0, 5).map((e) =>
    `${name(e.parentElement)} > ${name(e)} to ${Math.round(e.getBoundingClientRect().right)}`).join(", ")];
}"""


def too_wide(page: Page) -> list[str]:
    """What reaches beyond the window as it is, if the page scrolls sideways."""
    found: list[str] = page.evaluate(_WIDER)
    return found


def enlarge(page: Page) -> bool:
    """Choose the largest 字号; False on a page that has none."""
    sizes = page.locator(LARGEST)
    if sizes.count() == 0:
        return False
    sizes.last.check(force=True)
    return True
