"""Records of a ledger as a table that is read row by row, in whatever process asks."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from zhuanlan.writing.ledger import LedgerError

V = TypeVar("V")


class Shelf(Mapping[str, V]):
    """One column of a ledger's table by key, decoded when it is asked for.

    `keep` are so many of those that were decoded last: a page asks for its own several times, and for its neighbours'.

    While somebody has it `open`, the file is locked once and not for each record; nobody can write then.

    It may cross into another process, by fork or by pickling: each opens the file for itself, since SQLite's connections
    must not be carried over a fork.
    """

    def __init__(self, path: Path, table: str, column: str, decode: Callable[[str, str], V], *, keep: int = 1) -> None:
        self._path = path
        self._table = table
        self._question = f"SELECT {column} FROM {table} WHERE key = ?"
        self._decode = decode
        self._keep = keep
        self._kept = lru_cache(keep)(self._decoded)
        self._db: sqlite3.Connection | None = None
        self._owner = 0
        self._opened = False

    @contextmanager
    def open(self) -> Iterator[None]:
        """Many records will be asked for."""
        self._opened = True
        try:
            yield
        finally:
            self._opened = False
            if self._db is not None and self._db.in_transaction:
                self._db.rollback()

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_kept"} | {"_db": None, "_owner": 0}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._kept = lru_cache(self._keep)(self._decoded)

    def __getitem__(self, key: str) -> V:
        return self._kept(key)

    def _decoded(self, key: str) -> V:
        return self._decode(key, self._text(key))

    def _text(self, key: str) -> str:
        try:
            if self._db is None or self._owner != os.getpid():
                self._db = sqlite3.connect(
                    f"{self._path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
                )
                self._owner = os.getpid()
            if self._opened and not self._db.in_transaction:
                self._db.execute("BEGIN")
            found = self._db.execute(self._question, (key,)).fetchone()
        except sqlite3.Error as error:
            raise LedgerError(str(error)) from error
        if found is None:
            raise KeyError(key)
        text: str = found[0]
        return text

    def __iter__(self) -> Iterator[str]:
        raise TypeError(f"{self._table} is asked by key")

    def __len__(self) -> int:
        raise TypeError(f"{self._table} is asked by key")
