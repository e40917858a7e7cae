"""Writing is a transaction, tried against a real file system."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import Site, tree
from tests.transaction import write
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.writing.output import commit, stage
from zhuanlan.writing.refusal import refusal
from zhuanlan.writing.standing import MANIFEST, Changes, standing_of, survey

GENERATOR = Path(__file__).parents[1] / "generator"
FILES = {"index.html": b"front", "a/b.html": b"page"}


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    changes = write(tmp_path / "out", FILES)
    assert changes == Changes(("a/b.html", "index.html"), ())
    assert tree(tmp_path / "out") == FILES


def test_a_new_folder_comes_whole(tmp_path: Path) -> None:
    write(tmp_path / "out", FILES)
    more = {**FILES, "a/c/d.html": b"deep", "a/c/e/f.html": b"deeper", "g/h.html": b"other", "a/b.html": b"changed"}
    changes = write(tmp_path / "out", more)
    assert changes == Changes(("a/b.html", "a/c/d.html", "a/c/e/f.html", "g/h.html"), ())
    assert tree(tmp_path / "out") == more


def test_a_folder_that_somebody_made_meanwhile_is_filled(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"index.html": b"front"})
    standing = standing_of(out, survey(out))
    pages = {"a/b.html": b"page", "a/c/d.html": b"deep"}
    staged = [stage(out, standing.folders, path, data) for path, data in pages.items()]
    (out / "a/c").mkdir(parents=True)
    (out / "a/notes.txt").write_text("somebody else's")
    assert isinstance(commit(out, standing, staged, {**pages, "index.html": b""}.keys()), Changes)
    assert tree(out) == {"index.html": b"front", "a/notes.txt": b"somebody else's", **pages}
    assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "a", "index.html"]


def test_a_folder_may_have_the_longest_name_there_is(tmp_path: Path) -> None:
    files = {f"{'版' * 85}/{'b' * 200}.html": b"page", "c/d.html": b"page"}
    assert isinstance(write(tmp_path / "out", files), Changes)
    assert tree(tmp_path / "out") == files


def test_folders_that_are_links_are_written_through(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a").symlink_to(tmp_path / "disk")
    assert isinstance(write(tmp_path / "out", FILES), Changes)
    assert tree(tmp_path / "disk") == {"b.html": b"page"}
    assert (tmp_path / "out/a").is_symlink()


def test_a_file_becomes_a_folder(tmp_path: Path) -> None:
    write(tmp_path / "out", {"a": b"file", "b.html": b"b"})
    assert isinstance(write(tmp_path / "out", {"a/c.html": b"page", "b.html": b"b"}), Changes)
    assert tree(tmp_path / "out") == {"a/c.html": b"page", "b.html": b"b"}


def test_a_folder_that_cannot_be_made_is_told_before_anything_changes(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"b.html": b"b"})
    (out / "a").write_text("somebody else's")
    result = write(out, {"a/c.html": b"page", "b.html": b"changed"})
    assert isinstance(result, Diagnostic)
    assert result.code.id == "output-failed"
    assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "a", "b.html"]
    assert (out / "b.html").read_bytes() == b"b"


def test_folders_that_are_empty_go(tmp_path: Path) -> None:
    write(tmp_path / "out", FILES)
    write(tmp_path / "out", {"index.html": b"front"})
    assert not (tmp_path / "out/a").exists()


@pytest.mark.parametrize("output", [".", "..", "content", "content/out", "themes", "static/x"])
def test_the_papers_own_folders_are_refused(sound_paper: Site, output: str) -> None:
    before = tree(sound_paper.folder)
    sound_paper.output = sound_paper.folder / output
    assert sound_paper.build().errors == ["output-refused"]
    assert tree(sound_paper.folder) == before


def test_the_root_is_refused(sound_paper: Site) -> None:
    assert refusal(Path("/"), sound_paper.folder) is not None


def test_a_folder_with_other_peoples_files_is_refused(sound_paper: Site) -> None:
    sound_paper.output.mkdir()
    (sound_paper.output / "thesis.doc").write_text("years of work")
    assert sound_paper.build().errors == ["output-refused"]
    assert tree(sound_paper.output) == {"thesis.doc": b"years of work"}


def test_a_list_of_ours_that_was_tampered_with_deletes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    write(tmp_path / "out", FILES)
    with (tmp_path / "out" / MANIFEST).open("a") as file:
        file.write(f"../precious\n{tmp_path}/precious\n")
    write(tmp_path / "out", FILES)
    assert (tmp_path / "precious").exists()


def test_a_failure_in_the_first_phase_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """A file size limit makes the kernel refuse the second, larger file."""
    out = tmp_path / "out"
    write(out, {"a.html": b"old a", "b.html": b"old b"})
    before = {**tree(out), "list": (out / MANIFEST).read_bytes()}
    script = (
        "import resource, signal, sys; from pathlib import Path; from tests.transaction import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "result = write(Path(sys.argv[1]), {'a.html': b'new', 'b.html': b'x' * 5000, 'c/d.html': b'more'})\n"
        "print(result.code.id, result.place.file)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(out)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(GENERATOR), str(GENERATOR.parent)))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "output-failed b.html\n"
    assert {**tree(out), "list": (out / MANIFEST).read_bytes()} == before
    assert sorted(path.name for path in out.iterdir()) == [MANIFEST, "a.html", "b.html"]


def test_the_next_build_heals_what_a_kill_left_behind(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a.html": b"old a", "b.html": b"old b"})
    # Killed between two renames: one page is new, one old, its new bytes beside it, the list wide.
    (out / "a.html").write_bytes(b"new a")
    (out / ".b.html.zhuanlan-new").write_bytes(b"new")
    (out / MANIFEST).write_text("a.html\nb.html\nc.html\n")
    result = write(out, {"a.html": b"new a", "b.html": b"new b"})
    assert isinstance(result, Changes)
    assert tree(out) == {"a.html": b"new a", "b.html": b"new b"}


def test_a_path_that_is_a_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path / "out", {"a.html": b"a"})
    (tmp_path / "out/b.html").mkdir()
    result = write(tmp_path / "out", {"a.html": b"changed", "b.html": b"b"})
    assert isinstance(result, Diagnostic)
    assert result.code.id == "output-failed"
