"""Pictures in texts, as 题图 and as portraits: each with its size, a lone one as a figure."""

import re

import pytest

from tests.harness import Built, Site
from tests.media.pictures import jpeg, png, svg


def body(built: Built, name: str = "甲") -> str:
    found = re.search(r"<article>\n(.*?)\n</article>", built.html(f"articles/{name}.html"), re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("![渠](渠.png)", '<figure><img src="{}" alt="渠" width="600" height="400"{}></figure>'),
        (
            '![渠](渠.png "石门渠——闸口　摄影：于甲")',
            '<figure><img src="{}" alt="渠" width="600" height="400"{}><figcaption>石门渠<span class="dash">——</span>闸口　摄影：于甲</figcaption></figure>',
        ),
        ('![渠](渠.png "<b>&")',
         '<figure><img src="{}" alt="渠" width="600" height="400"{}><figcaption>&lt;b&gt;&amp;</figcaption></figure>'),
        ("见图![渠](渠.png)", '<p>见图<img src="{}" alt="渠" width="600" height="400"{}></p>'),
        ('见图![渠](渠.png "题")', '<p>见图<img src="{}" alt="渠" title="题" width="600" height="400"{}></p>'),
        ('<p align="center"><img src="渠.png" alt="渠" width="300" height="10"></p>',
         '<figure class="align-center"><img src="{}" alt="渠" width="300" height="10"{}></figure>'),
        ('见<img src="渠.png" alt="渠" width="300">', '<p>见<img src="{}" alt="渠" width="300" height="200"{}></p>'),
        ("![渠](渠.png){: height=100 .small }",
         '<figure><img src="{}" alt="渠" class="small" width="150" height="100"{}></figure>'),
        ("[![渠](渠.png)](乙.md)",
         '<figure><a href="乙.html"><img src="{}" alt="渠" width="600" height="400"{}></a></figure>'),
    ],
)  # fmt: skip
def test_a_picture_keeps_its_place_while_it_loads(paper: Site, typed: str, html: str) -> None:
    built = paper.file("content/media/渠.png", png(600, 400)).article("乙").article("甲", f"前文\n\n{typed}\n").build()
    assert built.codes == []
    lazy = ' loading="lazy" decoding="async"'
    assert body(built).removeprefix("<p>前文</p>\n") == html.format("../media/渠.png", lazy)


def test_two_pictures_in_a_paragraph_are_no_figure(paper: Site) -> None:
    paper.file("content/media/渠.png", png()).article("甲", "![渠](渠.png)\n![渠](渠.png)\n")
    assert "<figure>" not in body(paper.build())


def test_a_figure_is_no_paragraph(paper: Site) -> None:
    """The summary and the lead sentences come from words alone."""
    paper.file("content/media/渠.png", png())
    built = paper.article("甲", '![渠](渠.png "一要说明。")\n\n一要甲。\n\n二要乙。\n').build()
    html = built.html("articles/甲.html")
    assert re.findall(r'class="outline"><a href="[^"]*">(.*?)</a>', html) == ["一要甲", "二要乙"]
    assert "一要说明" not in built.html("index.html")


def test_a_photograph_taken_upright_is_upright(paper: Site) -> None:
    paper.file("content/articles/人.jpg", jpeg(400, 300, orientation=6)).article("甲", "![人](人.jpg)\n")
    assert 'width="300" height="400"' in body(paper.build())


def test_a_picture_changed_for_another_of_other_size(paper: Site) -> None:
    paper.file("content/media/渠.png", png(600, 400)).article("甲", "![渠](渠.png)\n").build()
    assert 'width="9" height="8"' in body(paper.file("content/media/渠.png", png(9, 8)).build())


def test_a_picture_elsewhere_has_no_size(paper: Site) -> None:
    built = paper.article("甲", "![渠](https://example.org/a.png)\n").build()
    assert built.codes == ["remote-image"]
    assert body(built) == (
        '<figure><img src="https://example.org/a.png" alt="渠" loading="lazy" decoding="async"></figure>'
    )


def test_the_lead_picture_has_its_size_and_does_not_wait(paper: Site) -> None:
    paper.file("content/media/渠.svg", svg('viewBox="0 0 960 600" width="960" height="600"'))
    built = paper.article("甲", 题图="渠.svg", 图片说明="石门渠").build()
    assert '<img src="../media/渠.svg" alt="石门渠" width="960" height="600">' in built.html("articles/甲.html")
    assert built.codes == []


def test_the_theme_that_we_ship_says_every_size(paper: Site) -> None:
    paper.file("site.yaml", "名称: 测试报\n").file("content/media/渠.png", png(600, 400))
    paper.file("content/profiles/乔军.md", "---\n姓名: 乔军\n照片: 渠.png\n---\n\n![渠](渠.png)\n")
    paper.article("甲", "![渠](渠.png)\n\n见![渠](渠.png)\n", 题图="渠.png", 图片说明="石门渠", 头条="是")
    built = paper.build()
    assert built.codes == []
    pictures = [
        tag
        for path, data in built.files().items()
        if path.endswith(".html")
        for tag in re.findall(r"<img [^>]*>", data.decode())
        if "渠.png" in tag
    ]
    assert len(pictures) >= 5
    assert all(re.search(r' width="\d+" height="\d+"', tag) for tag in pictures)


def test_a_file_that_is_no_picture_is_told_where_it_is_shown(paper: Site) -> None:
    paper.file("content/media/坏.png", "说是图片").file("content/media/空.svg", svg("")).file(
        "content/media/未用.png", ""
    )
    paper.article("甲", "前\n\n见![图](坏.png)和![图](空.svg)\n", 题图="坏.png", 图片说明="图")
    built = paper.build()
    places = [(finding.code.id, finding.place.line, finding.place.column) for finding in built.findings]
    assert places == [("unreadable-image", 4, 5), ("unreadable-image", 10, 7), ("unreadable-image", 10, 19)]
    assert "width" not in built.html("articles/甲.html")
    assert "media/坏.png" in built.files()
