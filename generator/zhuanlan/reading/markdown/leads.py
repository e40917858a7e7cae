"""An outline for a text without headings, from its lead sentences: 一要…二要…, 首先…其次…, （一）…（二）….

Newspaper theory is built so. The series must begin at its first word and run in order; the first series that
the text opens is taken.
"""

import re
from dataclasses import dataclass
from html import escape, unescape

from zhuanlan.model.document import Heading, Ref
from zhuanlan.reading.markdown.anchors import Anchors
from zhuanlan.reading.markdown.prose import Fragment, Piece

LONGEST = 40

_FIGURES = "一二三四五六七八九十"
_NUMBER = f"([{_FIGURES}]{{1,3}})"
_SERIES = (
    re.compile(f"{_NUMBER}要"),
    re.compile(f"{_NUMBER}是"),
    re.compile(f"第{_NUMBER}(?=[，、：:,\u3000 ])"),
    re.compile(f"[（(]{_NUMBER}[）)]"),
    re.compile(f"{_NUMBER}、"),
)
_LOOSE = len(_SERIES)
"""The series whose members may be left out: 首先 … 最后."""
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
_LOOSELY = re.compile("|".join(_ORDER))
_SENTENCE = re.compile(r"[。！？；!?;]")
_CLAUSE = re.compile(r"[，,：:]|——")
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_HALF = re.compile(r'<[a-z]+(?: [a-z]+="[^"]*")* (?:href|src)="|"[^<>]*>')
_VOID = frozenset({"br", "wbr", "img"})
_STRONG = '<strong class="lead">'


@dataclass(frozen=True, slots=True)
class Member:
    """A paragraph of the series: where it stands in `out`, and its opening words."""

    start: int
    end: int
    text: str


def lead(out: list[Piece], openings: list[tuple[int, int]], anchors: Anchors) -> list[Heading]:
    """The outline. In `out` the paragraphs get their ids, and their lead sentences are marked."""
    members = _series([Member(start, end, _text(out, start, end)) for start, end in openings if end > start])
    outline = []
    changes = []
    for member in members:
        length = _bold(out, member) or _length(member.text)
        text = member.text[:length].strip("。！？；!?;，,：:— \u3000")
        outline.append(Heading(2, anchors.for_text(text), text))
        changes.append((member, length, outline[-1].id))
    for member, length, name in reversed(changes):
        _mark(out, member, length)
        out[member.start] = str(out[member.start]).replace("<p", f'<p id="{escape(name)}"', 1)
    return outline


def _text(out: list[Piece], start: int, end: int) -> str:
    """The beginning of a paragraph as plain text; enough to hold a lead."""
    found = ""
    for piece in out[start:end]:
        found += _said(piece)
        if len(found) > 2 * LONGEST:
            break
    return found


def _said(piece: Piece) -> str:
    """The words of a piece. The tag of an address is in three: `<a href="`, the address, `">`."""
    if isinstance(piece, Ref):
        return piece.label
    if not isinstance(piece, str) or _HALF.fullmatch(piece):
        return ""
    return unescape(_TAG.sub("", piece))


def _opened(piece: Piece) -> int:
    """How many elements a piece opens; fewer than none if it closes some."""
    if isinstance(piece, Fragment):
        return 1
    if not isinstance(piece, str):
        return 0
    if piece == '<a href="':
        return 1
    return sum(-1 if match[1] else 1 for match in _TAG.finditer(piece) if match[2] not in _VOID)


def _series(paragraphs: list[Member]) -> list[Member]:
    """The paragraphs of the first series, or none."""
    found: dict[int, list[Member]] = {}
    last: dict[int, int] = {}
    for paragraph in paragraphs:
        kind, rank = _rank(paragraph.text.lstrip("\u3000 "))
        before = last.get(kind, 0)
        if rank and (rank == before + 1 or (kind == _LOOSE and before and rank > before)):
            last[kind] = rank
            found.setdefault(kind, []).append(paragraph)
    return next((members for members in found.values() if len(members) > 1), [])


def _rank(text: str) -> tuple[int, int]:
    """Which series a paragraph belongs to, and its place there; 0 for none."""
    for kind, pattern in enumerate(_SERIES):
        match = pattern.match(text)
        if match:
            return kind, _number(match[1])
    match = _LOOSELY.match(text)
    return (_LOOSE, _ORDER[match[0]]) if match else (-1, 0)


def _number(text: str) -> int:
    """一 to 九十九; 0 for what is no number."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return _FIGURES.find(text) + 1
    return (_FIGURES.find(tens) + 1 if tens else 1) * 10 + (_FIGURES.find(ones) + 1 if ones else 0)


def _length(text: str) -> int:
    """How much of a paragraph is its lead: the first sentence, or the clauses at its head where that is long."""
    end = _SENTENCE.search(text)
    if end and end.end() <= LONGEST:
        return end.end()
    if not end and len(text) <= LONGEST:
        return len(text)
    clauses = [match.start() for match in _CLAUSE.finditer(text[: LONGEST + 1]) if match.start() > 3]
    return clauses[-1] if clauses else min(len(text), LONGEST)


def _bold(out: list[Piece], member: Member) -> int:
    """The length of the bold words that open a paragraph: who sets them has marked the lead himself. Else 0."""
    if member.end - member.start < 4 or out[member.start + 1] != "<strong>":
        return 0
    length = 0
    for piece in out[member.start + 2 : member.end]:
        if piece == "</strong>":
            return length if length <= LONGEST * 3 // 2 else 0
        length += len(_said(piece))
    return 0


def _mark(out: list[Piece], member: Member, length: int) -> None:
    """`<strong class="lead">` around the lead. Where it ends within other markup, nothing is marked."""
    first = member.start + 1
    if _bold(out, member) == length:
        out[first] = _STRONG
        return
    left = length
    depth = 0
    for index in range(first, member.end):
        piece = out[index]
        depth += _opened(piece)
        said = _said(piece)
        if len(said) < left or (len(said) == left and depth):
            left -= len(said)
            continue
        if depth or not isinstance(piece, str) or "<" in piece:
            if left == len(said) and not depth:
                out[index + 1 : index + 1] = ["</strong>"]
                out[first:first] = [_STRONG]
            return
        out[index : index + 1] = [escape(said[:left], quote=False), "</strong>", escape(said[left:], quote=False)]
        out[first:first] = [_STRONG]
        return
