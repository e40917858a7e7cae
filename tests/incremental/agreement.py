"""Whether building after every edit gives what one clean build of the last state gives."""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.harness import ONE, Built, Site
from tests.incremental.edits import Edit
from tests.incremental.folder import apply, lay_out
from tests.incremental.state import State
from zhuanlan.build.quick import RECORD
from zhuanlan.build.run import Hands
from zhuanlan.writing.ledger import FOLDER
from zhuanlan.writing.standing import survey


@dataclass(frozen=True, slots=True)
class Manner:
    """How the paper is built after each edit. None of this may be seen in the finished paper.

    A new way of building (several processes, no ledger, everything verified) gets its field here, its argument in
    `_build`, and its turn in `MANNERS`.
    """

    keep_going: bool = False
    remember: bool = True
    hands: Hands = ONE


MANNERS = (Manner(), Manner(), Manner(keep_going=True), Manner(hands=Hands(4)), Manner(remember=False))


def disagreements(scratch: Path, first: State, edits: Sequence[Edit], manner: Manner, *, each: bool) -> list[str]:
    """What differs at the end; with `each`, after the first build that differs. Nothing is left in `scratch`."""
    try:
        return next(_differing(scratch, first, edits, manner, each=each), [])
    finally:
        _clear(scratch / "paper")


def _differing(
    scratch: Path, first: State, edits: Sequence[Edit], manner: Manner, *, each: bool
) -> Iterator[list[str]]:
    state = printed = first
    site = lay_out(scratch / "paper", first)
    built = _build(site, first, manner)
    for number, edit in enumerate(edits, 1):
        state = apply(site, state, edit)
        built = _build(site, state, manner)
        printed = printed if built.errors else state
        if each or number == len(edits):
            found = _against(scratch, state, printed, built, manner)
            if found:
                yield [f"after edit {number}, {edit.of}:", *found]


def _build(site: Site, state: State, manner: Manner) -> Built:
    return site.build(drafts=state.drafts, keep_going=manner.keep_going, remember=manner.remember, hands=manner.hands)


def _against(scratch: Path, state: State, printed: State, built: Built, manner: Manner) -> list[str]:
    """What a clean build of the state makes otherwise.

    After an error the output is still that of the last state that could be printed; where good pages were written all
    the same, it is a mixture that no clean build makes, and is compared again when the error is mended.
    """
    clean, wanted = _clean(scratch / "clean", state)
    found = [f"finding only in a clean build: {finding}" for finding in clean.findings if finding not in built.findings]
    found += [f"finding only after edits: {finding}" for finding in built.findings if finding not in clean.findings]
    if clean.findings != built.findings and not found:
        found.append("the findings come in another order")
    if built.errors and manner.keep_going:
        return found
    if built.errors:
        _, wanted = _clean(scratch / "clean", printed)
    made = built.files()
    for path in sorted(wanted.keys() | made.keys()):
        if made.get(path) != wanted.get(path):
            found.append(f"{path}: {_first_difference(wanted.get(path), made.get(path))}")
    if manner.remember and not built.errors and _noted(scratch / "paper") != survey(built.output)[-1]:
        found.append("what is noted of the output is not what stands there")
    return found


def _noted(folder: Path) -> str:
    """The digest of the output that the last build has left in the ledger."""
    with closing(sqlite3.connect(folder / FOLDER / "ledger")) as ledger:
        (record,) = ledger.execute("SELECT value FROM whole WHERE key = ?", (RECORD,)).fetchone()
    noted: str = json.loads(record)["outputs"]
    return noted


def _clean(folder: Path, state: State) -> tuple[Built, dict[str, bytes]]:
    """A clean build: of a folder that was never built, with everything new in it."""
    try:
        built = lay_out(folder, state).build(drafts=state.drafts)
        return built, built.files()
    finally:
        _clear(folder)


def _clear(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _first_difference(wanted: bytes | None, made: bytes | None) -> str:
    if wanted is None or made is None:
        return "should not be there" if wanted is None else "is missing"
    pairs = zip([*wanted.splitlines(), b""], [*made.splitlines(), b""], strict=False)
    one, other = next(((one, other) for one, other in pairs if one != other), (b"", b""))
    return f"{other[:120].decode('utf-8', 'replace')!r} should be {one[:120].decode('utf-8', 'replace')!r}"
