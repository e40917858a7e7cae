"""What wraps ordinary Markdown: in the source two marks, each a paragraph to Markdown; after nh3 the tags for them."""

import re
from dataclasses import dataclass
from html import escape

from zhuanlan.reading.markdown.tokens import FENCE, FENCE_RE

_ALONE = re.compile(rf"<p>{FENCE_RE.pattern}</p>")
_TAG = re.compile(rf"{_ALONE.pattern}|<(/?)([a-z][a-z0-9]*)[^>]*>")
_VOID = frozenset({"br", "hr", "img", "wbr", "col", "source"})


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The HTML that opens and closes it, and what was typed for each."""

    start: str
    end: str
    typed: str
    typed_end: str = ""


def marks(number: int) -> tuple[str, str]:
    """The marks of a wrapping, as paragraphs."""
    return f"\n\n{FENCE.format(2 * number)}\n\n", f"\n\n{FENCE.format(2 * number + 1)}\n\n"


def wrapped(html: str, wrappings: list[Wrapping]) -> str:
    """Clean HTML with tags for the marks. A pair that does not stand in one element is printed as it was typed."""
    if not wrappings:
        return html
    tags = _paired(html, wrappings)
    html = _ALONE.sub(lambda match: tags.pop(int(match[1]), match[0]), html)
    return FENCE_RE.sub(lambda match: escape(_typed(int(match[1]), wrappings)), html)


def _typed(mark: int, wrappings: list[Wrapping]) -> str:
    return wrappings[mark // 2].typed_end if mark % 2 else wrappings[mark // 2].typed


def _paired(html: str, wrappings: list[Wrapping]) -> dict[int, str]:
    """The tags of each mark whose partner has the same parent, and nothing half open between."""
    parents, made = [0], 0
    open_: list[tuple[int, int]] = []
    tags: dict[int, str] = {}
    for match in _TAG.finditer(html):
        if match[1] is None:
            if match[2]:
                parents.pop()
            elif match[3] not in _VOID:
                made += 1
                parents.append(made)
            continue
        number, closing = divmod(int(match[1]), 2)
        if not closing:
            open_.append((number, parents[-1]))
            continue
        while open_ and open_[-1][1] not in parents:
            open_.pop()
        if open_ and open_[-1] == (number, parents[-1]):
            open_.pop()
            tags[2 * number], tags[2 * number + 1] = wrappings[number].start, wrappings[number].end
    return tags
