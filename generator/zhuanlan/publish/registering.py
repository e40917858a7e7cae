"""The register of URLs at a publication: what the target knows comes in before the build, and what was published goes in after."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.build.pressed import Pressed
from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.promises import published
from zhuanlan.model.reasons import reason_of
from zhuanlan.model.register import FILE, Register, merged, parse, text
from zhuanlan.publish.stopped import StoppedError
from zhuanlan.reading.register import read_register
from zhuanlan.writing.register import write_register


def joined(root: Path, there: str) -> str | None:
    """The paper's register with the target's in it, as text; None where the paper's says all that, or cannot be read."""
    known, _ = read_register(root)
    if not there or known is None:
        return None
    both = merged(known, parse(there)[0])
    return text(both) if both.urls != known.urls else None


def after(root: Path, joined: str | None, pressed: Pressed, now: datetime) -> str:
    """The register, as text, once this paper is published at a moment. Raises StoppedError."""
    assert pressed.paper is not None, "it was built"
    day = now.astimezone(ZoneInfo(pressed.paper.timezone)).date()
    known = _known(root) if joined is None else parse(joined)[0]
    return text(published(known, pressed.planned.values(), pressed.documents, day))


def write(root: Path, register: str) -> None:
    """Put it into the paper's folder. Raises StoppedError."""
    try:
        write_register(root, parse(register)[0])
    except OSError as error:
        raise StoppedError(codes.NOT_NOTED.at(Place(FILE), file=FILE, reason=reason_of(error))) from None


def _known(root: Path) -> Register:
    register, findings = read_register(root)
    if register is None:
        raise StoppedError(findings[0])
    return register
