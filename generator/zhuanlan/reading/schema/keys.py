"""The keys that a record knows, by every spelling that editors may type."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhuanlan.model.schema import Credits, Key, Names, keys_of
from zhuanlan.reading.schema.texts import INVISIBLE
from zhuanlan.reading.schema.values import READERS, Reader


@dataclass(frozen=True, slots=True)
class Table:
    """The keys of one record. `exact` and `loose` find a key by its spelling; a loose one tells the right spelling."""

    keys: tuple[Key, ...]
    exact: Mapping[str, Key]
    loose: Mapping[str, tuple[Key, str]]
    readers: Mapping[str, Reader]
    """By the name of the key, for those whose type says all; the others ask the record."""
    required: tuple[Key, ...]
    needed: frozenset[str]
    """The names of those required."""
    credits: Key | None
    """The key under which the people by role are gathered, if the record has one."""


_TABLES: dict[type[Any], Table] = {}


def table_of(record: type[Any]) -> Table:
    """The keys of a record, worked out once."""
    found = _TABLES.get(record)
    if found is None:
        found = _TABLES[record] = _table_of(record)
    return found


def _table_of(record: type[Any]) -> Table:
    keys = keys_of(record)
    exact: dict[str, Key] = {}
    loose: dict[str, tuple[Key, str]] = {}
    for one in keys:
        for spelling in (one.name, *one.aliases):
            exact.setdefault(spelling, one)
            loose.setdefault(loosened(spelling), (one, spelling))
    credits_ = next((one for one in keys if isinstance(one.type, Credits)), None)
    readers = {
        one.name: reader
        for one in keys
        if (reader := READERS.get(one.type.__class__)) and not (credits_ and isinstance(one.type, Names))
    }
    required = tuple(one for one in keys if one.required)
    return Table(keys, exact, loose, readers, required, frozenset(one.name for one in required), credits_)


def loosened(spelling: str) -> str:
    """A spelling without case, width, padding and invisible characters."""
    seen = spelling if spelling.isprintable() else re.sub(INVISIBLE, "", spelling)
    plain = unicodedata.normalize("NFKC", seen).casefold()
    return "".join(sign for sign in plain if sign not in "-_" and not sign.isspace())
