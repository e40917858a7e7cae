"""An entry's life: at which instants it comes and goes. Instants are seconds since 1970 (UTC), so no clock change can blur them.

`since` ≤ now < `until`: at the very instant of `since` it is there, at that of `until` it is not.
"""

from collections.abc import Iterable
from typing import Literal

from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.entry import Entry, Life

Stage = Literal["draft", "review", "scheduled", "live", "expired", "withdrawn"]

STAGES: dict[str, Bilingual] = {
    "draft": Bilingual("草稿", "a draft"),
    "review": Bilingual("送审稿", "in review"),
    "scheduled": Bilingual("待发稿", "scheduled"),
    "live": Bilingual("已刊出", "published"),
    "expired": Bilingual("已下线", "has expired"),
    "withdrawn": Bilingual("已撤稿", "is withdrawn"),
}
ENDED = ("expired", "withdrawn")


def stage(life: Life, at: float) -> Stage:
    """Where an entry stands at an instant. What is withdrawn stays so, whatever else its head says."""
    if life.status == "withdrawn" or (life.withdrawn is not None and life.withdrawn <= at):
        return "withdrawn"
    if life.until is not None and life.until <= at:
        return "expired"
    if life.status == "draft":
        return "draft"
    if life.status == "review":
        return "review"
    return "scheduled" if life.since is not None and life.since > at else "live"


def instants(life: Life) -> tuple[float, ...]:
    """When its stage may change."""
    return tuple(at for at in (life.since, life.until, life.withdrawn) if at is not None)


def turns(entries: Iterable[Entry], at: float) -> tuple[float, float]:
    """Between which instants, the first included, the same entries are live as at this one."""
    found = [instant for entry in entries for instant in instants(entry.life)]
    before = max((instant for instant in found if instant <= at), default=float("-inf"))
    return before, min((instant for instant in found if instant > at), default=float("inf"))
