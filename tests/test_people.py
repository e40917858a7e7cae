"""Model members and institutions: what an editor writes of them, and where readers find them."""

import pytest

from tests.harness import Site

LIN = "---\n姓名: 林小禾\n类型: 个人\n单位: 石墙村\n地区: 禾浦县\n领域: 农村\n别名: 小禾\n荣誉: [优秀党员, {名称: 五一奖章, 年份: 2025}]\n---\n\n事迹。\n"
VILLAGE = "---\n名称: 石墙村\n类型: 农村\n---\n\n一个村。\n"


@pytest.fixture
def village(paper: Site) -> Site:
    """A paper with one model member and her village."""
    return paper.file("content/典型/lin.md", LIN).file("content/单位/shiqiang.md", VILLAGE)


def test_a_profile_serves_as_its_authors_page(village: Site) -> None:
    village.article("甲", 作者="林小禾、于乙").article("乙", 作者="小  禾")
    files = village.build().files()
    assert "authors/于乙.html" in files
    assert not [path for path in files if "林小禾" in path or "小禾" in path]
    page = files["profiles/lin.html"].decode()
    assert 'href="../articles/甲.html"' in page
    assert 'href="../articles/乙.html"' in page
    assert "../profiles/lin.html" in files["authors/index.html"].decode()


def test_an_institution_shows_its_people_and_what_it_contributed(village: Site) -> None:
    village.article("供稿一篇", 供稿单位="石墙村")
    page = village.build().html("institutions/shiqiang.html")
    assert 'href="../profiles/lin.html">林小禾' in page
    assert "供稿一篇" in page


def test_what_somebody_did_besides_writing_is_told_by_role(village: Site) -> None:
    village.article("甲", 责任编辑="林小禾", 校对="林小禾、于乙")
    page = village.build().html("profiles/lin.html")
    assert "责任编辑" in page
    assert "校对" in page


def test_lists_by_kind_region_field_and_type(village: Site) -> None:
    files = village.build().files()
    for path in ("profiles/index", "profiles/kind/person", "profiles/region/禾浦县", "profiles/field/农村"):
        assert "林小禾" in files[f"{path}.html"].decode(), path
    assert "石墙村" in files["institutions/type/农村.html"].decode()


def test_a_name_links_a_person_by_any_of_her_names(village: Site) -> None:
    page = village.article("甲", "见[[林小禾]]、[[小禾]]与[[石墙村]]。\n").build().html("articles/甲.html")
    assert page.count('href="../profiles/lin.html"') == 2
    assert 'href="../institutions/shiqiang.html"' in page


def test_an_unknown_unit_is_an_error_with_the_nearest(village: Site) -> None:
    built = village.file("content/典型/wang.md", "---\n姓名: 王五\n单位: 石樯村\n---\n").check()
    assert built.errors == ["unknown-entry"]
    assert "改成: 单位: 石墙村" in built.said()


@pytest.mark.parametrize(
    ("field", "plaque", "codes"),
    [
        ("农村", "{牌名: 党员星级户, 星级: 4}", []),
        ("农村", "党员星级户", ["wrong-stars"]),
        ("农村", "党员先锋岗", ["wrong-plaque"]),
        ("社区", "党员责任区", []),
        ("社区", "{牌名: 党员责任区, 星级: 3}", ["wrong-stars"]),
        ("机关", "先锋岗", []),
        ("国有企业", "党员责任区", ["wrong-plaque"]),
        ("农村", "{牌名: 党员星级户, 星级: 6}", ["number-out-of-range"]),
        ("说不清", "党员先锋岗", []),
    ],
)
def test_the_kind_of_unit_decides_the_plaque(paper: Site, field: str, plaque: str, codes: list[str]) -> None:
    paper.file("content/profiles/a.md", f"---\n姓名: 甲\n领域: {field}\n亮牌: {plaque}\n---\n")
    assert paper.check().codes == codes


def test_two_people_of_one_name_are_kept_apart(paper: Site) -> None:
    for slug in ("a", "b"):
        paper.file(f"content/profiles/{slug}.md", "---\n姓名: 张伟\n---\n")
    paper.article("甲", "见[[张伟]]。\n", 作者="张伟")
    built = paper.build(keep_going=True)
    assert built.errors == ["ambiguous-name"]
    assert {"profiles/a.html", "profiles/b.html"} <= built.files().keys()
    assert "authors/张伟.html" in built.files()


def test_the_standards_of_the_paper_are_the_only_ones(paper: Site) -> None:
    paper.file("site.yaml", "名称: 测试报\n主题: plain\n标准: {五带头: 带头学习、带头服务}\n")
    paper.file("content/profiles/a.md", "---\n姓名: 甲\n标准: {带头学系: 三年没有缺课。}\n---\n")
    assert paper.check().errors == ["unknown-standard"]
