"""Whole small papers in folders: `paper/` is what an editor writes, `becomes/` what it must become.

`findings.zh.txt` and `findings.en.txt` are the findings word for word; without `becomes/` nothing may be written.
After a change that is meant, `BLESS=1 pytest tests/test_sites.py` writes them anew; read the difference.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.harness import Site, tree

SITES = Path(__file__).parent / "sites"
BLESS = bool(os.environ.get("BLESS"))


@pytest.mark.parametrize("name", sorted(path.name for path in SITES.iterdir() if (path / "paper").is_dir()))
def test_a_paper_becomes_what_it_must(name: str, tmp_path: Path) -> None:
    story = SITES / name
    shutil.copytree(story / "paper", tmp_path / "paper")
    built = Site(tmp_path / "paper").build()
    if BLESS:
        _bless(story, built.said("zh"), built.said("en"), tree(built.output) if built.changes else None)
    assert built.said("zh") == _text(story / "findings.zh.txt")
    assert built.said("en") == _text(story / "findings.en.txt")
    assert (built.changes is not None) == (story / "becomes").is_dir()
    made = tree(built.output) if built.changes else {}
    wanted = tree(story / "becomes") if built.changes else {}
    assert sorted(made) == sorted(wanted)
    for path, data in wanted.items():
        assert made[path].decode("utf-8", "replace") == data.decode("utf-8", "replace"), path


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _bless(story: Path, chinese: str, english: str, files: dict[str, bytes] | None) -> None:
    shutil.rmtree(story / "becomes", ignore_errors=True)
    for path, data in (files or {}).items():
        target = story / "becomes" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    for language, said in (("zh", chinese), ("en", english)):
        target = story / f"findings.{language}.txt"
        target.write_text(said, "utf-8") if said else target.unlink(missing_ok=True)
