"""Files that are no texts, and folders that nobody reads."""

import os
from pathlib import Path

from tests.harness import Site
from tests.media.pictures import png
from zhuanlan.reading.sources import MOST_BYTES

HEAD = "---\n标题: 例\n日期: 2026-11-01\n---\n\n正文。\n"


def test_a_folder_with_no_paper_says_so(tmp_path: Path) -> None:
    site = Site(tmp_path)
    assert site.check().errors == ["no-site"]


def test_chinese_and_english_folders_are_read(paper: Site) -> None:
    paper.file("content/文章/甲.md", HEAD).file("content/articles/乙.md", HEAD.replace("例", "乙"))
    assert {"articles/甲.html", "articles/乙.html"} <= paper.build().files().keys()


def test_editors_backups_and_hidden_files_are_passed_over(paper: Site) -> None:
    for name in (".草稿.md", "~$文.md", "文.md~", "#文.md#"):
        paper.file(f"content/articles/{name}", "坏的")
    assert paper.check().codes == []


def test_a_pipe_is_no_text_and_does_not_hang(paper: Site) -> None:
    paper.file("content/articles/甲.md", HEAD)
    os.mkfifo(paper.folder / "content/articles/管道.md")
    assert paper.check().errors == ["not-a-file"]


def test_nothing_outside_is_read(paper: Site, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/机密.md").write_text(HEAD)
    paper.file("content/articles/甲.md", HEAD)
    (paper.folder / "content/articles/外面.md").symlink_to(tmp_path / "secret/机密.md")
    (paper.folder / "content/articles/外面的夹").symlink_to(tmp_path / "secret")
    assert paper.check().errors == ["link-escapes", "link-escapes"]


def test_a_folder_that_leads_into_itself_ends(paper: Site) -> None:
    paper.file("content/articles/甲.md", HEAD)
    (paper.folder / "content/articles/圈").symlink_to(paper.folder / "content/articles")
    assert paper.check().codes == []


def test_a_text_of_ten_megabytes_is_no_article(paper: Site) -> None:
    paper.file("content/articles/甲.md", HEAD).file("content/articles/巨.md", HEAD + "字" * (MOST_BYTES // 3 + 1))
    built = paper.check()
    assert built.errors == ["too-large"]
    assert "articles/甲.html" in built.pressed.rendered


def test_a_file_name_that_is_no_utf8_is_told(paper: Site) -> None:
    folder = paper.folder / "content" / "articles"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"\xb2\xe2.md")).write_text(HEAD)
    built = paper.check()
    assert built.errors == ["unreadable-file"]
    assert "\\xb2" in built.said() or "\\udcb2" in built.said()


def test_a_picture_outside_is_not_published(paper: Site) -> None:
    paper.article(
        "偷图", "![看](../../../secret.png) ![看](/etc/passwd) ![看](../../site.yaml)\n", 题图="../../site.yaml"
    )
    built = paper.build(keep_going=True)
    assert not [path for path in built.files() if path.startswith(("media", "etc"))]
    assert built.codes


def test_equal_names_in_other_normal_forms_are_one(paper: Site) -> None:
    """macOS hands out decomposed names; an editor on Windows types composed ones."""
    paper.file("content/media/cafe\u0301.png", png()).article("咖啡", "![一杯](café.png)\n")
    built = paper.build()
    assert built.codes == []
    assert "media/café.png" in built.files()
