"""Two folders that link into each other were walked until the system refused; each file is one entry."""

from tests.harness import Site

HEAD = "---\n标题: {}\n日期: 2026-11-01\n---\n"


def test_two_folders_that_link_into_each_other_end(paper: Site) -> None:
    for name in ("甲", "乙"):
        paper.file(f"content/articles/{name}/{name}.md", HEAD.format(name))
    (paper.folder / "content/articles/甲/到乙").symlink_to(paper.folder / "content/articles/乙")
    (paper.folder / "content/articles/乙/到甲").symlink_to(paper.folder / "content/articles/甲")
    assert set(paper.check().errors) <= {"address-taken"}


def test_a_folder_whose_name_begins_like_its_target_is_read(paper: Site) -> None:
    paper.file("content/articles/2010/a.md", HEAD.format("甲")).file("content/articles/20/b.md", HEAD.format("乙"))
    (paper.folder / "content/articles/2010/more").symlink_to(paper.folder / "content/articles/20")
    assert paper.check().errors == ["address-taken"]
