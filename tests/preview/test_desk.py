"""The desk reads again only what changed, and its editions are those of a clean build."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.harness import NOON, Site
from tests.incremental.editor import sequence
from tests.incremental.first import first
from tests.incremental.folder import apply, lay_out
from tests.preview.clean import differences
from zhuanlan.build.run import Hands
from zhuanlan.preview.desk import LedgerDesk
from zhuanlan.preview.edition import Shown

Desks = Callable[..., LedgerDesk]


@pytest.fixture
def desk_of() -> Iterator[Desks]:
    """Opens desks, and closes them at the end."""
    with ExitStack() as open_desks:
        yield lambda folder, clock, scheduled=True: open_desks.enter_context(
            LedgerDesk(folder, clock, scheduled=scheduled, hands=Hands())
        )


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_the_edition_is_that_of_a_clean_build(desk_of: Desks, tmp_path: Path, seed: int) -> None:
    state = first(seed)
    site = lay_out(tmp_path / "paper", state)
    desk = desk_of(site.folder, lambda: site.now, scheduled=True)
    assert differences(desk.newest(), site, tmp_path / "clean") == []
    for edit in sequence(state, seed, 8):
        state = apply(site, state, edit)
        assert differences(desk.newest(), site, tmp_path / "clean") == [], edit


def test_another_text_leaves_other_pages_as_they_are(desk_of: Desks, sound_paper: Site) -> None:
    paper = sound_paper.article("甲", "甲的正文。\n\n很后面的一段。\n").article("乙")
    desk = desk_of(paper.folder, lambda: NOON, scheduled=True)
    before = desk.newest()
    paper.edit("content/articles/甲.md", "很后面", "更后面")
    after = desk.newest()
    assert before.digest("articles/甲.html") != after.digest("articles/甲.html")
    assert before.digest("articles/乙.html") == after.digest("articles/乙.html") != ""
    old, new = before.show("articles/甲.html"), after.show("articles/甲.html")
    assert isinstance(old, Shown)
    assert isinstance(new, Shown)
    assert "很后面" in old.data.decode()
    assert "更后面" in new.data.decode()


def test_what_is_to_come_is_shown_and_marked(desk_of: Desks, sound_paper: Site) -> None:
    moments = [NOON]
    desk = desk_of(sound_paper.folder, lambda: moments[-1], scheduled=True)
    shown = desk.newest().show("articles/tomorrow.html")
    assert isinstance(shown, Shown)
    assert shown.status == "scheduled"
    moments.append(NOON + timedelta(days=30))
    shown = desk.newest().show("articles/tomorrow.html")
    assert isinstance(shown, Shown)
    assert shown.status == ""


def test_the_register_is_watched_and_an_old_address_leads_on(desk_of: Desks, sound_paper: Site) -> None:
    desk = desk_of(sound_paper.folder, lambda: NOON, scheduled=True)
    assert desk.newest().show("articles/long-ago.html") is None
    assert "urls.txt" in desk.folders
    sound_paper.file("urls.txt", "/articles/long-ago.html 2020-01-01 content/articles/first.md\n/x.html\n")
    edition = desk.newest(frozenset({"urls.txt"}))
    shown = edition.show("articles/long-ago.html")
    assert isinstance(shown, Shown)
    assert "first.html" in shown.data.decode()
    assert [finding.code.id for finding in edition.findings] == ["url-gone"]


def test_as_of_a_day_nothing_later_is_shown(desk_of: Desks, sound_paper: Site) -> None:
    desk = desk_of(sound_paper.folder, lambda: NOON, scheduled=False)
    assert desk.newest().show("articles/tomorrow.html") is None


def test_nothing_is_written_but_the_ledger(desk_of: Desks, sound_paper: Site) -> None:
    before = {path.name for path in sound_paper.folder.iterdir()}
    desk_of(sound_paper.folder, lambda: NOON, scheduled=True).newest().show("index.html")
    assert {path.name for path in sound_paper.folder.iterdir()} - before == {".zhuanlan"}


def test_settings_that_cannot_be_read_are_told_and_mended(desk_of: Desks, sound_paper: Site) -> None:
    text = (sound_paper.folder / "site.yaml").read_text("utf-8")
    desk = desk_of(sound_paper.folder, lambda: datetime.now(NOON.tzinfo), scheduled=True)
    assert desk.newest().whole
    sound_paper.file("site.yaml", "名称: [\n")
    broken = desk.newest()
    assert not broken.whole
    assert broken.findings != ()
    sound_paper.file("site.yaml", text)
    assert isinstance(desk.newest().show("index.html"), Shown)
