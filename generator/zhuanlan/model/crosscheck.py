"""What an entry says of others and of the paper, held against what there is."""

import posixpath
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.entry import Head
from zhuanlan.model.kind import Kind, PlaceOf
from zhuanlan.model.links import find_file, wrong_case
from zhuanlan.model.media import spelt
from zhuanlan.model.names import folded
from zhuanlan.model.nearest import did_you_mean, likely, suggestion
from zhuanlan.model.schema import Entry, File, Key, keys_of
from zhuanlan.model.site import Site


def crosscheck(
    site: Site, kinds: Sequence[Kind], kind: str, source: str, head: Head, at: PlaceOf
) -> Iterator[Diagnostic]:
    """Names in front matter that lead nowhere, and pictures that are not there.

    Drafts and what is held back are checked too: their mistakes should be known before their day. Where a value stands is
    asked only of those that are wrong.
    """
    table = {one.name: one for one in kinds}
    for key in _telling(table[kind].record):
        value = head.value(key.name)
        if not value:
            continue
        if isinstance(key.type, Entry):
            yield from _entry(site, table[key.type.kind], value, partial(at, key.name))
        elif isinstance(key.type, File):
            yield from _file(site, source, value, partial(at, key.name))
        elif key.name == "related":
            for title in value:
                yield from _entry(site, table["article"], title, partial(at, "related"))
        elif site.paper.fields and value not in site.paper.fields:
            near = suggestion(value, site.paper.fields)
            yield codes.site.UNKNOWN_FIELD.at(at("field"), name=value, nearest=near)


@cache
def _telling(record: type) -> tuple[Key, ...]:
    """The keys whose values name something."""
    named = ("related", "field")
    return tuple(key for key in keys_of(record) if isinstance(key.type, Entry | File) or key.name in named)


def _entry(site: Site, kind: Kind, value: str, at: Callable[[], Place]) -> Iterator[Diagnostic]:
    known = site.known[kind.name]
    found = known.get(folded(value), ())
    if len(found) > 1:
        candidates = "、".join(source for _, source in found)
        yield codes.site.AMBIGUOUS_ENTRY.at(at(), name=value, kind=kind.label, candidates=candidates)
    elif not found:
        near = likely(value, (name for names in known.values() for name, _ in names))
        place = at()
        fix = place.excerpt.replace(value, near) if near else ""
        yield codes.site.UNKNOWN_ENTRY.at(place, fix=fix, name=value, kind=kind.label, nearest=did_you_mean(near))


def _file(site: Site, source: str, value: str, at: Callable[[], Place]) -> Iterator[Diagnostic]:
    found = find_file(value, posixpath.dirname(source), site.media, site.cases)
    if not found:
        near = suggestion(value.rpartition("/")[2], (file.rpartition("/")[2] for file in site.media))
        yield codes.site.MISSING_IMAGE.at(at(), target=value, nearest=near)
        return
    typed = unicodedata.normalize("NFC", value)
    if (right := spelt(typed, found)) != typed:
        yield wrong_case(at(), value, right)
    if not site.media[found].width:
        yield codes.media.UNREADABLE_IMAGE.at(at(), target=value)


def unruly(site: Site) -> Iterator[Diagnostic]:
    """Rules of site.yaml that rule nothing."""
    warnings = [code.id for code in codes.ALL if code.severity == "warning"]
    for name, value in site.paper.rules:
        if name not in warnings or value not in ("error", "warning", "off"):
            near = suggestion(name, warnings) if name not in warnings else Bilingual("", "")
            yield codes.site.UNKNOWN_RULE.at(site.origin("rules"), name=name, value=value, nearest=near)
