"""The text of a body: what is typed between the tags."""

from dataclasses import dataclass
from html import escape, unescape

from zhuanlan.model.document import Part, Ref
from zhuanlan.model.paragraphs import plain
from zhuanlan.reading.markdown.typography import DASH, LEADING, TRAILING, dash, is_cjk, joined


@dataclass(frozen=True, slots=True)
class Fragment:
    """`<a href="#name">`, to be finished when every id of the text is known."""

    name: str
    attributes: dict[str, str]


Piece = str | Part | Fragment
"""What is written one after another; a string is markup."""


class Prose:
    """What has been written so far."""

    def __init__(self) -> None:
        self.out: list[Piece] = []
        self._captions: list[list[str]] = []
        self.muted = False
        """Within a footnote's number, which is no word of a heading."""
        self.last = ""
        """The last visible character of this run of inline content."""
        self._held = -1
        """Where in `out` a newline waits for what follows: between two Han characters it goes."""

    def boundary(self) -> None:
        """A run of inline content ends: a newline here joins nothing."""
        self.last, self._held = "", -1

    @property
    def began(self) -> bool:
        """Whether more than text waits to be ended: what comes next counts for that too."""
        return self.muted or bool(self._captions)

    def begin_heading(self) -> None:
        self._captions.append([])

    def finish_heading(self) -> str:
        return plain("".join(self._captions.pop()))

    def words(self, text: str) -> None:
        """Escaped text from the HTML."""
        if self.muted or (text == "\n" and not self.last):
            self.out.append(text)
            return
        waiting = False
        if "\n" in text:
            text = joined(text)
            lead = LEADING.match(text)
            if lead and self.last and is_cjk(self.last):
                if lead.end() == len(text):
                    self._hold()
                    return
                if is_cjk(text[lead.end()]):
                    text = text[lead.end() :]
            trail = TRAILING.search(text)
            if trail and trail.start() and is_cjk(text[trail.start() - 1]):
                text, waiting = text[: trail.start()], True
        if self._held >= 0:
            self._join(text[0])
        if self._captions:
            self._say(unescape(text))
        if "——" in text:
            done = 0
            for match in DASH.finditer(text):
                self.out += [text[done : match.start()], dash(match[0])]
                done = match.end()
            self.out.append(text[done:])
        else:
            self.out.append(text)
        self.last = text[-1]
        if waiting:
            self._hold()

    def reference(self, ref: Ref, *, linked: bool) -> None:
        self._join(ref.label[0])
        self._say(ref.label)
        self.out.append(ref if linked else escape(ref.label, quote=False))
        self.last = ref.label[-1]

    def verbatim(self, text: str) -> None:
        """Code: as it stands."""
        self._held = -1
        self.last = "`"
        self._say(unescape(text))
        self.out.append(text)

    def _hold(self) -> None:
        if self._held < 0:
            self._held = len(self.out)
            self.out.append("\n")

    def _join(self, first: str) -> None:
        """What a held newline becomes, now that the next character is known."""
        if self._held >= 0:
            if is_cjk(first):
                self.out[self._held] = ""
            else:
                self._say(" ")
            self._held = -1

    def _say(self, text: str) -> None:
        if self.muted:
            return
        for words in self._captions:
            words.append(text)
