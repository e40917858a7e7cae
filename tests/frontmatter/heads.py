"""Heads for tests: a few lines between fences, read as an article or as another record."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.kinds.article import Article
from zhuanlan.model.names import Person
from zhuanlan.reading.frontmatter import split, whole
from zhuanlan.reading.schema import Read, read_record
from zhuanlan.reading.schema.typography import person, pieces, unique

PATH = "content/articles/例.md"
BEIJING = ZoneInfo("Asia/Shanghai")
DATED = "日期: 2026-11-23"


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read, and all that was found."""

    record: Any
    findings: tuple[Diagnostic, ...]
    places: dict[str, tuple[int, int]]

    @property
    def codes(self) -> list[str]:
        return [finding.code.id for finding in self.findings]

    @property
    def only(self) -> Diagnostic:
        (finding,) = self.findings
        return finding


def head(*lines: str, record: type[Any] = Article, zone: str = "Asia/Shanghai", path: str = PATH) -> Seen:
    """Reads lines between fences."""
    return text("\n".join(("---", *lines, "---", "", "正文。", "")), record=record, zone=zone, path=path)


def dated(*lines: str) -> Seen:
    """Reads lines of an article whose date is sound and stands last."""
    return head(*lines, DATED)


def titled(*lines: str, zone: str = "Asia/Shanghai") -> Seen:
    """Reads lines of an article whose title and date are sound and stand first."""
    return head("标题: 例", DATED, *lines, zone=zone)


def text(typed: str, *, record: type[Any] = Article, zone: str = "Asia/Shanghai", path: str = PATH) -> Seen:
    """Reads a whole file."""
    front = split(typed, path)
    return _seen(front.findings, read_record(record, front, zone=ZoneInfo(zone)))


def site(typed: str, record: type[Any]) -> Seen:
    """Reads a site.yaml."""
    front = whole(typed, "site.yaml")
    return _seen(front.findings, read_record(record, front, zone=BEIJING))


def _seen(findings: tuple[Diagnostic, ...], read: Read[Any]) -> Seen:
    places = {name: (place.line, place.column) for name, place in read.places}
    return Seen(read.record, findings + read.findings, places)


def split_words(text: str) -> tuple[str, ...]:
    """The words of one text, each once, without empty ones."""
    return tuple(dict.fromkeys(piece for piece in pieces(text) if piece))


def split_names(text: str) -> tuple[Person, ...]:
    """The people that one text names, each once."""
    return unique(person(piece) for piece in pieces(text) if piece)
