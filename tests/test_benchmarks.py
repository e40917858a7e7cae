"""The benchmarks do what they say: the same corpus for all, edits that can be seen, figures that are counted right.

Nothing is timed here; `make bench` does that.
"""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import documents, process
from benchmarks.__main__ import main
from benchmarks.corpus import entries, words
from benchmarks.corpus.layouts import LAYOUTS
from benchmarks.features import variants
from benchmarks.operations import OPERATIONS
from benchmarks.peers import BASE, PEERS, ZHUANLAN, Peer
from benchmarks.results import Output, Result, Run, Sample, load, save
from benchmarks.site import SKELETONS, make
from benchmarks.tables import growth, table
from benchmarks.work import Work
from tests.harness import NOON
from zhuanlan.build.run import Order, View, build


def run(**samples: list[Sample | None]) -> Run:
    """A run of two peers, whose builds took what is said."""
    results = {name: Result("1.0", samples={"body": taken}) for name, taken in samples.items()}
    return Run("builds", 1000, "2 cores", "hugo", results)


def test_an_article_is_the_same_in_every_corpus() -> None:
    assert entries.article(17) == entries.article(17)
    assert entries.article(17) != entries.article(17, seed=2)
    assert 1000 < len(entries.article(17).body) < 5000
    assert len(set(words.AUTHORS)) == 500
    assert len(set(words.TAGS)) == 200


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_loses_nothing(name: str) -> None:
    article = entries.article(3)
    path, text = LAYOUTS[name].article(article)
    assert article.id in path
    for value in (article.title, article.author, article.column, *article.tags, article.summary, article.body):
        assert value in text
    assert entries.profile(2).body in LAYOUTS[name].profile(entries.profile(2))[1]


@pytest.mark.parametrize("peer", PEERS.values(), ids=lambda peer: peer.name)
def test_a_peer_can_be_built_from_the_table_alone(peer: Peer) -> None:
    assert (SKELETONS / peer.layout).is_dir()
    assert peer.layout in LAYOUTS
    assert peer is ZHUANLAN or any(character.isdigit() for character in peer.version), "the version is pinned"


def test_our_corpus_has_no_errors(tmp_path: Path) -> None:
    """What is measured is a sound paper, and each of its edits stands in the page that is looked at."""
    site = make(ZHUANLAN, 6, Work(tmp_path))
    edits = [edit for operation in OPERATIONS.values() if (edit := operation(site, 0)) is not None]
    for edit in edits:
        edit.save(site)
    built = build(Order(site.folder, tmp_path / "output", View(NOON)))
    assert [finding.message("en") for finding in built.findings if finding.severity == "error"] == []
    assert len(edits) == len(OPERATIONS) - 2, "cold and nothing edit nothing"
    for edit in edits:
        assert edit.marker in (tmp_path / "output" / edit.page).read_text("utf-8")


def test_a_feature_is_switched_in_the_site(tmp_path: Path) -> None:
    off, qr, *_ = variants()
    assert "qr: false" in (make(off, 1, Work(tmp_path)).folder / "site.yaml").read_text("utf-8")
    assert "qr: true" in (make(qr, 1, Work(tmp_path)).folder / "site.yaml").read_text("utf-8")


def test_what_was_built_is_moved_aside_before_a_cold_build(tmp_path: Path) -> None:
    work = Work(tmp_path)
    site = make(ZHUANLAN, 1, work)
    (site.output / "x").mkdir(parents=True)
    assert OPERATIONS["cold"](site, 0) is None
    assert not site.output.exists()
    assert len(list((tmp_path / "aside").iterdir())) == 1
    work.clean()
    assert not (tmp_path / "aside").exists()


def test_ratios_are_taken_within_a_round() -> None:
    """The second round met a busy machine; it was busy for both."""
    said = table(run(zhuanlan=[Sample(0.5), Sample(5.0), Sample(0.6)], hugo=[Sample(1.0), Sample(10.0), Sample(1.0)]))
    assert "| body | 600 ms ×0.50 (0.50–0.60) | 1.00 s (1.00–10.0) |" in said
    assert "3 samples of each; 2 cores" in said


def test_a_failure_is_no_figure() -> None:
    said = table(run(zhuanlan=[Sample(1.0), None], hugo=[Sample(1.0), Sample(1.0)]))
    assert "| body | failed | 1.00 s (1.00–1.00) |" in said


def test_an_edit_that_was_not_seen_is_told() -> None:
    assert "**edit not seen**" in table(run(zhuanlan=[Sample(1.0, arrived=False)], hugo=[Sample(1.0)]))


def test_growth_is_a_factor() -> None:
    small, large = run(zhuanlan=[Sample(2.0)]), replace(run(zhuanlan=[Sample(22.0)]), size=10_000)
    assert "| body | 2.00 s | 22.0 s ×11.0 |" in growth([large, small])


def test_figures_go_where_the_page_wants_them(tmp_path: Path) -> None:
    kept = run(zhuanlan=[Sample(0.1), None], hugo=[Sample(0.2), Sample(0.2)])
    kept.results["hugo"].output = Output(3, 2, 1, 0.5)
    save(kept, tmp_path)
    assert load(tmp_path) == {"builds-1000": kept}
    page = "a\n<!-- figures: builds-1000 -->\nold\n<!-- end of figures -->\nb <!-- figures: growth -->\n<!-- end of figures -->\n"
    filled = documents.filled(page, documents.printed(load(tmp_path)))
    assert "old" not in filled
    assert "| body | failed |" in filled
    assert filled == documents.filled(filled, documents.printed(load(tmp_path)))


def test_a_command_is_counted_with_its_children(tmp_path: Path) -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(3_000_000))'], check=True)"
    command = process.Command((sys.executable, "-c", child), tmp_path, {}, tmp_path / "log", 60)
    done = process.timed(command)
    assert done.status == 0
    assert 0 < done.cpu <= done.wall * 2
    assert (process.peak_memory(command) or 0) > 1


def test_a_command_is_stopped_at_its_limit(tmp_path: Path) -> None:
    command = process.Command(("sleep", "60"), tmp_path, {}, tmp_path / "log", 0.2)
    assert process.timed(command).status is None
    assert process.peak_memory(command) is None


def test_a_peer_that_is_not_known_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--peers", "nobody"])
    assert BASE in capsys.readouterr().err
