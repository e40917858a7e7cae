"""The lists of who has read a row only narrow the search: with lists so short that they say nothing, the paper is the same."""

from pathlib import Path

import pytest

from tests.harness import Site, sound
from tests.incremental.agreement import Manner, disagreements
from tests.incremental.editor import sequence
from tests.incremental.first import first
from zhuanlan.build import readers


@pytest.mark.parametrize("most", [0, 3])
@pytest.mark.parametrize("seed", range(5))
def test_lists_that_are_full_say_nothing(scratch: Path, monkeypatch: pytest.MonkeyPatch, seed: int, most: int) -> None:
    monkeypatch.setattr(readers, "MANY", most)
    paper = first(seed)
    assert disagreements(scratch, paper, sequence(paper, seed, 10), Manner(), each=False) == []


def test_who_reads_a_row_no_more_is_not_made_again(tmp_path: Path) -> None:
    """Nobody is taken out of a list, and an article that left a column is not its reader for ever."""
    paper: Site = sound(tmp_path / "paper")
    paper.build()
    paper.edit("content/articles/first.md", "专栏: 理论研讨\n", "").build()
    again = paper.edit("content/columns/lilun.md", "说明。", "另一个说明。").build()
    assert "columns/lilun.html" in again.pressed.rendered
    assert "articles/first.html" not in again.pressed.rendered
