"""How a paper is looked at."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from typing import Self


@dataclass(frozen=True, slots=True)
class View:
    """At which moment, and with which entries. `drafts`: what is in work too; `scheduled`: what has yet to come too.

    `now` is aware; days are those of its time zone.
    """

    now: datetime
    drafts: bool = False
    scheduled: bool = False

    def within(self, zone: tzinfo) -> Self:
        """The same moment in another time zone."""
        return replace(self, now=self.now.astimezone(zone))
