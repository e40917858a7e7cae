"""A `Body` as HTML, and what must hold of it whatever was typed."""

import re
from html import escape
from html.parser import HTMLParser

from zhuanlan.model.document import ID_PREFIX, Address, Body, Embed, FileNote
from zhuanlan.reading.markdown import Converted, convert

FORBIDDEN = frozenset({"script", "style", "svg", "math", "iframe", "form", "object", "embed", "base", "meta", "link"})
VOID = frozenset({"img", "br", "hr", "wbr", "col", "source"})


def html_of(body: Body) -> str:
    """As a renderer joins it: `[[…]]` as a link to /…, addresses as typed."""
    pieces = []
    for part in body.parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Address):
            pieces.append(escape(part.target))
        elif isinstance(part, Embed):
            pieces.append(_embedded(part))
        elif isinstance(part, FileNote):
            pieces.append("")
        else:
            pieces.append(f'<a href="/{escape(part.target)}">{escape(part.label)}</a>')
    return "".join(pieces)


def _embedded(embed: Embed) -> str:
    url = escape(embed.source.target if isinstance(embed.source, Address) else embed.source)
    if embed.tag != "img":
        return f'<{embed.tag} src="{url}"{embed.attributes}></{embed.tag}>'
    title = f' title="{escape(embed.title)}"' if embed.title else ""
    return f'<img src="{url}" alt="{escape(embed.label)}"{embed.attributes}{title}>'


def body_of(text: str) -> str:
    return html_of(convert(text, file="a.md").body)


def found(text: str, *, line: int = 1) -> list[tuple[str, int, int]]:
    """Code, line and column of every finding."""
    findings = convert(text, file="a.md", line=line).findings
    return [(finding.code.id, finding.place.line, finding.place.column) for finding in findings]


class Walk(HTMLParser):
    """Tags and attributes of HTML, and whether every element is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.fragments: list[str] = []
        self.faults: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN:
            self.faults.append(f"<{tag}>")
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self._attribute(name, value or "")

    def _attribute(self, name: str, value: str) -> None:
        if name.startswith("on") or name in ("style", "align", "srcdoc", "formaction"):
            self.faults.append(f"{name}=")
        if name in ("href", "src") and re.match(
            r"[\x00-\x20]*(javascript|data|vbscript|file|blob)\s*:", value, re.IGNORECASE
        ):
            self.faults.append(value)
        if name == "id":
            self.ids.append(value)
        if name == "href" and value.startswith("#"):
            self.fragments.append(value[1:])

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def faults(done: Converted) -> list[str]:
    """Everything that must not be, in the body and its note together, as they stand on one page."""
    html = html_of(done.note) + html_of(done.body)
    walk = Walk(html)
    found = walk.faults
    found += [f"id {name}" for name in walk.ids if not name.startswith(ID_PREFIX) or re.search(r"\s", name)]
    found += [f"id {name} twice" for name in set(walk.ids) if walk.ids.count(name) > 1]
    found += [f"#{name} leads nowhere" for name in walk.fragments if name not in walk.ids]
    found += ["anchors"] if sorted(walk.ids) != sorted(done.body.anchors + done.note.anchors) else []
    found += ["outline"] if not {heading.id for heading in done.body.outline} <= set(walk.ids) else []
    found += [f"U+{ord(sign):04X}" for sign in html if "\ufdd0" <= sign <= "\ufdef" or sign in "\x02\x03"]
    return found
