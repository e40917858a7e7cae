"""A worker died while work was still being given out to the others: the build took that for a system without processes,
did the rest by itself, met the same article, and died too.
"""

import os
from collections.abc import Sequence
from typing import Any

import pytest

from zhuanlan.build import pool
from zhuanlan.build.pool import Hands, Lost, spread


def work(state: Any, items: Sequence[int]) -> list[int]:
    if 0 in items and os.getpid() != state:
        os._exit(1)
    assert 0 not in items, "the build itself did what kills whoever does it"
    return list(items)


def test_only_its_item_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "BATCH", 2)
    found = list(spread(Hands(2, "fork"), work, os.getpid(), list(range(6000))))
    assert [one.item for one in found if isinstance(one, Lost)] == [0]
    assert sorted(item for one in found if not isinstance(one, Lost) for item in one[1]) == list(range(1, 6000))
