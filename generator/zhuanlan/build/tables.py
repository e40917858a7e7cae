"""The tables of a site as plain digests: what is kept of them to see what changed.

The names of the rows are those that `model.watch` writes down.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

from zhuanlan.model.entry import Entry
from zhuanlan.model.site import Site

Tables = dict[str, dict[str, Any]]
"""Table → key → something that is another when the row is. It goes through JSON unchanged."""


def tables_of(site: Site, every: Iterable[Entry], templates: Mapping[str, str]) -> Tables:
    """Every row that a query, a check or a page can read. `every` entry has texts, live or not."""
    entries = {id_: document.entry for id_, document in site.documents.items()}
    pictures = {id_: str(picture) for id_, picture in site.pictures.items()}
    tables: Tables = {
        "facts": {name: str(value) for name, value in site.facts.items()},
        "documents": {
            id_: f"{entry.source} {entry.record} {entry.card} {pictures.get(id_, '')}" for id_, entry in entries.items()
        },
        "texts": {entry.source: entry.texts for entry in every},
        "kinds": {kind: _sum(ids) for kind, ids in site.kinds.items()},
        "names": {name: _sum(ids) for name, ids in site.names.items()},
        "withheld": dict(site.withheld),
        "sources": dict(site.sources),
        "cases": dict(site.cases),
        "media": {file: str(media) for file, media in site.media.items()},
        "static": {path: str(media) for path, media in site.static.items()},
        "paths": dict.fromkeys(site.paths, 0),
        "templates": dict(templates),
    }
    for index, group in site.groups.items():
        tables[f"groups:{index}"] = {key: _sum(ids) for key, ids in group.items()}
    for kind, names in site.known.items():
        tables[f"known:{kind}"] = {name: str(found) for name, found in names.items()}
    return tables


def _sum(ids: Sequence[str]) -> int:
    return crc32("\n".join(ids).encode())
