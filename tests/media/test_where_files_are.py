"""Files that are missing, lie outside, or are typed in another case than they have."""

from pathlib import Path

import pytest

from tests.harness import Site
from tests.media.pictures import png


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("![图](没有.png)", "missing-image"),
        ("[附件](没有.pdf)", "broken-link"),
        ("[附件](../没有.pdf)", "broken-link"),
        ("![图](../../secret.png)", "leads-outside"),
        ("[密](../../secret.pdf)", "leads-outside"),
        ("[密](../../content/../site.yaml)", "leads-outside"),
        ("![图](%2e%2e/%2e%2e/secret.png)", "leads-outside"),
        ("![图](../../content2/a.png)", "leads-outside"),
        ('<img src="../../../etc/passwd" alt="图">', "leads-outside"),
        ('<audio src="../../secret.mp3"></audio>', "leads-outside"),
        ("![图](/etc/passwd)", "missing-image"),
        ("![图](/../../etc/passwd)", "missing-image"),
        ("[密](file:///etc/passwd)", "removed-address"),
        ("[密](..\\..\\secret.pdf)", "broken-link"),
    ],
)
def test_what_is_not_there_or_not_inside(paper: Site, tmp_path: Path, typed: str, code: str) -> None:
    for name in ("secret.png", "secret.pdf", "content2/a.png"):
        paper.file(name, png())
    (tmp_path / "secret.png").write_bytes(png())
    built = paper.article("甲", f"前文\n\n{typed}\n").build(keep_going=True)
    assert built.codes == [code]
    assert (built.findings[0].place.file, built.findings[0].place.line) == ("content/articles/甲.md", 8)
    assert not [path for path in built.files() if path.endswith((".png", ".pdf", "passwd"))]


def test_a_picture_may_lie_a_folder_above(paper: Site) -> None:
    paper.file("content/articles/图.png", png()).file("content/articles/2010/甲.md", "")
    paper.file("content/articles/2010/甲.md", "---\n标题: 甲\n日期: 2010-11-01\n---\n\n![图](../图.png)\n")
    assert paper.build().codes == []


def test_a_link_that_leads_outside_is_not_followed(paper: Site, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png(7, 7))
    (paper.folder / "content/media").mkdir(parents=True)
    (paper.folder / "content/media/图.png").symlink_to(tmp_path / "secret.png")
    built = paper.article("甲", "![图](图.png)\n").build(keep_going=True)
    assert built.codes == ["missing-image", "link-escapes"]
    assert "media/图.png" not in built.files()


@pytest.mark.parametrize(
    ("file", "typed", "fixed"),
    [
        ("content/media/图.png", "![图](图.PNG)", "![图](图.png)"),
        ("content/media/IMG_1.JPG.png", "![图](img_1.jpg.png)", "![图](IMG_1.JPG.png)"),
        ("content/articles/Pics/A.png", "![图](pics/a.png)", "![图](Pics/A.png)"),
        ("content/图片/2010/a.png", "见![图](../图片/2010/A.png)", "见![图](../图片/2010/a.png)"),
        ("content/media/a b.png", "![图](A%20b.png)", "![图](a%20b.png)"),
        ("content/media/a.png", "a.PNG：![图](a.PNG)", "a.PNG：![图](a.png)"),
        ("content/media/cafe\u0301.png", "![图](CAFÉ.png)", "![图](café.png)"),
        ("content/articles/A.pdf", "[附](a.pdf#page=2)", "[附](A.pdf#page=2)"),
        ("content/articles/Other.md", "[附](other.md#x)", "[附](Other.md#x)"),
    ],
)
def test_case_is_forgiven_and_told(paper: Site, file: str, typed: str, fixed: str) -> None:
    """Windows and macOS show it, the server would not."""
    text = "---\n标题: 别\n日期: 2026-11-01\n---\n\n## x\n".encode()
    built = paper.file(file, text if file.endswith(".md") else png()).article("甲", f"{typed}\n").build()
    (finding,) = built.findings
    assert (finding.code.id, finding.severity, finding.fix) == ("wrong-case", "warning", fixed)
    before = built.files()
    cured = paper.article("甲", f"{finding.fix}\n").build()
    assert cured.codes == []
    assert cured.files() == before


def test_a_place_of_a_list_is_the_themes(paper: Site) -> None:
    built = (
        paper.article("乙", "## 节\n")
        .article("甲", "[一](/archive/index.html#year-2026) [二](/articles/乙.html#节)\n")
        .build()
    )
    assert built.codes == []
    html = built.html("articles/甲.html")
    assert 'href="../archive/index.html#year-2026"' in html
    assert 'href="乙.html#w-节"' in html


def test_the_very_name_wins_over_another_case(paper: Site) -> None:
    paper.file("content/articles/A.png", png(1, 1)).file("content/media/a.png", png(2, 2))
    built = paper.article("甲", "![图](a.png)\n").build()
    assert built.codes == []
    assert 'width="2"' in built.html("articles/甲.html")


def test_the_lead_picture_too(paper: Site) -> None:
    paper.file("content/media/Canal.png", png(6, 4)).article("甲", 题图="canal.PNG", 图片说明="渠")
    built = paper.build()
    (finding,) = built.findings
    assert (finding.code.id, finding.fix) == ("wrong-case", "题图: Canal.png")
    assert '<img src="../media/Canal.png" alt="渠" width="6" height="4">' in built.html("articles/甲.html")
    assert "media/Canal.png" in built.files()


@pytest.mark.parametrize("other", ["A.png", "ａ.png", "cafe\u0301.png"])
def test_two_files_that_some_machine_takes_for_one(paper: Site, other: str) -> None:
    """On macOS and Windows the second would overwrite the first."""
    first = "café.png" if "cafe" in other else "a.png"
    paper.file(f"content/图片/{first}", png(1, 1)).file(f"content/media/{other}", png(2, 2))
    paper.article("甲", f"![图](../图片/{first}) ![图](../media/{other})\n")
    built = paper.build()
    assert built.errors == ["address-taken"]
    said = built.said()
    assert "content/图片/" in said
    assert "content/media/" in said
