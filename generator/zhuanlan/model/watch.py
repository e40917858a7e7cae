"""A site that writes down what is read of it: the rows of its tables, as `table:key`.

To go through a table is to read all of it (`table:*`), and to miss a row is to read it too: it may be there tomorrow.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from zhuanlan.model.site import Site

_NESTED = ("groups", "parts", "known")
_SHARED = {"cards": "documents", "pictures": "documents"}
"""What is made of a document's head changes with it."""


class Log:
    """Where the names of rows that were read are collected; `rows` may be exchanged at any time."""

    __slots__ = ("rows",)

    def __init__(self) -> None:
        self.rows: set[str] = set()


class Watched(Mapping[str, Any]):
    """A table whose reads are logged."""

    __slots__ = ("_inner", "_log", "_name")

    def __init__(self, name: str, inner: Mapping[str, Any], log: Log) -> None:
        self._name = f"{name}:"
        self._inner = inner
        self._log = log

    def __getitem__(self, key: str) -> Any:
        self._log.rows.add(self._name + key)
        return self._inner[key]

    def get(self, key: str, default: Any = None) -> Any:
        self._log.rows.add(self._name + key)
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._log.rows.add(f"{self._name}{key}")
        return key in self._inner

    def __iter__(self) -> Iterator[str]:
        self._log.rows.add(f"{self._name}*")
        return iter(self._inner)

    def __len__(self) -> int:
        self._log.rows.add(f"{self._name}*")
        return len(self._inner)


class _Tables(Mapping[str, Any]):
    """A table of tables: which there are is not for queries to ask."""

    __slots__ = ("_inner", "_log", "_made", "_name")

    def __init__(self, name: str, inner: Mapping[str, Mapping[str, Any]], log: Log) -> None:
        self._name = name
        self._inner = inner
        self._log = log
        self._made: dict[str, Watched] = {}

    def __getitem__(self, key: str) -> Watched:
        if key not in self._made:
            self._made[key] = Watched(f"{self._name}:{key}", self._inner.get(key, {}), self._log)
        return self._made[key]

    def get(self, key: str, default: Any = None) -> Any:
        return self[key]

    def __iter__(self) -> Iterator[str]:
        raise TypeError(f"{self._name} is asked by index")

    def __len__(self) -> int:
        raise TypeError(f"{self._name} is asked by index")


def whole(rows: Iterable[str]) -> set[str]:
    """The rows that stand for the whole of each table in which these are."""
    return {f"{table_of(row)}:*" for row in rows}


def table_of(row: str) -> str:
    """The table in which a row is."""
    name, _, rest = row.partition(":")
    return f"{name}:{rest.partition(':')[0]}" if name in _NESTED else name


def watched(site: Site, log: Log) -> Site:
    """The same site, whose reads are logged."""
    tables = {field.name: getattr(site, field.name) for field in fields(site)}
    return replace(
        site,
        **{
            name: _Tables(name, table, log) if name in _NESTED else Watched(_SHARED.get(name, name), table, log)
            for name, table in tables.items()
        },
    )
