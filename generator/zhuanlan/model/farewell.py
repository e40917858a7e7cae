"""URLs that were published and whose page is gone: what is said in its place, or what is known of it."""

from dataclasses import dataclass
from typing import Literal

from zhuanlan.model.diagnostics import Place
from zhuanlan.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Farewell:
    """What stands in place of a page that was taken back: that it was, when, and why; nothing of what it said.

    `stage` tells a page that was withdrawn from one whose time was over; `at` is None where nobody wrote it down."""

    stage: Literal["withdrawn", "expired"]
    at: Moment | None
    reason: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A URL at which nothing stands. `stage` is that of its entry, `gone` where there is no such file, or `respelt`.

    `near` is the source of the new entry that it most likely is, or the new spelling; `near_url` where that stands.
    """

    place: Place
    stage: str
    source: str
    near: str = ""
    near_url: str = ""
