"""The known name nearest to one that is not known."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.names import folded


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or empty if none is like it.

    Two-character names share one character or nothing, so a ratio alone is too coarse: equal letters in another
    order (`标提`/`题标`) and a common beginning count too.
    """
    wanted = folded(name)
    best, score = "", 0.0
    for candidate in known:
        other = folded(candidate)
        if other == wanted:
            return candidate
        likeness = SequenceMatcher(None, wanted, other).ratio()
        if wanted and other and (wanted in other or other in wanted):
            likeness = max(likeness, 0.6)
        if likeness > score:
            best, score = candidate, likeness
    return best if score >= 0.5 else ""


def suggestion(name: str, known: Iterable[str]) -> Bilingual:
    """“Did you mean …”, or nothing."""
    return did_you_mean(nearest(name, known))


def did_you_mean(near: str) -> Bilingual:
    """The question, or nothing if there is nothing to ask."""
    return Bilingual(f"是不是“{near}”？", f"did you mean “{near}”?") if near else Bilingual("", "")
