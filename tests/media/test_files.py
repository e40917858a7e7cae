"""Files that a reader takes away, and sound and film that he plays."""

import re

import pytest

from tests.harness import Built, Site


def body(built: Built) -> str:
    found = re.search(r"<article>\n<p>(.*?)</p>\n</article>", built.html("articles/甲.html"), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("name", "size", "typed", "shown"),
    [
        ("a.pdf", 1_258_291, "[附件](a.pdf)", "附件（PDF，1.2 MB）"),
        ("a.PDF", 3, "[附件](a.PDF)", "附件（PDF，1 KB）"),
        ("报名表.docx", 12_345, "[报名表](报名表.docx)", "报名表（DOCX，12 KB）"),
        ("报名表.docx", 12_345, "[报名表.docx](报名表.docx)", "报名表.docx（12 KB）"),
        ("表.et", 2048, "[Internet 普及表](表.et)", "Internet 普及表（ET，2 KB）"),
        ("a.ofd", 1_023_999, "[公文](a.ofd)", "公文（OFD，1000 KB）"),
        ("a.ofd", 1_024_000, "[公文](a.ofd)", "公文（OFD，1.0 MB）"),
        ("a.txt", 100, "[名单](a.txt)", "名单（文本，1 KB）"),
        ("a.pdf", 100, "[附件（PDF，1 KB）](a.pdf)", "附件（PDF，1 KB）"),
        ("a.pdf", 2048, "[**附**件](a.pdf#page=2)", "<strong>附</strong>件（PDF，2 KB）"),
        ("a.pdf", 2048, '<a href="a.pdf">附件</a>', "附件（PDF，2 KB）"),
        ("a.pdf", 0, "[附件](a.pdf)", "附件"),
        ("a.png", 2048, "[图](a.png)", "图"),
    ],
)
def test_a_link_says_what_one_takes_away(paper: Site, name: str, size: int, typed: str, shown: str) -> None:
    built = paper.file(f"content/media/{name}", b"x" * size).article("甲", f"见{typed}。\n").build()
    assert built.codes == []
    assert re.sub("<a [^>]*>|</a>", "", body(built)) == f"见{shown}。"
    assert f"{shown}</a>" in body(built)
    assert f"media/{name}" in built.files()


def test_a_file_elsewhere_or_nowhere_has_no_size(paper: Site) -> None:
    built = paper.article("甲", "[一](https://example.org/a.pdf) [二](没有.pdf)\n").build()
    assert body(built) == '<a href="https://example.org/a.pdf">一</a> <a href="没有.pdf">二</a>'
    assert built.codes == ["broken-link"]


def test_the_size_is_no_word_of_the_text(paper: Site) -> None:
    built = paper.file("content/media/a.pdf", b"x" * 9).article("甲", "见[附件](a.pdf)。\n").build()
    assert "KB" not in built.html("index.html")


@pytest.mark.parametrize(("name", "tag"), [("录音.mp3", "audio"), ("录像.mp4", "video"), ("录像.webm", "video")])
def test_sound_and_film_are_played_or_taken_away(paper: Site, name: str, tag: str) -> None:
    built = paper.file(f"content/media/{name}", b"x" * 99).article("甲", f"![会场]({name})\n").build()
    assert built.codes == []
    url = f"../media/{name}"
    assert body(built) == (
        f'<{tag} src="{url}" controls="" preload="metadata" aria-label="会场"><a href="{url}">会场</a></{tag}>'
    )
    assert f"media/{name}" in built.files()


def test_a_player_typed_in_html_has_its_controls(paper: Site) -> None:
    built = paper.file("content/media/a.mp3", b"x").article("甲", '听：<audio src="a.mp3"></audio>\n').build()
    assert '<audio src="../media/a.mp3" controls="" preload="metadata"></audio>' in body(built)
    assert built.codes == []


def test_a_film_that_is_missing_is_told(paper: Site) -> None:
    assert paper.article("甲", "![会场](没有.mp4)\n").check().codes == ["missing-image"]
