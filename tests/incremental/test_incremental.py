"""An incremental build is a clean build: a hundred editors, ten edits each; a thousand more with `make property`."""

import random
from pathlib import Path

import pytest

from tests.incremental.agreement import MANNERS, disagreements
from tests.incremental.editor import sequence
from tests.incremental.first import first
from tests.incremental.shrinking import shrink

EDITS = 10
SEEDS = [*range(100), *(pytest.param(seed, marks=pytest.mark.property) for seed in range(100, 1100))]


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_the_paper_is_that_of_a_clean_build(scratch: Path, seed: int) -> None:
    chance = random.Random(f"manner {seed}")
    manner, each = chance.choice(MANNERS), chance.random() < 0.15
    paper = first(seed)
    edits = sequence(paper, seed, EDITS)
    found = disagreements(scratch, paper, edits, manner, each=each)
    if found:
        fewest = shrink(edits, lambda fewer: bool(disagreements(scratch, paper, fewer, manner, each=True)))
        found = disagreements(scratch, paper, fewest, manner, each=True) or found
        pytest.fail("\n".join([f"seed {seed}, {manner}", *map(str, fewest), "", *found[:20]]), pytrace=False)
