"""Every article was made again when 二维码 was switched, in a paper that has none: `site.qr(…)` was taken for a field."""

from tests.harness import Site


def test_a_switch_that_no_page_shows_makes_no_page_again(sound_paper: Site) -> None:
    paper = sound_paper.file("site.yaml", "名称: 测试报\n").article("乙", 专栏="理论研讨")
    assert paper.build().html("articles/乙.html")
    paper.file("site.yaml", "名称: 测试报\n二维码: 否\n")
    assert [path for path in paper.build().pressed.rendered if path.endswith(".html")] == []
