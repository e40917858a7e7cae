"""A text → its front matter and its body. The rule: docs/decisions/003-front-matter.md.

Two readers know that rule: `plain` the heads that nearly everybody types, `thorough` everything. The second brings YAML
and the repairs with it, so it is imported when the first file asks for it.
"""

from zhuanlan.model.diagnostics import Place
from zhuanlan.reading.frontmatter import plain
from zhuanlan.reading.frontmatter.head import FrontMatter, Head
from zhuanlan.reading.frontmatter.manuscript import Manuscript

__all__ = ["FrontMatter", "Head", "split", "whole"]

_OPENING, _CLOSING = "---\n", "\n---\n"


def split(text: str, path: str) -> FrontMatter:
    """The front matter and the body of a file. Never raises: what is wrong is among the findings."""
    text = _lines(text)
    front = _plainly(text, path)
    if front is None:
        from zhuanlan.reading.frontmatter import thorough

        front = thorough.split(text, path)
    return front


def whole(text: str, path: str) -> FrontMatter:
    """A file that is all front matter, without fences: site.yaml."""
    text = _lines(text)
    lines = tuple(text.rstrip("\n").split("\n"))
    tree = plain.read(lines, 1) if len(text) <= plain.LONGEST else None
    if tree is not None:
        return FrontMatter(
            Head(Manuscript(path, 1, lines, lines), Place(path, 1, 1, lines[0]), tree), "", len(lines) + 1
        )
    from zhuanlan.reading.frontmatter import thorough

    return thorough.whole(text, path)


def _plainly(text: str, path: str) -> FrontMatter | None:
    """Plain lines between plain fences; None for everything else."""
    close = text.find(_CLOSING, len(_OPENING) - 1) if text.startswith(_OPENING) else -1
    if not 0 < close <= plain.LONGEST:
        return None
    # What else might be a fence, `——` or `--- `, is no line that the plain reader knows.
    lines = tuple(text[len(_OPENING) : close].split("\n"))
    tree = plain.read(lines, 2)
    if tree is None:
        return None
    head = Head(Manuscript(path, 2, lines, lines), Place(path, 1, 1, "---"), tree)
    return FrontMatter(head, text[close + len(_CLOSING) :], len(lines) + 3)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
