"""Old addresses and static files that no output folder can hold, or that lead out of it."""

from tests.harness import Site


def test_an_old_address_of_the_paper_stays_in_the_output(paper: Site) -> None:
    for old in ("../../pwn.html", "%2e%2e/pwn.html", "a/../../pwn.html"):
        built = paper.file("site.yaml", f'名称: 测试报\n主题: plain\n旧址表:\n  "{old}": index.html\n').build()
        assert built.errors == ["path-escapes"]
        assert (built.findings[0].place.file, built.findings[0].place.line) == ("site.yaml", 4)
        assert not list(paper.folder.parent.rglob("pwn.html"))


def test_an_old_address_is_not_our_list_of_files(paper: Site) -> None:
    built = paper.article("one", 旧网址=".zhuanlan-files").build()
    assert built.errors == ["path-escapes"]
    assert built.findings[0].place.file == "content/articles/one.md"


def test_a_page_is_no_folder(paper: Site) -> None:
    built = paper.article("one", 旧网址="articles/one.html/two.html").build()
    assert built.errors == ["address-taken"]
    assert (built.findings[0].place.file, built.findings[0].place.line) == ("content/articles/one.md", 4)


def test_a_file_of_static_is_in_no_page(paper: Site) -> None:
    built = paper.file("static/index.html/x.txt", "x").build()
    assert built.errors == ["address-taken"]
