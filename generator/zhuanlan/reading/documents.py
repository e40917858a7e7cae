"""An entry's file → a draft: decoded, its head read into a record, its body converted."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.document import Body, Draft
from zhuanlan.model.kind import Kind
from zhuanlan.reading import frontmatter, sources
from zhuanlan.reading.markdown import convert
from zhuanlan.reading.schema import Read, read_record
from zhuanlan.reading.sources import EntryFile


def read_draft(root: Path, file: EntryFile, kind: Kind, zone: ZoneInfo) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """One file, with every mistake in it. None if its bytes are no text; a head that cannot be used gives no record."""
    source, found = sources.read(root, file.path)
    if source is None:
        return None, found
    matter = frontmatter.split(source.text, source.path)
    read: Read[Any] = read_record(kind.record, matter, zone=zone)
    converted = convert(matter.body, file=source.path, line=matter.body_line)
    findings = [*found, *matter.findings, *read.findings, *converted.findings]
    note = converted.note
    typed: str = getattr(read.record, "editors_note", "")
    if typed:
        place = dict(read.places).get("editors_note")
        own = convert(typed, file=source.path, line=place.line if place else 1)
        findings += own.findings
        note = _joined(own.body, note)
    draft = Draft(
        kind=kind.name,
        source=file.path,
        folder=file.folder,
        stem=file.stem,
        record=read.record,
        values=read.values,
        places=read.places,
        body=converted.body,
        note=note,
        sound=all(finding.severity == "warning" for finding in findings),
    )
    return draft, tuple(findings)


def _joined(first: Body, second: Body) -> Body:
    return Body(
        first.parts + second.parts,
        first.outline + second.outline,
        first.paragraphs + second.paragraphs,
        first.anchors + second.anchors,
    )
