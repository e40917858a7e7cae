"""What the paper of attacks (`tests/browser`) brought to light."""

import pytest

from tests.harness import Site


@pytest.mark.parametrize("attribute", ['{: title="" }', "{: title='' }", '{: onclick="" .x}'])
def test_an_attribute_without_a_value_is_no_crash(paper: Site, attribute: str) -> None:
    built = paper.article("one", f"Words. {attribute}\n").build()
    assert built.errors == []
    assert "Words." in built.html("articles/one.html")


def test_an_old_address_leads_to_no_script(paper: Site) -> None:
    paper.file("site.yaml", "名称: 测试报\n主题: plain\n旧址表:\n  old.html: javascript://example.org/%0aalert(1)\n")
    html = paper.build().html("old.html")
    assert "url=javascript:" not in html
    assert 'href="javascript:' not in html


def test_an_old_address_may_lead_elsewhere(paper: Site) -> None:
    paper.file("site.yaml", "名称: 测试报\n主题: plain\n旧址表:\n  old.html: https://example.org/x\n")
    assert "https://example.org/x" in paper.build().html("old.html")
