"""What an earlier preview left is shown at once where it still holds, and is the clean build's bytes then."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.harness import AT_NOON, NOON, Site
from tests.incremental.editor import sequence
from tests.incremental.first import first
from tests.incremental.folder import apply, lay_out
from tests.preview.clean import differences
from tests.preview.running import GENERATOR
from zhuanlan.build.run import Hands, Order, View, build
from zhuanlan.model.digest import digest_of
from zhuanlan.preview.desk import LedgerDesk
from zhuanlan.preview.early import FILE
from zhuanlan.preview.edition import Edition, Shown
from zhuanlan.writing.ledger import FOLDER

FIRST = "content/articles/first.md"
PAGE = "articles/first.html"


@dataclass
class Starts:
    """Previews of a paper that are started one after the other, each to end as soon as it is at rest."""

    site: Site
    early: list[Edition] = field(default_factory=list)

    def start(self, *, scheduled: bool = True, meanwhile: Callable[[], None] = lambda: None) -> Edition | None:
        """The early edition of a new preview, if there is one; the newest is there by then too."""
        self.early.clear()

        def hear(edition: Edition) -> None:
            self.early.append(edition)
            meanwhile()

        with LedgerDesk(self.site.folder, lambda: self.site.now, scheduled=scheduled, hands=Hands()) as desk:
            desk.newest(None, hear)
            desk.rest()
        return self.early[0] if self.early else None

    def page(self) -> str:
        """What an early edition shows of the first article; empty if there is none."""
        edition = self.start()
        shown = edition.show(PAGE) if edition is not None else None
        return shown.data.decode() if isinstance(shown, Shown) else ""


@pytest.fixture
def starts(sound_paper: Site) -> Starts:
    made = Starts(sound_paper.article("草", status="draft"))
    assert made.start() is None
    return made


@pytest.mark.parametrize("seed", range(100, 106))
def test_after_any_edits_an_early_edition_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    state = first(seed)
    site = lay_out(tmp_path / "paper", state)
    starts, met = Starts(site), 0
    starts.start()
    for number, edit in enumerate(sequence(state, seed, 10)):
        state = apply(site, state, edit)
        if number % 3 == 1:
            build(Order(site.folder, tmp_path / "output", View(site.now)))
        for _ in range(2):
            edition = starts.start()
            if edition is not None:
                met += 1
                assert differences(edition, site, tmp_path / "clean") == [], edit
    assert met > 5


def test_drafts_and_what_is_to_come_are_in_it(starts: Starts) -> None:
    edition = starts.start()
    assert edition is not None
    for page, status in (("articles/草.html", "draft"), ("articles/tomorrow.html", "scheduled"), (PAGE, "")):
        shown = edition.show(page)
        assert isinstance(shown, Shown)
        assert shown.status == status


def test_a_text_that_was_edited_since_is_read_again(starts: Starts) -> None:
    starts.site.edit(FIRST, "正文第一段", "昨晚改的一段")
    assert "昨晚改的一段" in starts.page()
    starts.site.edit(FIRST, "昨晚改的一段", "今早改的一段")
    starts.site.build()
    assert "今早改的一段" in starts.page()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (FIRST, "第一篇", "改了题目"),
        (FIRST, "2026-11-20", "2026-11-19"),
        (FIRST, "于甲", "于乙"),
        ("site.yaml", "测试报", "新报名"),
        ("content/columns/lilun.md", "理论研讨", "理论"),
    ],
)
def test_what_changes_the_order_is_arranged_anew(starts: Starts, path: str, old: str, new: str) -> None:
    starts.site.edit(path, old, new)
    assert starts.start() is None
    assert starts.start() is not None


def test_a_build_in_between_does_not_hide_a_new_order(starts: Starts) -> None:
    starts.site.edit(FIRST, "第一篇", "改了题目")
    starts.site.build()
    assert starts.start() is None


def test_an_article_that_came_or_went_is_arranged_anew(starts: Starts) -> None:
    starts.site.article("新来")
    assert starts.start() is None
    starts.site.delete("content/articles/新来.md")
    assert starts.start() is None
    assert starts.start() is not None


def test_after_an_instant_it_is_not_shown(starts: Starts) -> None:
    starts.site.at(NOON + timedelta(days=1))
    assert starts.start() is not None, "another day is the same order"
    starts.site.at(datetime(2026, 11, 30, 0, 0, tzinfo=NOON.tzinfo))
    assert starts.start() is None
    assert starts.start() is not None
    starts.site.at(NOON)
    assert starts.start() is None


def test_another_view_is_another_order(starts: Starts) -> None:
    assert starts.start(scheduled=False) is None
    assert starts.start(scheduled=False) is not None
    assert starts.start() is None


def test_findings_are_those_of_the_newest_edition(starts: Starts) -> None:
    starts.site.edit(FIRST, "正文第一段", "见[[没有的文章]]")
    edition = starts.start()
    assert edition is not None
    assert [finding.place.file for finding in edition.findings] == [FIRST]


HOLD = "import sys; from zhuanlan.writing.lock import *\nwith locked(Path(sys.argv[1])): print(flush=True); input()"


def test_while_somebody_builds_or_after_he_was_killed_it_is_arranged_anew(starts: Starts) -> None:
    folder = starts.site.folder / FOLDER
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        env={**os.environ, "PYTHONPATH": str(GENERATOR)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert starts.start() is None
    finally:
        holder.communicate(b"\n")
    assert starts.start() is not None
    (folder / "seal").write_text("torn", "utf-8")
    assert starts.start() is None
    assert starts.start() is not None


def test_a_record_that_was_torn_or_has_another_form_is_none(starts: Starts) -> None:
    record = starts.site.folder / FOLDER / FILE
    whole = record.read_bytes()
    older = whole.split(b"\n", 1)[1].replace(b'"frame"', b'"stamps"')
    older = digest_of(older).encode() + b"\n" + older
    for torn in (b"", whole[:-1], whole[: len(whole) // 2], whole.replace(b"first", b"fir\xffst"), b"{}", older):
        record.write_bytes(torn)
        assert starts.start() is None
        assert record.read_bytes() == whole


def test_somebody_may_build_while_it_is_shown(starts: Starts) -> None:
    site = starts.site
    site.edit(FIRST, "第一篇", "改了题目")
    starts.start()
    site.edit("content/articles/tomorrow.md", "明天见", "后天见")
    built: list[subprocess.CompletedProcess[bytes]] = []

    def build_too() -> None:
        command = [sys.executable, "-m", "zhuanlan", "build", *AT_NOON, "--site", str(site.folder)]
        built.append(subprocess.run(command, env={**os.environ, "PYTHONPATH": str(GENERATOR)}, check=False))

    edition = starts.start(meanwhile=build_too)
    assert edition is not None
    assert [done.returncode for done in built] == [0]
    shown = edition.show("articles/tomorrow.html")
    assert isinstance(shown, Shown)
    assert "后天见" in shown.data.decode()


def test_what_is_saved_while_it_is_shown_is_in_the_newest(starts: Starts) -> None:
    with LedgerDesk(starts.site.folder, lambda: NOON, scheduled=True, hands=Hands()) as desk:
        heard: list[Edition] = []

        def hear(edition: Edition) -> None:
            heard.append(edition)
            starts.site.edit(FIRST, "正文第一段", "刚刚写的一段")

        desk.newest(None, hear)
        shown = desk.newest(frozenset({FIRST})).show(PAGE)
        assert len(heard) == 1
        assert isinstance(shown, Shown)
        assert "刚刚写的一段" in shown.data.decode()


def test_whoever_waits_for_the_newest_is_let_go_at_the_end(starts: Starts) -> None:
    with LedgerDesk(starts.site.folder, lambda: NOON, scheduled=True, hands=Hands()) as desk:

        def hear(edition: Edition) -> None:
            starts.early.append(edition)
            desk.stop()
            with pytest.raises(CancelledError):
                edition.show("nix.html")

        assert isinstance(desk.newest(None, hear).show(PAGE), Shown)
    assert len(starts.early) == 1
