"""What Python-Markdown makes of ordinary text, without Python-Markdown: ten times as fast, and the same to the letter.

A text is cut at its blank lines. The blocks that are known here become HTML at once; each run of them is one mark in
the text that remains for the library, a paragraph to it, and its HTML stands where the mark comes back. So whatever
reaches from block to block (footnotes, references, a list that goes on) is the library's own work, and a mark that does
not come back as a paragraph of its own shows that something did reach: then the library gets the whole text.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from zhuanlan.reading.markdown.shortcut.blocks import Block, Items, Quotation, html, plain, read
from zhuanlan.reading.markdown.shortcut.reach import closed
from zhuanlan.reading.markdown.tokens import KNOWN, KNOWN_RE

_FOREIGN = re.compile(b"[\x00-\x08\x0b-\x1f]|&#")
"""Control codes, which the library takes out or uses itself, and what may stop it reading HTML for all that follows."""
_LEFT = re.compile("[\x02\x03]|klzzwxh|wzxhzdk")
_REACHES = re.compile(rb"<|\]:|```|~~~")
_BLANK = re.compile(r"(?<=\n) +\n")

Read = list[Block]
"""What stands between two blank lines, empty if it is not known. Instead of it None, where nothing stands."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The HTML of each run of known blocks, and the text for the library with a mark for each; empty if none is."""

    runs: tuple[str, ...]
    rest: str

    def joined(self, made: str) -> str | None:
        """The whole, from what the library made of the rest; None if a mark did not come back as it went.

        Nor if one of the library's own was left in it (3.11: `*甲**乙*[丙](丁)`), for these are numbered through the text.
        """
        if _LEFT.search(made):
            return None
        pieces = KNOWN_RE.split(made)
        if pieces[1::2] != [str(number) for number in range(len(self.runs))] or KNOWN[0] in "".join(pieces[::2]):
            return None
        pieces[1::2] = self.runs
        return "".join(pieces)


def carried(text: str) -> Carried:
    """What of a text is known, and what remains for the library."""
    letters = text.encode("ascii", "ignore")
    if _FOREIGN.search(letters) or KNOWN[0] in text:
        return Carried((), text)
    ended = f"{text}\n\n"
    if b"\t" in letters:
        ended = ended.expandtabs(4)
    if b"\n " in letters or b"\t" in letters:
        ended = _BLANK.sub("\n", ended)
    texts = ended.split("\n\n")
    shut = closed(ended, texts) if _REACHES.search(letters) else ()
    blocks = None if shut else _all(texts)
    return Carried(("\n".join(html(blocks)),), "") if blocks is not None else _some(text, texts, shut)


def _all(texts: list[str]) -> list[Block] | None:
    """The blocks of a text that is known to its end, as most are."""
    blocks: list[Block] = []
    for between in texts:
        if plain(between):
            blocks.append(f"<p>{between}</p>")
        elif stripped := between.lstrip("\n"):
            found = read(stripped)
            if not found:
                return None
            blocks += found
    return blocks


def _some(text: str, texts: list[str], shut: Collection[int]) -> Carried:
    """Runs of known blocks as marks, the rest as it was typed."""
    found: list[Read | None] = []
    for index, between in enumerate(texts):
        stripped = between.lstrip("\n")
        found.append(None if not stripped else [] if index in shut else read(stripped))
    if not any(found):
        return Carried((), text)
    _confine(found, range(len(found)), 0)
    _confine(found, range(len(found) - 1, -1, -1), -1)
    runs: list[str] = []
    rest: list[str] = []
    run: list[Block] = []
    for between, known in zip(texts, found, strict=True):
        if known:
            if not run:
                rest.append(KNOWN.format(len(runs)))
            run += known
        elif known is not None or not run:
            if run:
                runs.append("\n".join(html(run)))
                run = []
            rest.append(between)
    if run:
        runs.append("\n".join(html(run)))
    remaining = "\n\n".join(rest)
    return Carried(tuple(runs), remaining if run else remaining[:-2])


def _confine(found: list[Read | None], order: range, side: int) -> None:
    """A list or a quotation beside what is not known is not known either: one may go on in the other."""
    unknown = False
    for index in order:
        known = found[index]
        if known is not None:
            if unknown and known and isinstance(known[side], Items | Quotation):
                found[index] = known = []
            unknown = not known
