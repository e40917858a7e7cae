"""What is read of a file: its head as a tree of texts, and the body below it."""

from dataclasses import dataclass

from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.reading.frontmatter.manuscript import Manuscript
from zhuanlan.reading.frontmatter.nodes import Mapping, Scalar


@dataclass(frozen=True, slots=True)
class Head:
    """Front matter as a tree of texts, to be read by `schema.read_record`."""

    page: Manuscript
    top: Place
    """Where it begins, or should: the place of what is missing."""
    tree: Mapping
    broken: tuple[Scalar, ...] = ()
    """The keys whose values could not be read."""
    readable: bool = True
    """False where nothing could be read: what is missing then is no second mistake."""
    absent: bool = False
    """There is no front matter; `title` and `day` are what the text's heading and the file's name tell."""
    title: Scalar | None = None
    day: Scalar | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file cut in two. `body_line` is the file's line on which `body` begins."""

    head: Head
    body: str
    body_line: int
    findings: tuple[Diagnostic, ...] = ()
