"""Where each kind's entries stand: the kind's own pattern, or that of `urls:` in site.yaml."""

from collections.abc import Sequence

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.kind import Kind
from zhuanlan.model.paper import Paper
from zhuanlan.model.routes import PLACEHOLDERS, Pattern


def patterns_of(paper: Paper, kinds: Sequence[Kind], place: Place) -> tuple[dict[str, str], list[Diagnostic]]:
    """The pattern of every kind, and what is wrong with those of site.yaml, which are then not used."""
    patterns = {kind.name: kind.pattern for kind in kinds}
    findings: list[Diagnostic] = []
    aliases = {name: kind.name for kind in kinds for name in (kind.name, kind.label.zh, *kind.folders)}
    for typed, text in paper.urls:
        name = aliases.get(typed, typed)
        reason = _objection(name, text, {kind.name: kind for kind in kinds})
        if reason is None:
            patterns[name] = text
        else:
            findings.append(codes.site.BAD_PATTERN.at(place, kind=typed, pattern=text, reason=reason))
    return patterns, findings


def _objection(name: str, text: str, kinds: dict[str, Kind]) -> Bilingual | None:
    fields = Pattern(text).fields
    unknown = [field for field in fields if field not in PLACEHOLDERS]
    if name not in kinds:
        return Bilingual(f"没有“{name}”这个种类", f"there is no kind “{name}”")
    if unknown:
        return Bilingual(f"不认识 {{{unknown[0]}}}", f"{{{unknown[0]}}} is not known")
    if {"year", "month", "day"} & set(fields) and not kinds[name].dated:
        return Bilingual(f"{kinds[name].label.zh}没有日期", f"a {name} has no date")
    if "slug" not in fields or not text.endswith(".html") or ".." in text.split("/") or len(fields) != len(set(fields)):
        return Bilingual("形式不对", "its form is wrong")
    return None
