"""Workers that die and workers that stand still: what they worked on is named, and the rest is done."""

import os
import time
from collections.abc import Sequence
from typing import Any

import pytest

from tests.harness import Site
from zhuanlan.build import pool
from zhuanlan.build.pool import Hands, Lost, spread
from zhuanlan.model.document import Source
from zhuanlan.reading import documents

ENOUGH = 4.0
"""Seconds in which a busy machine starts a worker that is not slow itself."""


def work(state: str, items: Sequence[int]) -> list[str]:
    for item in items:
        if item == 13:
            os._exit(1)
        if item == 17:
            time.sleep(600)
    return [f"{state}{item}" for item in items]


def test_the_items_that_were_lost_are_named_and_the_rest_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "SECONDS", ENOUGH)
    found = list(spread(Hands(2, "fork"), work, "n", list(range(200))))
    lost = {(one.item, one.slow) for one in found if isinstance(one, Lost)}
    done = [text for one in found if not isinstance(one, Lost) for text in one[1]]
    assert lost == {(13, False), (17, True)}
    assert sorted(done) == sorted(f"n{n}" for n in range(200) if n not in (13, 17))


@pytest.mark.parametrize(("mine", "code"), [("die", "reader-died"), ("stand", "too-slow")])
def test_an_article_that_no_reader_survives_is_named(
    sound_paper: Site, monkeypatch: pytest.MonkeyPatch, mine: str, code: str
) -> None:
    really_read = documents.read_draft

    def read_draft(source: Source, *arguments: Any) -> Any:
        if "地雷" in source.text:
            os._exit(1) if mine == "die" else time.sleep(600)
        return really_read(source, *arguments)

    monkeypatch.setattr(pool, "SECONDS", ENOUGH)
    monkeypatch.setattr(documents, "read_draft", read_draft)
    for number in range(60):
        sound_paper.article(f"第{number}篇")
    sound_paper.article("雷", "地雷\n")
    built = sound_paper.build(hands=Hands(2, "fork"), keep_going=True)
    assert [(finding.code.id, finding.place.file) for finding in built.findings] == [(code, "content/articles/雷.md")]
    assert (built.output / "articles/第59篇.html").exists()
    assert not (built.output / "articles/雷.html").exists()
