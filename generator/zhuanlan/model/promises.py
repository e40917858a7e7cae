"""Which URLs of a paper are for readers to keep, and so go into the register."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from zhuanlan.model.entry import Document
from zhuanlan.model.heirs import nfc, title_of
from zhuanlan.model.page import REDIRECT, Feed, Page, Planned
from zhuanlan.model.register import LIST, Register, Registered, registered

MISSING = "404.html"
"""It answers for every address, and has none itself."""
SETTINGS = "site.yaml"


def promised(planned: Iterable[Planned], documents: Mapping[str, Document]) -> Iterator[Registered]:
    """Every page and feed: those of entries by their file, lists as such. Files, pictures and maps are no promises.

    A page that was taken back keeps its line, and its title is forgotten.
    """
    titles = {document.source: title_of(document) for document in documents.values()}
    for item in planned:
        if isinstance(item, Feed):
            source = nfc(documents[item.id].source) if item.id else SETTINGS
            yield Registered(item.path, source=source, title=titles[documents[item.id].source] if item.id else "")
        elif not isinstance(item, Page) or item.path == MISSING:
            continue
        elif item.path in documents or item.source:
            source = documents[item.path].source if item.path in documents else item.source
            yield Registered(item.path, source=nfc(source), title=titles.get(source, ""))
        elif item.template != REDIRECT:
            about = documents.get(item.id)
            yield Registered(
                item.path, source=LIST, title=" ".join(item.id.split()) if about is None else title_of(about)
            )


def published(register: Register, planned: Iterable[Planned], documents: Mapping[str, Document], day: date) -> Register:
    """The register once a paper was published on a day; `register` is the one before, merged with what the target has."""
    return registered(register, promised(planned, documents), day)
