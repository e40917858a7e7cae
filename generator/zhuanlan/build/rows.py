"""What is remembered of one file of content/: a draft as texts, in the layers in which it is asked for.

A clean build writes and reads these texts too, so there is one way from a file to a page, and what crosses from one process
to another is text.
"""

import json
from functools import lru_cache
from typing import Any, NamedTuple

from zhuanlan.model import codes
from zhuanlan.model.codec import by_field, decoded, encoded
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.digest import digest_of
from zhuanlan.model.document import Texts
from zhuanlan.model.entry import Draft, Entry, Head, Life, Want
from zhuanlan.model.kind import Kind
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.links import addresses, refs
from zhuanlan.model.routes import page_name

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_CODES = {code.id: code for code in codes.ALL}
_KINDS = {kind.name: kind for kind in KINDS}


class Row(NamedTuple):
    """One file. `digest` is that of its bytes, the others are JSON; `entry` is empty for what is no text at all."""

    source: str
    digest: str
    entry: str
    head: str
    places: str
    findings: str
    texts: str


def packed(draft: Draft, digest: str, findings: tuple[Diagnostic, ...], kind: Kind) -> Row:
    """A draft as a row."""
    record = draft.head.record
    head = _dumps(_head_plain(draft.head, kind))
    texts = _dumps(encoded(Texts, draft.texts))
    entry = Entry(
        kind=draft.kind,
        source=draft.source,
        sound=draft.sound,
        record=digest_of(head.encode("utf-8", "surrogatepass")),
        texts=digest_of(texts.encode("utf-8", "surrogatepass")),
        files=tuple(dict.fromkeys(address.target for address in addresses(draft.texts))),
        refs=tuple(dict.fromkeys(ref.target for ref in refs(draft.texts))),
    )
    if record is not None:
        entry = entry._replace(
            card=_card_digest(draft.head, kind),
            values=tuple({**_address(draft), **kind.values(record)}.items()),
            names=kind.names(record),
            order=kind.order(record),
            life=kind.life(record),
            wants=tuple(kind.wants(record)),
            aliases=record.aliases,
            picture=kind.picture(record),
            modified=kind.modified(record),
        )
    return Row(
        draft.source,
        digest,
        _dumps([*(entry._asdict() | {"wants": [_want_text(want) for want in entry.wants]}).values()]),
        head,
        _dumps({key: [place.line, place.column, place.excerpt] for key, place in draft.places.items()}),
        findings_text(findings),
        texts,
    )


def entry_of(row: str) -> Entry:
    """The entry of a row. Of all that is remembered only this is read of every file, so it is read by hand."""
    (kind, source, sound, record, texts, card, values, names, order, life, wants, aliases, picture, files, refs,
     modified) = json.loads(row)  # fmt: skip
    return Entry(
        kind,
        source,
        sound,
        record,
        texts,
        card,
        tuple(map(tuple, values)),
        tuple(names),
        tuple(order),
        Life._make(life),
        tuple([_want(text) for text in wants]),
        tuple(aliases),
        picture,
        tuple(files),
        tuple(refs),
        modified,
    )


def _want_text(want: Want) -> str:
    fields = (want.into, want.key, want.name, " ".join(want.kinds), want.label)
    return "|".join(field.replace("%", "%25").replace("|", "%7C") for field in fields)


@lru_cache(maxsize=1 << 16)
def _want(text: str) -> Want:
    """Thousands of entries want the same few places: each of these is read, and kept, once."""
    into, key, name, kinds, label = (field.replace("%7C", "|").replace("%25", "%") for field in text.split("|"))
    return Want(into, key, name, tuple(kinds.split()), label)


def head_of(row: str) -> Head:
    """The head of a row."""
    name, summary, record, values = json.loads(row)
    kind = _KINDS[name]
    if record is not None:
        return Head(decoded(kind.record, record), {}, summary)
    steps = {name: step.decode for name, step in by_field(kind.record).items()}
    return Head(
        None, {name: step(value) if (step := steps[name]) else value for name, value in values.items()}, summary
    )


def places_of(row: str, source: str) -> dict[str, Place]:
    """Where the values of a head stand."""
    return {key: Place(source, *place) for key, place in json.loads(row).items()}


def texts_of(row: str) -> Texts:
    """The texts of a row."""
    texts: Texts = decoded(Texts, json.loads(row))
    return texts


def findings_text(findings: tuple[Diagnostic, ...]) -> str:
    """Findings as text; most files have none."""
    return _dumps([_finding_plain(finding) for finding in findings]) if findings else ""


def findings_of(text: str) -> tuple[Diagnostic, ...]:
    """The findings that `findings_text` was given."""
    return tuple(_finding(*plain) for plain in json.loads(text)) if text else ()


def _head_plain(head: Head, kind: Kind) -> list[Any]:
    if head.record is not None:
        return [kind.name, head.summary, encoded(kind.record, head.record), None]
    steps = {name: step.encode for name, step in by_field(kind.record).items()}
    values = {name: step(value) if (step := steps[name]) else value for name, value in head.values.items()}
    return [kind.name, head.summary, None, values]


def _card_digest(head: Head, kind: Kind) -> str:
    if kind.card is None:
        return ""
    card = kind.card("", "", head, None)
    return digest_of(_dumps(encoded(type(card), card)).encode("utf-8", "surrogatepass"))


def _address(draft: Draft) -> dict[str, str]:
    folder = "/".join(page_name(part) for part in draft.folder.split("/") if part)
    return {"slug": page_name(draft.head.record.slug or draft.stem), "folder": folder}


def _finding_plain(finding: Diagnostic) -> list[Any]:
    place = finding.place
    arguments = [
        [name, [text.zh, text.en] if isinstance(text, Bilingual) else text] for name, text in finding.arguments
    ]
    where = [place.file, place.line, place.column, place.excerpt]
    return [finding.code.id, where, arguments, finding.fix, finding.severity]


def _finding(code: str, where: list[Any], arguments: list[Any], fix: str, severity: Any) -> Diagnostic:
    texts = tuple((name, Bilingual(*text) if isinstance(text, list) else text) for name, text in arguments)
    return Diagnostic(_CODES[code], Place(*where), texts, fix, severity)
