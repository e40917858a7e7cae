"""However an editor saves: one new edition, and never a half-written or a missing page."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.harness import Site, sound
from tests.preview.dances import DANCES, Dance
from tests.preview.running import SOON, Running, running
from zhuanlan.preview.settling import QUIET

PAGE = "/articles/first.html"
TIMES = int(os.environ.get("ZHUANLAN_SAVES", "2"))
"""How often each dance is danced; `make test` has not the time for 20."""
MARK = "本次保存"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return sound(tmp_path_factory.mktemp("saving") / "paper")


@pytest.fixture(scope="module")
def preview(site: Site) -> Iterator[Running]:
    with running(site.folder, "--as-of", "2026-11-23 12:00") as started:
        yield started


def text(number: int) -> bytes:
    body = "".join(f"第{line}句。\n" for line in range(12))
    return f"---\n标题: 第一篇\n日期: 2026-11-20\n---\n\n{MARK}{number}次。\n\n{body}\n全文完{number}。\n".encode()


class Reader:
    """Somebody who loads the page again and again while it is saved."""

    def __init__(self, preview: Running) -> None:
        self.preview, self.seen, self.stop = preview, set[tuple[int, str]](), Event()
        self.thread = Thread(target=self.read)

    def read(self) -> None:
        while not self.stop.wait(0.004):
            reply = self.preview.ask(PAGE)
            self.seen.add((reply.status, _numbers(reply.text) if reply.status == 200 else reply.text))

    def __enter__(self) -> "Reader":
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop.set()
        self.thread.join()


def _numbers(html: str) -> str:
    begin, end = (html.partition(mark)[2].partition(after)[0] for mark, after in ((MARK, "次"), ("全文完", "。")))
    return f"{begin} {end}"


@pytest.mark.parametrize("dance", DANCES, ids=lambda dance: dance.__name__)
def test_a_save_is_one_new_edition(dance: Dance, site: Site, preview: Running) -> None:
    path = site.folder / "content/articles/first.md"
    path.write_bytes(text(0))
    preview.until(PAGE, "全文完0。")
    time.sleep(0.6)  # a save of the test before may still be waited for
    for number in range(1, TIMES + 1):
        with preview.listening(PAGE) as ear:
            edition = int(str(ear.news[0]["edition"]))
            with Reader(preview) as reader:
                between = dance(path, text(number)) or 0.0
                ear.wait(2)
                preview.until(PAGE, f"全文完{number}。")
                time.sleep(0.7)  # whatever would come a second time has come by now
            assert reader.seen <= {(200, f"{number - 1} {number - 1}"), (200, f"{number} {number}")}
            heard = [news["edition"] for news in ear.news[1:]]
            once, twice = [edition + 1], [edition + 1, edition + 2]
            assert heard == once or (between >= QUIET and heard == twice), "one save, one edition"


@pytest.mark.parametrize("what", ["touch", "chmod", "a backup beside it"])
def test_what_changes_no_text_reloads_nothing(what: str, site: Site, preview: Running) -> None:
    path: Path = site.folder / "content/articles/first.md"
    with preview.listening(PAGE) as ear:
        if what == "touch":
            path.touch()
        elif what == "chmod":
            path.chmod(0o600)
        else:
            path.with_name("first.md~").write_text("old")
        time.sleep(1.2)
        assert len(ear.news) == 1


def test_a_file_that_is_deleted_or_renamed_goes(site: Site, preview: Running) -> None:
    site.article("去留")
    preview.until("/articles/%E5%8E%BB%E7%95%99.html", "正文。")
    (site.folder / "content/articles/去留.md").rename(site.folder / "content/articles/改名.md")
    preview.until("/articles/%E6%94%B9%E5%90%8D.html", "正文。")
    assert preview.ask("/articles/%E5%8E%BB%E7%95%99.html").status == 404
    site.delete("content/articles/改名.md")
    began = time.monotonic()
    while preview.ask("/articles/%E6%94%B9%E5%90%8D.html").status != 404:
        assert time.monotonic() - began < SOON
        time.sleep(0.02)


def test_a_folder_that_is_copied_in_and_one_that_is_moved_away(site: Site, preview: Running) -> None:
    folder = site.folder / "content/articles/专辑"
    for number in range(20):
        site.file(f"content/articles/专辑/{number}.md", f"---\n标题: 专辑{number}\n日期: 2026-11-01\n---\n\n辑。\n")
    preview.until("/articles/19.html", "专辑19")
    folder.rename(site.folder / "folder-elsewhere")
    began = time.monotonic()
    while preview.ask("/articles/7.html").status != 404:
        assert time.monotonic() - began < SOON
        time.sleep(0.02)


def test_a_paper_that_is_put_in_the_place_of_another(tmp_path: Path) -> None:
    old, new = sound(tmp_path / "paper"), sound(tmp_path / "fresh")
    new.edit("content/articles/first.md", "正文第一段", "另一份报纸")
    with running(old.folder, "--as-of", "2026-11-23 12:00") as preview:
        assert "正文第一段" in preview.text(PAGE)
        old.folder.rename(tmp_path / "away")
        new.folder.rename(tmp_path / "paper")
        preview.until(PAGE, "另一份报纸")
        time.sleep(1.2)  # the watches stand on the new folder by now
        file = tmp_path / "paper/content/articles/first.md"
        file.write_text(file.read_text("utf-8").replace("另一份报纸", "新写的话"), "utf-8")
        preview.until(PAGE, "新写的话")


def test_a_save_after_which_the_paper_is_as_before_never_happened(site: Site, preview: Running) -> None:
    path = site.folder / "content/articles/first.md"
    with preview.listening(PAGE) as ear:
        for _ in range(5):
            spare = path.with_name("4913")
            spare.write_bytes(b"x")
            spare.unlink()
        time.sleep(1)
        assert len(ear.news) == 1
