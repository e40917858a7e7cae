"""Ids: each carries `ID_PREFIX`, stands once, and is made from the words of its heading, so that it reads well.

`一、把准方向，稳步推进` is `w-一-把准方向-稳步推进`: letters and figures stay, whatever stands between becomes one hyphen.
An id depends on its own words alone; only of equal ones the later get -2, -3.
"""

import difflib
import re
import unicodedata
from collections.abc import Container, Iterable
from urllib.parse import unquote

from zhuanlan.model.document import ID_PREFIX

LONGEST = 40

_BETWEEN = re.compile(r"[\W_]+")
_NOT_IN_ID = re.compile(r"[\s\"'<>&\ufdd0-\ufdd5]+")


_NUMBERED = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}[章节]?|\d{1,3}(?:-\d{1,3})*)-")


def slug(text: str) -> str:
    words = _BETWEEN.sub("-", unicodedata.normalize("NFC", text)).strip("-")[:LONGEST]
    return words.strip("-").lower() or "节"


def own(text: str) -> str:
    """The id that an editor gave, without what no id may hold; may be empty."""
    return _NOT_IN_ID.sub("-", text.strip()).strip("-")


class Anchors:
    """The ids of one text. `reserved` are the ids that editors gave: no heading takes one, wherever it stands."""

    def __init__(self, reserved: Iterable[str], elsewhere: tuple[str, ...] = ()) -> None:
        self._reserved = {prefixed(name) for name in reserved}
        self._elsewhere = elsewhere
        self._used = set(elsewhere)
        self._headings: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._slugs: dict[str, str] = {}
        self._compared = 0
        self.made: list[str] = []

    def for_text(self, text: str) -> str:
        """The id of a heading or a lead sentence."""
        return self._keep(prefixed(slug(text)), self._headings, self._reserved)

    def for_name(self, name: str) -> str:
        """The id of an element whose editor named it."""
        return self._keep(prefixed(name), self._names, frozenset())

    def _keep(self, wanted: str, last: dict[str, int], avoided: Container[str]) -> str:
        """`last` are the numbers at which the search for a free one ended, so that it never begins anew."""
        number = last.get(wanted, 1)
        name = wanted if number == 1 else f"{wanted}-{number}"
        while name in self._used or name in avoided:
            number += 1
            name = f"{wanted}-{number}"
        last[wanted] = number
        self._used.add(name)
        self.made.append(name)
        return name

    def resolve(self, fragment: str) -> str:
        """The id that `#fragment` leads to, or empty. Prefix, punctuation and a number (一、) need not be typed."""
        name = own(unicodedata.normalize("NFC", unquote(fragment)))
        for wanted in (name, ID_PREFIX + name):
            if wanted in self._used:
                return wanted
        if not self._slugs:
            for known in reversed(self._known()):
                plain = slug(known.removeprefix(ID_PREFIX))
                self._slugs[_NUMBERED.sub("", plain)] = known
            for known in reversed(self._known()):
                self._slugs[slug(known.removeprefix(ID_PREFIX))] = known
        return self._slugs.get(slug(name.removeprefix(ID_PREFIX)), "") if name else ""

    def nearest(self, fragment: str) -> str:
        """The id most like the fragment, without prefix; empty if none is, or if too many were asked for."""
        self._compared += 1
        if self._compared > 20:
            return ""
        known = [name.removeprefix(ID_PREFIX) for name in self._known()[:500]]
        return next(iter(difflib.get_close_matches(own(unquote(fragment)), known, 1, 0.4)), "")

    def _known(self) -> tuple[str, ...]:
        return (*self.made, *self._elsewhere)


def prefixed(name: str) -> str:
    return name if name.startswith(ID_PREFIX) else ID_PREFIX + name
