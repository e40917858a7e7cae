"""A text as read and converted: the frozen records that every kind shares."""

from dataclasses import dataclass
from typing import Literal

from zhuanlan.model.diagnostics import Place

ID_PREFIX = "w-"
"""Every id in a body begins with this, and no id of a theme does, so neither can take the other's (DOM clobbering)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as read: `path` is relative to the site, with `/`; lines of `text` end in `\\n`."""

    path: str
    digest: str
    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """`[[target]]` or `[[target|label]]`: an entry by name or title."""

    target: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class Address:
    """An address inside the site as the editor typed it, standing in an attribute of the markup around it.

    `link` leads to a page or a file, `image` shows one, `player` plays one.
    """

    target: str
    use: Literal["link", "image", "player"]
    place: Place


@dataclass(frozen=True, slots=True)
class Embed:
    """A picture, sound or film that stands in a text. `source` is an address inside the site, or one elsewhere.

    `attributes` are HTML that stands as it is; `width` and `height` are the editor's own, 0 where he gave none.
    """

    tag: Literal["img", "audio", "video"]
    source: Address | str
    label: str
    title: str = ""
    attributes: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class FileNote:
    """The type and size of the file that a link leads to, at the link's end. `type` is empty where its words say it."""

    address: Address
    type: str


Part = str | Ref | Address | Embed | FileNote
"""A piece of a body. A string is HTML that stands as it is: one for everything between two pieces of another kind, since
a paper has tens of thousands of bodies."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of the outline. `level` is 2–6 for a heading, 2 for a lead sentence (一要…)."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """A converted text, cut once.

    `anchors` are all ids in it, with `ID_PREFIX`.
    """

    parts: tuple[Part, ...] = ()
    outline: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class Texts:
    """What an entry's page says at length: its body, and its 编者按."""

    body: Body = Body()
    note: Body = Body()

    @property
    def both(self) -> tuple[Body, ...]:
        return (self.note, self.body)
