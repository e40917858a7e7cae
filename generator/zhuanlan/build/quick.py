"""Nothing changed: seen from the stamps of what goes in and what came out, before anything is read.

Only what is light to import may be imported here: this is what most builds of most papers come to.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from zhuanlan.build.order import Order
from zhuanlan.build.pressed import Pressed
from zhuanlan.build.sight import Sight
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.standing import Changes

RECORD = "last"
ANY_TIME = 1 << 63
"""After all times: whatever is seen has settled."""


@dataclass(frozen=True, slots=True)
class Last:
    """The last build, as the next one may find it still true.

    `frame` is a digest of the stamps of all that is no entry. `since` and `until` are moments in seconds since 1970: as long
    as the clock stands between them, the same entries are live on the same day. `findings` is their text (`build.rows`).
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
    """Where the themes lie that a paper may be made with."""
    package = Path(__file__).resolve().parents[1]
    shipped = package.parents[1] / "themes", package / "themes"
    return (root / "themes", *(folder for folder in shipped if folder.is_dir()))


def unchanged(order: Order, ledger: Ledger, seen: Sight) -> Pressed | None:
    """What the last build told, if this one would tell the same and change nothing. The ledger is closed then."""
    last = last_in(ledger) if order.output is not None else None
    if last is None or not still(order, last) or seen.sources.digest(ANY_TIME) != last.inputs:
        return None
    findings = _findings(last)
    if findings and order.strict:
        return None
    if seen.standing().digest != last.outputs:
        return None
    ledger.close(sound=False)
    return Pressed(findings, Changes(), (), last.pages, last.held, last.language)


def still(order: Order, last: Last) -> bool:
    """Whether the paper is looked at as it was: the same folder, the same entries live on the same day."""
    view, output = order.view, str((order.output or order.root).absolute())
    looked = (output, view.drafts, view.scheduled) == (last.output, last.drafts, last.scheduled)
    return looked and last.since <= view.now.timestamp() < last.until


def last_in(ledger: Ledger) -> Last | None:
    """The record of the last build, if it ended well."""
    record = ledger.get("whole", RECORD)
    return Last(**json.loads(record[0])) if record and record[0] else None


def _findings(last: Last) -> tuple[Diagnostic, ...]:
    if not last.findings:
        return ()
    from zhuanlan.build.rows import findings_of

    return findings_of(last.findings)
