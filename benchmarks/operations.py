"""What is done to a site before each timed build, and how to see that the build has noticed it.

Every round edits other entries, and leaves its edits where they are: the next build has one edit to notice, not the
taking back of another too.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from benchmarks.corpus import entries
from benchmarks.corpus.entries import Article, Profile
from benchmarks.site import Site


@dataclass(frozen=True, slots=True)
class Edit:
    """One file to be saved; afterwards `marker` must stand in the output file `page`."""

    path: str
    text: str
    page: str
    marker: str

    def save(self, site: Site) -> None:
        target = site.folder / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.text.encode())

    def arrived(self, site: Site) -> bool:
        page = site.output / self.page
        return page.is_file() and self.marker in page.read_text("utf-8", "replace")


Operation = Callable[[Site, int], Edit | None]
"""Prepares the site for a round, and says what is to be edited."""


def cold(site: Site, number: int) -> Edit | None:
    """Nothing was ever built."""
    site.forget()
    return None


def nothing(site: Site, number: int) -> Edit | None:
    """All is built, and nothing has happened since."""
    return None


def body(site: Site, number: int) -> Edit:
    """A paragraph more in an old article."""
    return article_body(site, _old(site, number), f"b{site.size}n{number}x")


def article_body(site: Site, entry: Article, marker: str) -> Edit:
    """A paragraph that holds the marker, at the end of an article."""
    path, _ = site.layout.article(entry)
    text = (site.folder / path).read_text("utf-8")
    return Edit(path, _longer(text, marker), site.page(entry), marker)


def title(site: Site, number: int) -> Edit:
    """Another title for an old article."""
    entry, marker = _old(site, number + 500), f"t{site.size}n{number}x"
    path, _ = site.layout.article(entry)
    pattern = rf'(?m)^({site.layout.title}: "?)'
    text, found = re.subn(pattern, rf"\g<1>{marker}", (site.folder / path).read_text("utf-8"), count=1)
    if not found:
        raise ValueError(f"{path} has no title")
    return Edit(path, text, site.page(entry), marker)


def added(site: Site, number: int) -> Edit:
    """A new article, newer than all others."""
    day = entries.FIRST_DAY + timedelta(days=entries.DAYS + number)
    entry = replace(entries.article(site.size + 1 + number), date=day.replace(hour=8))
    return Edit(*site.layout.article(entry), site.page(entry), entry.title)


def profile(site: Site, number: int) -> Edit:
    """A paragraph more in a profile."""
    entry: Profile = entries.profile(1 + number % entries.profiles(site.size))
    path, _ = site.layout.profile(entry)
    marker = f"p{site.size}n{number}x"
    return Edit(path, _longer((site.folder / path).read_text("utf-8"), marker), site.page(entry), marker)


def joined(site: Site, number: int) -> Edit:
    """A new profile."""
    entry = entries.profile(entries.profiles(site.size) + 1 + number)
    return Edit(*site.layout.profile(entry), site.page(entry), entry.title)


OPERATIONS: Mapping[str, Operation] = {
    "cold": cold,
    "nothing": nothing,
    "body": body,
    "title": title,
    "added": added,
    "profile": profile,
    "joined": joined,
}
"""In the order in which a round does them; every round begins with `cold`."""


def _old(site: Site, number: int) -> Article:
    return entries.article(1 + (site.size // 2 + number) % site.size)


def _longer(text: str, marker: str) -> str:
    return f"{text}\n本段为修订标记{marker}，用于计时。\n"
