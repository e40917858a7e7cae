"""A point in time as an editor gave it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` is aware, in the site's time zone. `timed` tells whether an hour was given; if not, `at` is 00:00."""

    at: datetime
    timed: bool
