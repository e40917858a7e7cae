"""What stands around an article: citation, code, corrections, days in grey, related by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.harness import Site
from zhuanlan.model.citation import citation

SHANGHAI = ZoneInfo("Asia/Shanghai")
ONLINE = "名称: 测试报\n主题: plain\n网址: https://example.org/paper/\n"


def test_corrections_stand_on_a_page_of_their_own_newest_first(paper: Site) -> None:
    paper.article("甲", 更正="[{日期: 2026-11-02, 内容: 甲改一处。}, {日期: 2026-11-05, 内容: 甲又改一处。}]")
    paper.article("乙", 更正="{日期: 2026-11-03, 内容: 乙改一处。}")
    page = paper.build().html("corrections.html")
    assert page.index("甲又改") < page.index("乙改") < page.index("甲改一处")
    assert 'href="articles/乙.html"' in page


def test_no_corrections_no_page(paper: Site) -> None:
    assert "corrections.html" not in paper.article("甲").build().files()


@pytest.mark.parametrize(
    ("keys", "cited"),
    [
        ({"作者": "乔  军", "版次": "3"}, "乔军. 甲[N/OL]. 测试报, 2026-11-01(3). https://example.org/paper/articles/%E7%94%B2.html."),
        ({"作者": "甲一、乙二、丙三、丁四"}, "甲一, 乙二, 丙三, 等. 甲[N/OL]. 测试报, 2026-11-01. https://example.org/paper/articles/%E7%94%B2.html."),
        ({"转载自": "别的报", "见报日期": "2026-10-31"}, "甲[N/OL]. 别的报, 2026-10-31. https://example.org/paper/articles/%E7%94%B2.html."),
    ],
)  # fmt: skip
def test_a_citation_names_what_is_known(paper: Site, keys: dict[str, str], cited: str) -> None:
    built = paper.file("site.yaml", ONLINE).article("甲", **keys).check()
    document = built.pressed.documents["articles/甲.html"]
    assert built.pressed.paper is not None
    assert citation(built.pressed.paper, document) == cited


def test_a_code_is_drawn_where_the_paper_has_an_address(paper: Site) -> None:
    assert not [path for path in paper.article("甲").build().files() if path.startswith("qr/")]
    code = paper.file("site.yaml", ONLINE).build().files()["qr/articles/甲.svg"].decode()
    assert code.startswith("<svg ")
    assert 'fill="#fff"' in code
    assert "qr/articles/甲.svg" not in paper.file("site.yaml", ONLINE + "二维码: 否\n").build().files()


def test_days_in_grey(paper: Site) -> None:
    """Asked by every page, answered with a truth that changes on those days only."""
    paper.file("site.yaml", "名称: 测试报\n主题: plain\n置灰: [2026-12-13]\n")
    paper.file("themes/plain/templates/404.html", "{{ site.grey() }}")
    assert paper.build().html("404.html") == "False"
    assert paper.at(datetime(2026, 12, 13, 9, tzinfo=SHANGHAI)).build().html("404.html") == "True"


def test_what_editors_relate_is_checked(paper: Site) -> None:
    paper.article("甲", 相关="[乙, 丙]").article("乙")
    built = paper.check()
    assert built.errors == ["unknown-entry"]
    assert "丙" in built.said()
