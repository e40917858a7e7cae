"""更正: what was wrong and is right now, on a page of its own."""

from collections.abc import Iterator

from zhuanlan.model.card import CorrectionNote
from zhuanlan.model.kind import Feature
from zhuanlan.model.page import Page
from zhuanlan.model.site import Site


def _pages(site: Site) -> Iterator[Page]:
    if site.group("corrected", "all"):
        yield Page("corrections.html", "corrections.html")


def _corrections(site: Site) -> tuple[CorrectionNote, ...]:
    """Every correction, newest first; those of one day as their articles stand in lists."""
    notes = (
        CorrectionNote(correction.date, correction.text, site.cards[id_])
        for id_ in site.group("corrected", "all")
        for correction in site.documents[id_].record.corrections
    )
    return tuple(sorted(notes, key=lambda note: note.date, reverse=True))


FEATURE = Feature(name="corrections", pages=_pages, queries={"corrections": _corrections})
