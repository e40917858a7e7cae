"""The first sentences of a text, for lists and search engines."""

import re
from collections.abc import Iterable

SUMMARY = 110
"""Characters: about three lines of a front-page column."""

_SENTENCE = re.compile(r".+?(?:[。！？!?…]+[”’」』）)]*|$)", re.DOTALL)


def first_sentences(paragraphs: Iterable[str], most: int = SUMMARY) -> str:
    """Whole sentences from the beginning, at least one; a sentence longer than `most` is cut with an ellipsis."""
    taken = ""
    for paragraph in paragraphs:
        for sentence in _SENTENCE.findall(paragraph):
            if taken and len(taken) + len(sentence) > most:
                return taken
            taken += sentence
        if taken:
            return taken if len(taken) <= most else taken[: most - 1] + "…"
    return taken


def opening(paragraphs: Iterable[str], characters: int) -> tuple[str, ...]:
    """The first paragraphs, whole, until `characters` is reached."""
    taken: list[str] = []
    length = 0
    for paragraph in paragraphs:
        if length >= characters:
            break
        taken.append(paragraph)
        length += len(paragraph)
    return tuple(taken)
