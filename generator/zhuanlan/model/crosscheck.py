"""What entries say of each other and of the paper, held against what there is."""

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.document import Draft
from zhuanlan.model.kind import Kind
from zhuanlan.model.links import find_file, wrong_case
from zhuanlan.model.media import Media, cased, spelt
from zhuanlan.model.names import folded
from zhuanlan.model.nearest import did_you_mean, likely, suggestion
from zhuanlan.model.paper import Paper
from zhuanlan.model.schema import Entry, File, keys_of


def crosscheck(
    paper: Paper, drafts: Sequence[Draft], media: Mapping[str, Media], kinds: Sequence[Kind], origin: dict[str, Place]
) -> Iterator[Diagnostic]:
    """Names in front matter that lead nowhere, pictures that are not there, and rules that rule nothing.

    Drafts and what is held back are checked too: their mistakes should be known before their day.
    """
    table = {kind.name: kind for kind in kinds}
    names: dict[str, Names] = {kind.name: {} for kind in kinds}
    for draft in drafts:
        if draft.record is not None:
            for name in table[draft.kind].names(draft.record):
                names[draft.kind].setdefault(folded(name), []).append((name, draft.source))
    keys = {kind.name: keys_of(kind.record) for kind in kinds}
    cases = cased(media)
    for draft in drafts:
        values = dict(draft.values)
        for key in keys[draft.kind]:
            value = values.get(key.name)
            if isinstance(key.type, Entry) and value:
                yield from _entry(draft, key.name, table[key.type.kind], value, names[key.type.kind])
            elif key.name == "field" and value and paper.fields and value not in paper.fields:
                near = suggestion(value, paper.fields)
                yield codes.site.UNKNOWN_FIELD.at(draft.place("field"), name=value, nearest=near)
            elif isinstance(key.type, File) and value:
                yield from _file(draft, key.name, value, media, cases)
        for title in values.get("related", ()):
            yield from _entry(draft, "related", table["article"], title, names["article"])
    yield from _rules(paper, origin.get("rules", Place("site.yaml")))


Names = dict[str, list[tuple[str, str]]]
"""Folded name → the names as typed and the files they stand in."""


def _entry(draft: Draft, key: str, kind: Kind, value: str, names: Names) -> Iterator[Diagnostic]:
    place, found = draft.place(key), names.get(folded(value), [])
    if len(found) > 1:
        candidates = "、".join(source for _, source in found)
        yield codes.site.AMBIGUOUS_ENTRY.at(place, name=value, kind=kind.label, candidates=candidates)
    elif not found:
        near = likely(value, (name for known in names.values() for name, _ in known))
        fix = place.excerpt.replace(value, near) if near else ""
        yield codes.site.UNKNOWN_ENTRY.at(place, fix=fix, name=value, kind=kind.label, nearest=did_you_mean(near))


def _file(
    draft: Draft, key: str, value: str, media: Mapping[str, Media], cases: Mapping[str, str]
) -> Iterator[Diagnostic]:
    found, place = find_file(value, posixpath.dirname(draft.source), media, cases), draft.place(key)
    if not found:
        near = suggestion(value.rpartition("/")[2], (file.rpartition("/")[2] for file in media))
        yield codes.site.MISSING_IMAGE.at(place, target=value, nearest=near)
        return
    typed = unicodedata.normalize("NFC", value)
    if (right := spelt(typed, found)) != typed:
        yield wrong_case(place, value, right)
    if not media[found].width:
        yield codes.media.UNREADABLE_IMAGE.at(place, target=value)


def _rules(paper: Paper, place: Place) -> Iterator[Diagnostic]:
    warnings = [code.id for code in codes.ALL if code.severity == "warning"]
    for name, value in paper.rules:
        if name not in warnings or value not in ("error", "warning", "off"):
            near = suggestion(name, warnings) if name not in warnings else Bilingual("", "")
            yield codes.site.UNKNOWN_RULE.at(place, name=name, value=value, nearest=near)
