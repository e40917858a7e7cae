"""axe-core: what keeps readers out, by WCAG 2.0 to 2.2, A and AA, and best practice."""

from pathlib import Path

from playwright.sync_api import Page

_AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async (tags) => {
  const { violations } = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], elementRef: false,
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) =>
    `${id}: ${target.join(" ")} (${any[0]?.message ?? help})`));
}"""
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")


def axe(page: Page) -> list[str]:
    """The findings on the page as it stands, each with rule and selector."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN, list(TAGS))
    return found
