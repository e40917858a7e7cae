"""Media: the files of a paper that are no texts, and what a page may say of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhuanlan.model.routes import url_of

FILES = frozenset(
    "pdf doc docx xls xlsx ppt pptx wps et dps ofd rtf odt ods odp csv txt zip rar 7z epub".split()  # noqa: SIM905
)
"""What a reader takes away instead of reading it here: a link to one says its type and size."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file and its output path. `width` and `height` are 0 for what is no picture, or cannot be measured.

    They are as a browser shows it: turned as its EXIF data says. `size` is in bytes.
    """

    path: str
    width: int = 0
    height: int = 0
    size: int = 0

    @property
    def url(self) -> str:
        return url_of(self.path)

    @property
    def picture(self) -> "Picture":
        return Picture(self.url, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a template shows it. `width` and `height` are 0 if they are not known."""

    url: str
    width: int
    height: int


def type_of(path: str) -> str:
    """The suffix of a file, small and without its dot: `a/附件.PDF` → `pdf`; empty if it has none."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].lower() if "." in name else ""


def measured(size: int) -> str:
    """A file's size as editors see it in their own windows: 1024 bytes are a KB, and nothing is less than one."""
    if size < 1024 * 1000:
        return f"{max(round(size / 1024), 1)} KB"
    large = size / 1024**2
    return f"{large:.1f} MB" if large < 1000 else f"{large / 1024:.1f} GB"


def dimensions(width: int, height: int, media: Media | None) -> tuple[int, int]:
    """The width and height that an image gets: the editor's, in proportion where he gave one, else the file's.

    Both, or a page moves while it loads; none (0) where nothing is known.
    """
    if media is None or not media.width or not media.height:
        return width, height
    if width and height:
        return width, height
    if width:
        return width, max(round(width * media.height / media.width), 1)
    if height:
        return max(round(height * media.width / media.height), 1), height
    return media.width, media.height


def cased(paths: Iterable[str]) -> Mapping[str, str]:
    """Files by their path without regard to case. Windows and macOS find `图.PNG` as `图.png`, a server does not."""
    return {path.casefold(): path for path in paths}


def spelt(typed: str, path: str) -> str:
    """An address with the names of `path` in its last parts: `../图/A.PNG` and `content/图/a.png` → `../图/a.png`."""
    names, right = typed.split("/"), path.split("/")
    for back in range(1, min(len(names), len(right)) + 1):
        if names[-back].casefold() != right[-back].casefold():
            break
        names[-back] = right[-back]
    return "/".join(names)
