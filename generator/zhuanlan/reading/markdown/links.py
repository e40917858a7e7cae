"""Links and images of a body: which are addresses of the site, which lead out, and which are reported."""

import re
from html import escape, unescape

from zhuanlan.model.codes import markdown as codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.document import ID_PREFIX, Address, Embed, Part
from zhuanlan.reading.markdown.addresses import Addresses, kind
from zhuanlan.reading.markdown.anchors import Anchors, own
from zhuanlan.reading.markdown.attributes import joined
from zhuanlan.reading.markdown.source import Source

_FILE_NAME = re.compile(r"[\w .()-]*\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif)\Z", re.IGNORECASE | re.ASCII)
_PLAYED = re.compile(r"\.(?:(mp3|m4a|ogg|oga|wav|flac)|mp4|m4v|webm|ogv|mov)(?:[?#]|\Z)", re.IGNORECASE)

Pieces = list[str | Part]


class Links:
    """The links of one text. Addresses are located in its source in the order of the HTML."""

    def __init__(self, source: Source, masked: str, anchors: Anchors) -> None:
        self.findings: list[Diagnostic] = []
        self.anchors = anchors
        self.lost = False
        """Whether an address is missing that nh3 may have taken."""
        self._source = source
        self._addresses = Addresses(masked)

    def id_of(self, value: str) -> str:
        """The id that an element named by its editor gets, escaped."""
        name = own(unescape(value))
        if not name:
            return ""
        made = self.anchors.for_name(name)
        if made.removeprefix(ID_PREFIX) != name.removeprefix(ID_PREFIX):
            typed = re.compile(rf"#{re.escape(name)}(?=[\s}}])|\bid\s*=\s*[\"']?{re.escape(name)}(?=[\s\"'>])")
            offset = max((match.start() for match in typed.finditer(self._source.text)), default=-1)
            renamed = made.removeprefix(ID_PREFIX)
            self.findings.append(codes.DUPLICATE_ID.at(self._source.place(offset), id=name, renamed=renamed))
        return escape(made)

    def anchor(self, found: dict[str, str]) -> Pieces:
        """`<a>`; one that leads to a `#fragment` is finished by `fragment`, when all ids are known."""
        address = unescape(found.pop("href", "")).strip()
        sort = kind(address)
        if sort == "inside":
            return ['<a href="', Address(address, "link", self._place(address)), f'"{joined(found)}>']
        if sort == "outside":
            return [f'<a href="{escape(address)}"{joined(found)}>']
        self.lost = True
        return [f"<a{joined(found)}>"]

    def fragment(self, name: str, found: dict[str, str]) -> str:
        made = self.anchors.resolve(name)
        if made:
            return f'<a href="#{escape(made)}"{joined(found)}>'
        if name.startswith("fnref:"):
            # The way back from a note that nothing cites, which `footnotes` has told.
            return '<a class="footnote-backref">'
        near = self.anchors.nearest(name)
        place = self._place("#" + name)
        self.findings.append(codes.BROKEN_ANCHOR.at(place, anchor=name, nearest=f"#{near}" if near else "—"))
        return f"<a{joined(found)}>"

    def image(self, found: dict[str, str]) -> Pieces:
        """`<img>`, or a player where the address is of sound or film. Without an address the description stays."""
        address = unescape(found.pop("src", "")).strip()
        alt = unescape(found.pop("alt", "")).strip()
        sort = kind(address)
        if sort not in ("inside", "outside"):
            self.lost = True
            words = escape(alt, quote=False)
            return [f'<span id="{found["id"]}">{words}</span>' if "id" in found else words]
        played = _PLAYED.search(address)
        typed = self._addresses.take(address, image=True)
        whole = self._source.place(typed.whole)
        if not alt or _FILE_NAME.match(alt):
            self.findings.append(codes.MISSING_ALT.at(whole))
        source: Address | str = address
        if sort == "inside":
            source = Address(address, "player" if played else "image", self._source.place(typed.address))
        if played:
            label = f' aria-label="{escape(alt)}"' if alt else ""
            label += f' id="{found["id"]}"' if "id" in found else ""
            attributes = f' controls="" preload="metadata"{label}'
            return [Embed("audio" if played[1] else "video", source, alt, attributes=attributes)]
        if sort == "outside":
            self.findings.append(codes.REMOTE_IMAGE.at(whole, address=address))
        title, width, height = unescape(found.pop("title", "")), found.pop("width", ""), found.pop("height", "")
        return [Embed("img", source, alt, title.strip(), joined(found), int(width or 0), int(height or 0))]

    def player(self, tag: str, found: dict[str, str]) -> Pieces:
        """The tag of `<audio>`, `<video>` or `<source>`."""
        address = unescape(found.pop("src", "")).strip()
        sort = kind(address)
        if tag != "source":
            found = {"controls": "", "preload": "metadata", **found}
        if sort == "inside":
            typed = self._addresses.take(address, image=True)
            target: str | Part = Address(address, "player", self._source.place(typed.address))
        elif sort == "outside":
            target = escape(address)
        else:
            self.lost = self.lost or tag == "source"
            return [f"<{tag}{joined(found)}>"]
        return [f'<{tag} src="', target, f'"{joined(found)}>']

    def _place(self, address: str) -> Place:
        return self._source.place(self._addresses.take(address, image=False).address)
