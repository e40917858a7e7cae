"""A list between brackets over several lines, with a blank one in it, ended the build with a StopIteration."""

from tests.harness import Site


def test_it_cuts_the_item_in_two(paper: Site) -> None:
    built = paper.file(
        "content/articles/a.md", "---\n标题: 例\n日期: 2010-11-10\n标签: [甲\n\n  乙]\n---\n\n正文。\n"
    ).build()
    assert built.findings == ()
    assert "甲" in built.html("articles/a.html")
    assert "甲乙" not in built.html("articles/a.html")
