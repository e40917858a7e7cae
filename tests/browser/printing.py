"""A page on paper: how many sheets, and whether what only a screen needs is printed."""

import re
import subprocess

from playwright.sync_api import Page

_SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")

_FURNITURE = """() => {
  const inside = new Set(), outside = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement, data } = walk.currentNode;
    const words = parentElement.closest("nav, footer, button, fieldset, .skip") ? inside : outside;
    for (const word of data.split(/\\s+/)) if (word) words.add(word);
  }
  return [...inside].filter((word) => !outside.has(word));
}"""


def furniture(page: Page) -> set[str]:
    """The words that stand in menus and tools alone."""
    return set(page.evaluate(_FURNITURE))


def on_paper(page: Page) -> tuple[int, str]:
    """The number of A4 sheets of a page, and their text."""
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return len(_SHEET.findall(pdf)), text.decode("utf-8")
