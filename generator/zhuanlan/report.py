"""Findings as text for people, JSON for programs, and annotations for GitHub."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from zhuanlan.model.diagnostics import Diagnostic, Language
from zhuanlan.model.secrets import hidden

_WORDS = {
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "提醒", "en": "warning"},
    "fix": {"zh": "改成", "en": "write"},
    "cure": {"zh": "办法", "en": "cure"},
}


def text(findings: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Each finding with its line, a caret under the place, the corrected line where one is certain, and the cure."""
    for finding in findings:
        place = finding.place
        where = ":".join(str(part) for part in (place.file, place.line, place.column) if part)
        yield f"{where} {_WORDS[finding.severity][language]} [{finding.code.id}] {hidden(finding.message(language))}"
        if place.excerpt.strip():
            number = str(place.line)
            yield f"  {number} | {hidden(place.excerpt)}"
            if place.column:
                yield f"  {' ' * len(number)} | {_blank(place.excerpt[: place.column - 1])}^"
        if finding.fix:
            yield f"  {_WORDS['fix'][language]}: {hidden(finding.fix)}"
        cure = finding.cure(language)
        if cure:
            yield f"  {_WORDS['cure'][language]}: {cure}"


def as_json(findings: Sequence[Diagnostic], language: Language, totals: dict[str, Any]) -> str:
    """One object: the totals, and `findings` as a list."""
    listed = [record(finding, language) for finding in findings]
    return json.dumps({**totals, "findings": listed}, ensure_ascii=False, indent=2)


def record(finding: Diagnostic, language: Language) -> dict[str, Any]:
    """One finding, for programs."""
    return {
        "severity": finding.severity,
        "code": finding.code.id,
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "message": hidden(finding.message(language)),
        "cure": finding.cure(language),
        "fix": hidden(finding.fix),
        "excerpt": hidden(finding.place.excerpt),
    }


def github(findings: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    """Workflow commands, as the documentation of GitHub Actions gives them ("Workflow commands")."""
    for finding in findings:
        place = finding.place
        pairs = {"file": place.file, "line": place.line, "col": place.column, "title": finding.code.id}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in pairs.items() if value)
        said = [finding.message(language), finding.fix, finding.cure(language)]
        yield f"::{finding.severity} {properties}::{_data(hidden(' '.join(part for part in said if part)))}"


def _blank(typed: str) -> str:
    """As wide on a terminal as what was typed: a Han character takes two cells (UAX 11)."""
    return "".join(
        "\t" if character == "\t" else "  " if unicodedata.east_asian_width(character) in "WF" else " "
        for character in typed
    )


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
