"""The walk over clean HTML: what each tag and each text between two tags becomes."""

import re
from dataclasses import dataclass, field
from html import escape, unescape

from zhuanlan.model.document import Address, Heading
from zhuanlan.model.paragraphs import CONTAINERS, plain
from zhuanlan.reading.markdown.addresses import kind
from zhuanlan.reading.markdown.attributes import given, joined, passed
from zhuanlan.reading.markdown.links import Links
from zhuanlan.reading.markdown.prose import Fragment, Piece, Prose
from zhuanlan.reading.markdown.references import Reference
from zhuanlan.reading.markdown.shapes import SHAPES, file_note
from zhuanlan.reading.markdown.tokens import REF_RE
from zhuanlan.reading.markdown.typography import DASH, dash

INLINE, _VERBATIM, _UNLINKED, _CONTAINER, _HEADING = (1 << bit for bit in range(5))
ROLES: dict[str, int] = {}
for _names, _role in (
    ("a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr img", INLINE),
    ("pre code kbd samp", _VERBATIM),
    ("h1 h2 h3 h4 h5 h6 a rt rp", _UNLINKED),
    (" ".join(CONTAINERS), _CONTAINER),
    ("h1 h2 h3 h4 h5 h6", _HEADING),
):
    for _name in _names.split():
        ROLES[_name] = ROLES.get(_name, 0) | _role
_ALONE = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
"""What is written in one step where it holds nothing but text."""
_STRESS = re.compile("(</?(?:strong|em)>)")
_PIECES = re.compile(f"{_STRESS.pattern[:-1]}|{DASH.pattern})")


@dataclass(slots=True)
class Walk:
    """What has been written, and which elements are open around the next."""

    links: Links
    references: list[Reference]
    shift: int
    prose: Prose = field(default_factory=Prose)
    outline: list[Heading] = field(default_factory=list)
    openings: list[tuple[int, int]] = field(default_factory=list)
    first_heading: str = ""
    _verbatim: int = 0
    _unlinked: int = 0
    _contained: int = 0
    _headings: list[tuple[int, int, dict[str, str]]] = field(default_factory=list)
    _head: bool = False
    """Within the head of a table, whose headings are of columns (WCAG technique H63)."""
    _shaped: list[int] = field(default_factory=list)
    """Where the opening tag of each open element stands that may yet become another."""
    _leads: tuple[int, Address] | None = None
    """Where the words of the open link begin, and its address, if it leads within the site."""

    def element(self, name: str, content: str, newline: str) -> None:
        """An element of nothing but escaped text and its stress. Most are paragraphs, items and headings: they go by
        themselves.
        """
        if (
            name not in _ALONE
            or (self._verbatim or self._unlinked or self.prose.began)
            or ("\n" in content or "\ufdd0" in content)
        ):
            self._piecewise(name, content)
            if newline:
                self.newline()
            return
        pieces = [content]
        if "<" in content or "—" in content:
            pieces = [dash(piece) if piece.startswith("——") else piece for piece in _PIECES.split(content) if piece]
        self.prose.boundary()
        if name[0] == "h":
            text = plain(unescape(_STRESS.sub("", content)))
            level = min(int(name[1]) + self.shift, 6)
            self.first_heading = self.first_heading or text
            anchor = self.links.anchors.for_text(text) if text else ""
            if text and not self._contained:
                self.outline.append(Heading(level, anchor, text))
            named = f' id="{escape(anchor)}"' if text else ""
            self.prose.out += [f"<h{level}{named}>", *pieces, f"</h{level}>", newline]
            return
        if name == "p" and not self._contained:
            start = len(self.prose.out)
            self.openings.append((start, start + len(pieces) + 2))
        self.prose.out += [f"<{name}>", *pieces, f"</{name}>", newline]

    def _piecewise(self, name: str, content: str) -> None:
        """The same, one tag after the other."""
        role = ROLES.get(name, 0)
        self.start(name, role, "")
        for at, piece in enumerate(_STRESS.split(content)):
            if at % 2:
                self.prose.out.append(piece)
            elif piece:
                self.text(piece)
        self.end(name, role)

    def newline(self) -> None:
        """A newline between two tags."""
        if self._verbatim or self.prose.last:
            self.text("\n")
        else:
            self.prose.out.append("\n")

    def start(self, name: str, role: int, attributes: str) -> None:
        prose = self.prose
        if role == INLINE and not attributes and name != "img":
            prose.out.append(f"<{name}>")
            return
        if not role & INLINE:
            prose.boundary()
        found = passed(name, self._labelled(attributes), self.links.id_of) if attributes else {}
        self._enter(name, role)
        if role & _HEADING:
            prose.begin_heading()
            self._headings.append((min(int(name[1]) + self.shift, 6), len(prose.out), found))
            prose.out.append("")
        elif name == "a":
            self._link(found)
        elif name == "img":
            prose.boundary()
            prose.out += self.links.image(found)
        elif name in ("audio", "video", "source"):
            prose.out += self.links.player(name, found)
        else:
            if name in ("thead", "tbody"):
                self._head = name == "thead"
            elif name == "th" and self._head:
                found.setdefault("scope", "col")
            if name in SHAPES:
                self._shaped.append(len(prose.out))
            prose.out.append(f"<{name}{joined(found)}>" if found else f"<{name}>")

    def _link(self, found: dict[str, str]) -> None:
        self.prose.muted = found.get("class", "").startswith("footnote-")
        out: list[Piece] = self.prose.out
        if found.get("class") == "footnote-backref":
            found["aria-label"] = found.pop("title", "返回正文")
        self._leads = None
        if kind(unescape(found.get("href", ""))) == "fragment":
            out.append(Fragment(unescape(found.pop("href")).strip()[1:], found))
        else:
            out += self.links.anchor(found)
            address = out[-2] if len(out) > 1 else ""
            if isinstance(address, Address):
                self._leads = len(out), address

    def _enter(self, name: str, role: int) -> None:
        if name == "p" and not self._contained:
            self.openings.append((len(self.prose.out), -1))
        self._verbatim += bool(role & _VERBATIM)
        self._unlinked += bool(role & _UNLINKED)
        self._contained += bool(role & _CONTAINER)

    def end(self, name: str, role: int) -> None:
        if role == INLINE:
            self.prose.out.append(f"</{name}>")
            return
        if not role & INLINE:
            self.prose.boundary()
        self.prose.muted = False
        if role:
            self._verbatim -= bool(role & _VERBATIM)
            self._unlinked -= bool(role & _UNLINKED)
            self._contained -= bool(role & _CONTAINER)
        if role & _HEADING:
            self._heading()
            return
        if name == "a" and self._leads:
            note, self._leads = file_note(self.prose.out, *self._leads), None
            self.prose.out += [note] if note else []
        closing = SHAPES[name](self.prose.out, self._shaped.pop()) if name in SHAPES else f"</{name}>"
        self.prose.out.append(closing)
        if name == "p" and not self._contained:
            opening = self.openings.pop()
            if closing == "</p>":
                self.openings.append((opening[0], len(self.prose.out)))

    def _heading(self) -> None:
        level, index, found = self._headings.pop()
        text = self.prose.finish_heading()
        self.first_heading = self.first_heading or text
        if text:
            found = {"id": found.get("id") or escape(self.links.anchors.for_text(text)), **found}
            if not self._contained:
                self.outline.append(Heading(level, unescape(found["id"]), text))
        self.prose.out[index] = f"<h{level}{joined(found)}>"
        self.prose.out.append(f"</h{level}>")

    def text(self, text: str) -> None:
        if self._verbatim:
            self.prose.verbatim(self._typed(text, quote=False))
            return
        if "\ufdd0" not in text:
            self.prose.words(text)
            return
        for index, piece in enumerate(REF_RE.split(text)):
            if index % 2:
                self.prose.reference(self.references[int(piece)].ref, linked=not self._unlinked)
            elif piece:
                self.prose.words(piece)

    def _typed(self, text: str, *, quote: bool) -> str:
        """References in code stand as they were typed."""
        if "\ufdd0" not in text:
            return text
        return REF_RE.sub(lambda match: escape(self.references[int(match[1])].typed, quote=quote), text)

    def _labelled(self, attributes: str) -> str:
        """References in attributes are their label in a description, and as typed in an address."""
        if "\ufdd0" not in attributes:
            return attributes
        texts = []
        for key, value in given(attributes):
            if key in ("alt", "title"):
                value = REF_RE.sub(lambda match: escape(self.references[int(match[1])].ref.label), value)
            texts.append(f' {key}="{self._typed(value, quote=True)}"')
        return "".join(texts)
