"""An editor at work: a sequence of edits drawn from a seed, each fit for the paper as it stands by then."""

import random
from collections.abc import Callable, Mapping

from tests.incremental import entries, published, surroundings
from tests.incremental.edits import Edit, Together, Write
from tests.incremental.state import State

Work = Callable[[State, random.Random], Edit]
"""Draws one edit of a kind, for a paper as it stands."""

DAY: Mapping[Work, int] = {
    entries.body: 6,
    entries.letter: 6,
    entries.title: 5,
    entries.date: 3,
    entries.key: 10,
    entries.slug: 2,
    entries.alias: 2,
    entries.added: 5,
    entries.deleted: 3,
    entries.renamed: 3,
    entries.column: 2,
    entries.profile: 3,
    entries.institution: 2,
    entries.touched: 1,
    entries.broken: 2,
    surroundings.picture: 4,
    surroundings.template: 4,
    surroundings.slip: 1,
    surroundings.asset: 2,
    surroundings.config: 5,
    surroundings.later: 4,
    surroundings.drafts: 2,
    surroundings.nothing: 2,
    published.published: 5,
}
"""How often each comes up in a day's work, roughly."""


def sequence(first: State, seed: int, count: int) -> tuple[Edit, ...]:
    """Edits that follow one another. What was broken is soon mended, now and then several are made before a build,
    and now and then a file is put back as it was at first."""
    chance = random.Random(f"edits {seed}")
    state, edits = first, list[Edit]()
    while len(edits) < count:
        edit = _next(first, state, chance)
        edits.append(edit)
        state = edit.after(state)
    return tuple(edits)


def _next(first: State, state: State, chance: random.Random) -> Edit:
    mended = entries.mended(state)
    if mended is not None and chance.random() < 0.7:
        return mended
    if chance.random() < 0.05:
        changed = sorted(path for path, data in first.files.items() if state.files.get(path) != data)
        if changed:
            path = chance.choice(changed)
            return Write("put back", path, first.files[path])
    if chance.random() < 0.1:
        return Together("several", tuple(_drawn(state, chance) for _ in range(3)))
    return _drawn(state, chance)


def _drawn(state: State, chance: random.Random) -> Edit:
    (work,) = chance.choices([*DAY], weights=[*DAY.values()])
    return work(state, chance)
