"""The ledger: it saves work, it is never believed when it should not be, and nobody shares it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import Site
from zhuanlan.build.run import Hands
from zhuanlan.writing.ledger import Ledger
from zhuanlan.writing.lock import locked
from zhuanlan.writing.shelf import Shelf

GENERATOR = Path(__file__).parents[1] / "generator"
ANEW = ["账本用不上，这次全部重做"]


@pytest.fixture
def paper(sound_paper: Site) -> Site:
    """A small paper with a few articles, built once."""
    sound_paper.article("甲", "甲的正文，见[乙](乙.md)。\n", 专栏="理论研讨")
    sound_paper.article("乙", "乙的正文。\n", 专栏="理论研讨").article("丙", "丙的正文。\n")
    assert sound_paper.build().codes == []
    return sound_paper


def rendered(paper: Site) -> list[str]:
    return sorted(paper.build().pressed.rendered)


def test_nothing_changed_so_nothing_is_made(paper: Site) -> None:
    assert rendered(paper) == []


def test_another_body_is_one_page(paper: Site) -> None:
    paper.edit("content/articles/甲.md", "甲的正文", "甲的新正文" * 40)
    # Its summary, which is made of the text, is what lists show of it.
    assert "articles/甲.html" in rendered(paper)
    paper.edit("content/articles/甲.md", "见[乙](乙.md)。", "见[乙](乙.md)。\n\n很后面的一段。")
    assert rendered(paper) == ["articles/甲.html"]


def test_another_title_is_its_page_its_lists_and_those_that_name_it(paper: Site) -> None:
    before = paper.build().files()
    built = paper.edit("content/articles/乙.md", "标题: 乙", "标题: 新乙").build()
    changed = [path for path, data in built.files().items() if before.get(path) != data]
    assert "articles/乙.html" in changed
    assert "columns/lilun.html" in changed
    assert "articles/甲.html" in changed  # the one after it
    assert sorted(built.pressed.rendered) == sorted(changed)


def test_a_page_that_is_touched_by_others_is_healed(paper: Site) -> None:
    (paper.output / "articles/甲.html").write_text("别人写的")
    (paper.output / "articles/乙.html").unlink()
    built = paper.build()
    assert sorted(built.pressed.rendered) == ["articles/乙.html", "articles/甲.html"]
    assert "甲的正文" in built.html("articles/甲.html")
    assert {stale.reason.en for stale in built.pressed.stale} == {"its file is gone, or is not as it was left"}


def test_what_lost_its_source_is_deleted_and_only_that(paper: Site) -> None:
    (paper.output / "articles/note.txt").write_text("ours not")
    changes = paper.delete("content/articles/丙.md").build().changes
    assert changes is not None
    assert changes.deleted == ("articles/丙.html",)
    assert (paper.output / "articles/note.txt").exists()


def test_the_same_size_and_time_but_another_text_is_seen(paper: Site) -> None:
    file = paper.folder / "content/articles/丙.md"
    status = file.stat()
    paper.edit("content/articles/丙.md", "丙的正文", "丙的真文")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "丙的真文" in paper.build().html("articles/丙.html")


def test_every_reason_is_told(paper: Site) -> None:
    paper.edit("content/articles/乙.md", "标题: 乙", "标题: 新乙")
    built = paper.build()
    assert built.codes == []
    reasons = {stale.item.path: stale.reason.zh for stale in built.pressed.stale}
    assert reasons["articles/乙.html"] == "site.article('articles/乙.html') 的回答变了"
    paper.build()
    paper.file("themes/plain/templates/article.html", "<p>{{ site.article(page.id).title }}</p>")
    reasons = {stale.item.path: stale.reason.zh for stale in paper.build().pressed.stale}
    assert reasons == {f"articles/{name}.html": "模板 article.html 变了" for name in ("甲", "乙", "丙", "first")}


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def random(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(100, len(data), 97):
        data[at] ^= 0x5A
    status = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def older(file: Path) -> None:
    seal = file.with_name("seal")
    seal.write_text(seal.read_text().replace("1 ", "0 ", 1))


def foreign(file: Path) -> None:
    """Somebody copied the whole folder from another machine."""
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data)


def unsealed(file: Path) -> None:
    """The last build was killed."""
    file.with_name("seal").unlink()


@pytest.mark.parametrize("broken", [cut, empty, random, older, foreign, unsealed])
def test_a_ledger_that_cannot_be_believed_is_put_aside_with_one_line(
    paper: Site, broken: Callable[[Path], None]
) -> None:
    before = paper.build().files()
    broken(paper.folder / ".zhuanlan/ledger")
    built = paper.build()
    assert [note.zh for note in built.pressed.notes] == ANEW
    assert built.files() == before
    assert built.changes is not None
    assert built.changes.written == ()
    assert paper.build().pressed.notes == ()


def test_a_ledger_that_cannot_be_written_is_told(paper: Site) -> None:
    """Root may write everywhere, so something stands in the way that is no folder."""
    before = paper.build().files()
    for file in (paper.folder / ".zhuanlan").iterdir():
        file.unlink()
    (paper.folder / ".zhuanlan").rmdir()
    paper.file(".zhuanlan", "a file")
    built = paper.build()
    assert [note.zh for note in built.pressed.notes] == ["账本写不了，下次还要全部重做"]
    assert built.files() == before


def test_an_error_leaves_no_trace_and_the_next_build_is_right(paper: Site) -> None:
    text = (paper.folder / "content/articles/乙.md").read_text("utf-8")
    before = paper.build().files()
    paper.edit("content/articles/乙.md", "日期: 2026-11-01", "日期: 昨天以后")
    for _ in range(2):
        built = paper.build()
        assert built.errors != []
        assert built.changes is None
        assert built.files() == before
    paper.file("content/articles/乙.md", text)
    assert paper.build().codes == []
    assert paper.build().files() == before


def test_a_second_build_is_told_who_holds_the_lock(paper: Site) -> None:
    script = (
        "import sys; from pathlib import Path; from zhuanlan.writing.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(paper.folder / ".zhuanlan")],
        env={**os.environ, "PYTHONPATH": str(GENERATOR)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        built = paper.build()
        assert built.errors == ["locked"]
        assert str(holder.pid) in built.said()
        holder.kill()
    assert paper.build().errors == []


def test_the_lock_tells_the_time_of_the_file_system(tmp_path: Path) -> None:
    with locked(tmp_path) as tick:
        (tmp_path / "x").write_text("")
        assert 0 <= (tmp_path / "x").stat().st_mtime_ns - tick < 10**9


@pytest.mark.parametrize("hands", [Hands(1), Hands(4), Hands(2, "spawn"), Hands(2, "forkserver")])
def test_however_many_hands_and_however_started_the_bytes_are_the_same(paper: Site, hands: Hands) -> None:
    for number in range(60):
        paper.article(f"第{number}篇", f"见[[甲]]和[[第{number // 2}篇]]。\n", 专栏="理论研讨", 作者="于甲")
    alone = paper.build().files()
    other = paper.build(remember=False, hands=hands, output=paper.folder.parent / "other")
    assert other.codes == []
    assert other.files() == alone


def test_a_shelf_that_was_open_is_in_nobodys_way() -> None:
    ledger = Ledger.scratch()
    ledger.put("text", [("a", "one"), ("b", "two")])
    shelf = Shelf(ledger.path, "text", "texts", lambda key, text: text)
    with shelf.open():
        assert [shelf["a"], shelf["b"], shelf["a"]] == ["one", "two", "one"]
    ledger.put("text", [("a", "three")])
    assert Shelf(ledger.path, "text", "texts", lambda key, text: text)["a"] == "three"
    ledger.close()
