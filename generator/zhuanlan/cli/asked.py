"""What `build` and `check` ask for alike."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import Any

from zhuanlan.cli.options import AS_OF, DRAFTS, FORMAT, JOBS, LANG, NO_LEDGER, SITE, STRICT


@dataclass(frozen=True, slots=True)
class Asked:
    """The options as they were typed; None where nothing was."""

    drafts: bool
    as_of: str | None
    strict: bool
    jobs: int | None
    no_ledger: bool
    format_: str
    site: Path | None
    lang: str | None


def asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options; it is called with all of them in one `Asked`."""

    @wraps(command)
    def asked(**typed: Any) -> None:
        command(Asked(**{field.name: typed.pop(field.name) for field in fields(Asked)}), **typed)

    for option in (LANG, SITE, FORMAT, NO_LEDGER, JOBS, STRICT, AS_OF, DRAFTS):
        asked = option(asked)
    return asked
