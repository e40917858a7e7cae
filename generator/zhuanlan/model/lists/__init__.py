"""Lists over entries, each with pages of its own; `LISTS` is the only place that names them all."""

from zhuanlan.model.kind import Feature
from zhuanlan.model.lists import archive, authors, corrections, feeds, front, qr, redirects, register, tags

LISTS: tuple[Feature, ...] = (
    front.FEATURE,
    authors.FEATURE,
    tags.FEATURE,
    archive.FEATURE,
    corrections.FEATURE,
    feeds.FEATURE,
    qr.FEATURE,
    redirects.FEATURE,
    register.FEATURE,
)
