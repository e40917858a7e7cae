"""The ledger 账本: what the last build knew. One versioned store, `.zhuanlan/ledger`, an SQLite file of plain texts.

It only ever saves work. A seal beside it holds the stamp that the file had when it was closed, and the tool that wrote it:
whatever is cut, overwritten, copied from elsewhere, older or newer, or was left open by a killed build does not bear its
seal, is put aside, and the build is a clean one. A record that is missing is made again. Nothing in it can call
anything (no pickle anywhere).
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import Self

FOLDER = ".zhuanlan"
_FILE = "ledger"
_SEAL = "seal"
_FORMAT = "1"

_TABLES = {
    # One file of content/: its stamp, its digest and what is wrong with it; and its draft in layers (see `build.rows`).
    "file": ("stamp", "digest", "findings"),
    "source": ("entry",),
    "head": ("head", "places"),
    "text": ("texts",),
    # One file that is no text: its stamp, and what is known of it.
    "media": ("stamp", "known"),
    # One asset of a theme: its stamp, its digest and the assets that it names.
    "asset": ("stamp", "known"),
    # One output file, or one check: what it was planned as, what was read and asked for it, and what came of it.
    "node": ("plan", "rows", "made", "stamp"),
    "asked": ("asked",),
    # A row, and the paths of those that have read it (see `build.readers`).
    "reader": ("paths",),
    # A question that many pages ask: what was read for it, and the digest of its answer.
    "shared": ("rows", "digest"),
    # A table of the site as it was: what tells its rows apart (see `build.tables`), and what it holds (`build.recall`).
    "tables": ("rows",),
    "arranged": ("held",),
    # What stands by itself.
    "whole": ("value",),
}


class LedgerError(Exception):
    """The ledger cannot be used, and `args` say why. What follows is a clean build."""


class Ledger:
    """An open ledger. Records are texts under a key; those of one kind have the columns that `_TABLES` gives."""

    def __init__(self, path: Path, tool: str, temporary: "tempfile.TemporaryDirectory[str] | None" = None) -> None:
        self.path = path
        self._tool = tool
        self._temporary = temporary
        self._written = False
        self._spoilt = False
        path.parent.mkdir(exist_ok=True)
        # No connection outlives the thread that builds, but the preview builds in one of its own.
        self._db = sqlite3.connect(path, isolation_level=None, timeout=30, check_same_thread=False)
        # A text takes 16 KB; of an old ledger this changes nothing.
        self._db.execute("PRAGMA page_size = 16384")
        # What a power cut leaves does not bear its seal.
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA journal_mode = MEMORY")
        self._db.execute("PRAGMA cache_size = -16000")

    @classmethod
    def open(cls, folder: Path, tool: str) -> Self:
        """The ledger of a paper. Raises LedgerError if there is none that bears its seal; then `fresh` makes one."""
        path = folder / _FILE
        try:
            seal = (folder / _SEAL).read_text("utf-8")
            if seal != _sealed(path, tool):
                raise LedgerError("seal")
            return cls(path, tool)
        except (OSError, UnicodeDecodeError, sqlite3.Error) as error:
            raise LedgerError(str(error)) from error

    @classmethod
    def fresh(cls, folder: Path, tool: str) -> Self:
        """An empty ledger in the place of whatever is there; one that will be forgotten where nothing can be written."""
        try:
            for name in (_SEAL, _FILE, f"{_FILE}-journal"):
                (folder / name).unlink(missing_ok=True)
            ledger = cls(folder / _FILE, tool)
            ledger._found()
        except (sqlite3.Error, OSError):
            return cls.scratch()
        return ledger

    @classmethod
    def scratch(cls) -> Self:
        """An empty ledger that will be forgotten. Workers read texts from it, so it is a file.

        Raises LedgerError or OSError where not even that can be had.
        """
        temporary = tempfile.TemporaryDirectory(prefix="zhuanlan-", ignore_cleanup_errors=True)
        try:
            ledger = cls(Path(temporary.name) / _FILE, "", temporary)
            ledger._found()
        except sqlite3.Error as error:
            temporary.cleanup()
            raise LedgerError(str(error)) from error
        return ledger

    @property
    def kept(self) -> bool:
        """Whether the next build will find it."""
        return self._temporary is None and not self._spoilt

    def spoil(self) -> None:
        """It will not be sealed: something could not be written."""
        self._spoilt = True

    def close(self, *, sound: bool = True) -> None:
        """Close it, and seal it if what is in it is `sound`."""
        with suppress(sqlite3.Error):
            self._db.close()
        if self._temporary is not None:
            self._temporary.cleanup()
        elif sound and self._written and not self._spoilt:
            with suppress(OSError):
                beside = self.path.with_name(f"{_SEAL}.new")
                beside.write_text(_sealed(self.path, self._tool), "utf-8")
                beside.replace(self.path.with_name(_SEAL))

    def begin(self) -> None:
        """What is written from here is written whole, or not at all. The seal is broken."""
        self._written = True
        if self._temporary is None:
            try:
                self.path.with_name(_SEAL).unlink(missing_ok=True)
            except OSError as error:
                raise LedgerError(str(error)) from error
        self._run("BEGIN")

    def commit(self) -> None:
        self._run("COMMIT")

    def get(self, table: str, key: str) -> tuple[str, ...] | None:
        """One record, None if there is none."""
        found = self._rows(f"SELECT * FROM {table} WHERE key = ?", (key,))
        return found[0][1:] if found else None

    def all(self, table: str) -> list[tuple[str, ...]]:
        """Every record, its key first."""
        return self._rows(f"SELECT * FROM {table}", ())

    def column(self, table: str, *columns: str) -> list[tuple[str, ...]]:
        """Some columns of every record, its key first."""
        return self._rows(f"SELECT {', '.join(('key', *columns))} FROM {table}", ())

    def telling(self, table: str, column: str, prefix: str = "") -> list[tuple[str, ...]]:
        """The records in which this column is not empty, and whose key begins so: key and column."""
        within = (prefix, f"{prefix}\U0010ffff")
        return self._rows(f"SELECT key, {column} FROM {table} WHERE key BETWEEN ? AND ? AND {column} != ''", within)

    def reading(self, table: str, rows: Set[str], *columns: str) -> list[tuple[str, ...]]:
        """The records whose column `rows` names one of these: key and columns."""
        if not rows:
            return []
        chosen = ", ".join(("key", "rows", *columns))
        # SQLite looks for two rows in all records sooner than these could be brought here; no longer for three.
        few = tuple(rows) if len(rows) < 3 else ()
        where = f" WHERE {' OR '.join('instr(rows, ?)' for _ in few)}" if few else ""
        found = self._rows(f"SELECT {chosen} FROM {table}{where}", few)
        return [(key, *more) for key, read, *more in found if not rows.isdisjoint(read.split("\n"))]

    def put(self, table: str, records: Iterable[Sequence[str]]) -> None:
        """Write records, each with its key first."""
        places = ", ".join("?" * (len(_TABLES[table]) + 1))
        self._many(f"INSERT OR REPLACE INTO {table} VALUES ({places})", records)

    def drop(self, table: str, keys: Iterable[str]) -> None:
        """Forget records."""
        self._many(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))

    def clear(self, table: str) -> None:
        """Forget all records of a table."""
        self._run(f"DELETE FROM {table}")

    def _found(self) -> None:
        self._written = True
        self._db.execute("BEGIN")
        for table, columns in _TABLES.items():
            named = ", ".join(f"{column} TEXT NOT NULL" for column in columns)
            self._db.execute(f"CREATE TABLE {table} (key TEXT PRIMARY KEY, {named})")
        self._db.execute("COMMIT")

    def _run(self, command: str) -> None:
        try:
            self._db.execute(command)
        except sqlite3.Error as error:
            raise LedgerError(str(error)) from error

    def _many(self, command: str, records: Iterable[Sequence[str]]) -> None:
        try:
            self._db.executemany(command, records)
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise LedgerError(str(error)) from error

    def _rows(self, question: str, values: tuple[str, ...]) -> list[tuple[str, ...]]:
        try:
            return self._db.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise LedgerError(str(error)) from error


def _sealed(path: Path, tool: str) -> str:
    """What the seal of the file, as it stands, must say. Whoever changes a file changes the time of its last change."""
    status: os.stat_result = path.stat()
    return f"{_FORMAT} {tool} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n"
