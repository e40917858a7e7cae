"""Nothing changed: seen from the stamps of what goes in and what came out, before anything is read.

Only what is light to import may be imported here: this is what most builds of most papers come to.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from zhuanlan.build.pressed import Pressed
from zhuanlan.build.tool import tool_digest
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.reading.stamps import inputs_digest
from zhuanlan.writing.ledger import FOLDER, Ledger, LedgerError
from zhuanlan.writing.standing import Changes, listed, outputs_digest, survey

RECORD = "last"
_ANY_TIME = 1 << 63


@dataclass(frozen=True, slots=True)
class Last:
    """The last build, as the next one may find it still true.

    `frame` is a digest of the stamps of all that is no entry. `since` and `until` are moments in seconds since 1970: as long as the clock stands between them, the same entries are
    live on the same day. `findings` is their text (`build.rows`).
    """

    inputs: str
    outputs: str
    frame: str
    output: str
    drafts: bool
    scheduled: bool
    since: float
    until: float
    pages: int
    held: int
    findings: str
    language: str


def roots_of(root: Path) -> tuple[Path, ...]:
    """Where everything lies that a paper is made from, besides the files in its own folder."""
    package = Path(__file__).resolve().parents[1]
    shipped = package.parents[1] / "themes", package / "themes"
    return (root / "content", root / "static", root / "themes", *(folder for folder in shipped if folder.is_dir()))


def unchanged(root: Path, output: Path, now: float, *, drafts: bool) -> Pressed | None:
    """What the last build told, if this one would tell the same and change nothing."""
    last = _read(root)
    if last is None or (last.output, last.drafts, last.scheduled) != (str(output.absolute()), drafts, False):
        return None
    if not last.since <= now < last.until or inputs_digest(root, roots_of(root), _ANY_TIME) != last.inputs:
        return None
    if outputs_digest(survey(output, ()), listed(output)) != last.outputs:
        return None
    return Pressed(_findings(last), Changes(), (), last.pages, last.held, last.language)


def _read(root: Path) -> Last | None:
    try:
        ledger = Ledger.open(root / FOLDER, tool_digest())
    except LedgerError:
        return None
    try:
        return last_in(ledger)
    except LedgerError:
        return None
    finally:
        ledger.close(sound=False)


def last_in(ledger: Ledger) -> Last | None:
    """The record of the last build, if it ended well."""
    record = ledger.get("whole", RECORD)
    return Last(**json.loads(record[0])) if record and record[0] else None


def _findings(last: Last) -> tuple[Diagnostic, ...]:
    if not last.findings:
        return ()
    from zhuanlan.build.rows import findings_of

    return findings_of(last.findings)
