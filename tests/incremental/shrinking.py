"""The shortest failing sequence that dropping edits can find."""

from collections.abc import Callable, Sequence

from tests.incremental.edits import Edit


def shrink(edits: Sequence[Edit], fails: Callable[[Sequence[Edit]], bool]) -> tuple[Edit, ...]:
    """Drop one edit after the other, from the last, as long as it still fails without it."""
    kept = tuple(edits)
    for place in reversed(range(len(kept))):
        fewer = kept[:place] + kept[place + 1 :]
        if fails(fewer):
            kept = fewer
    return kept
