"""An entry's file → a draft: decoded, its head read into a record, its body converted."""

from typing import Any
from zoneinfo import ZoneInfo

from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.model.document import Body, Source, Texts
from zhuanlan.model.entry import Draft, Head
from zhuanlan.model.kind import Kind
from zhuanlan.reading import frontmatter
from zhuanlan.reading.markdown import convert
from zhuanlan.reading.schema import Read, read_record
from zhuanlan.reading.sources import EntryFile


def read_draft(source: Source, file: EntryFile, kind: Kind, zone: ZoneInfo) -> tuple[Draft, tuple[Diagnostic, ...]]:
    """One file's text read, with every mistake in it. A head that cannot be used gives no record."""
    matter = frontmatter.split(source.text, source.path)
    read: Read[Any] = read_record(kind.record, matter, zone=zone)
    converted = convert(matter.body, file=source.path, line=matter.body_line)
    findings = (*matter.findings, *read.findings, *converted.findings)
    places = dict(read.places)
    note = converted.note
    typed: str = getattr(read.record, "editors_note", "")
    if typed:
        place = places.get("editors_note")
        own = convert(typed, file=source.path, line=place.line if place else 1)
        findings += own.findings
        note = _joined(own.body, note)
    texts = Texts(converted.body, note)
    record = read.record
    summary = kind.summary(record, texts) if record is not None else ""
    draft = Draft(
        kind=kind.name,
        source=file.path,
        folder=file.folder,
        stem=file.stem,
        head=Head(record, dict(read.values) if record is None else {}, summary),
        places=places,
        texts=texts,
        sound=all(finding.severity == "warning" for finding in findings),
    )
    return draft, findings


def _joined(first: Body, second: Body) -> Body:
    return Body(
        first.parts + second.parts,
        first.outline + second.outline,
        first.anchors + second.anchors,
    )
