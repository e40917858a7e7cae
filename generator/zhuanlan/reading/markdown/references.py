"""References `[[name]]` and `[[name|label]]`, taken out of the Markdown before it is parsed.

`x[[1]]`, `wei[[i]]` and `[[:punct:]]` are R code and stay; so does `[[PDF]](a.pdf)`, a link in square brackets.
"""

import re
from dataclasses import dataclass

from zhuanlan.model.document import Ref
from zhuanlan.reading.markdown.source import Edit, Source
from zhuanlan.reading.markdown.tokens import REF

_REF = re.compile(
    r"(?<![A-Za-z0-9_\])!\\\[])"
    r"\[\[([^\[\]\n|｜:\ufdd5][^\[\]\n|｜\ufdd5]{0,199})(?:[|｜]([^\[\]\n\ufdd5]{1,200}))?\]\]"
    r"(?![(\[])"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference and how it was typed, to be printed where it turns out to stand in code."""

    ref: Ref
    typed: str


def find(source: Source, masked: str) -> tuple[list[Edit], list[Reference]]:
    edits: list[Edit] = []
    references: list[Reference] = []
    if b"[[" not in source.signs:
        return edits, references
    for match in _REF.finditer(masked):
        target = match[1].strip()
        if not any(character.isalpha() for character in target):
            continue
        label = (match[2] or "").strip() or target
        edits.append((match.start(), match.end(), REF.format(len(references))))
        references.append(Reference(Ref(target, label, source.place(match.start())), match[0]))
    return edits, references
