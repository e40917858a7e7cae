"""Findings: what is wrong, where, and the cure.

A `Code` is a kind of finding; its `id` never changes. `Code.at` makes a `Diagnostic`, which holds no prose:
the sentence is put together from the code's texts when somebody reads it, in his language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

LONGEST_EXCERPT = 1000
"""Characters. A paragraph of a newspaper has a few hundred."""

Severity = Literal["error", "warning"]
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Chinese and in English; `{name}` stands for an argument of the finding."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Example:
    """A file that provokes a finding: shown in `docs/diagnostics.md`, and built by a test.

    `path` is relative to the site. The test lays the file over a small sound paper (see `tests/harness.py`),
    so only what is wrong need be written. `data` is the file's content where it cannot be written as text.
    """

    path: str
    text: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in an editor's file. `line` and `column` count from 1, columns in characters; 0 is unknown."""

    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    """The line as the editor typed it, without its end; empty if it is longer than `LONGEST_EXCERPT`."""

    def __post_init__(self) -> None:
        # Twenty thousand findings in one line of a megabyte would each carry it.
        if len(self.excerpt) > LONGEST_EXCERPT:
            object.__setattr__(self, "excerpt", "")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place."""

    code: "Code"
    place: Place
    arguments: tuple[tuple[str, "str | Bilingual"], ...] = ()
    fix: str = ""
    """The corrected line where one is certain, else empty."""
    severity: Severity = "error"

    def message(self, language: Language) -> str:
        return self._filled(self.code.message, language)

    def cure(self, language: Language) -> str:
        return self._filled(self.code.cure, language)

    def _filled(self, text: Bilingual, language: Language) -> str:
        filled = text.in_(language)
        for name, value in self.arguments:
            filled = filled.replace("{" + name + "}", value.in_(language) if isinstance(value, Bilingual) else value)
        return filled.strip()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        return (self.place.file, self.place.line, self.place.column, self.code.id, str(self.arguments))


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding. `id` is written in `rules:` of site.yaml and in every report, and never changes."""

    id: str
    severity: Severity
    message: Bilingual
    cure: Bilingual
    example: Example | None = None
    """None where no file can provoke it (a full disk, a folder that may not be written)."""

    def at(self, place: Place, /, *, fix: str = "", **arguments: object) -> Diagnostic:
        texts = tuple(
            (name, value if isinstance(value, Bilingual) else str(value)) for name, value in arguments.items()
        )
        return Diagnostic(self, place, texts, fix, self.severity)


def ruled(findings: list[Diagnostic], rules: Mapping[str, str]) -> list[Diagnostic]:
    """The findings under the site's `rules` (code → error, warning or off), sorted by place, each once.

    Only warnings can be ruled: an error means that something could not be read or would be lost.
    """
    kept: list[Diagnostic] = []
    for finding in findings:
        rule = rules.get(finding.code.id) if finding.code.severity == "warning" else None
        if rule == "off":
            continue
        kept.append(replace(finding, severity="error") if rule == "error" else finding)
    return sorted(dict.fromkeys(kept), key=lambda finding: finding.order)
