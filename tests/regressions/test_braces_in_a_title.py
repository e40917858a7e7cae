"""`标题: {{ 7*7 }}` was called nested more than 32 levels deep; it is a text, and printed as it stands."""

import pytest

from tests.harness import Site


@pytest.mark.parametrize("title", ["{{ 7*7 }}", "{{ 7*7 }} 之后", "{% include x %}"])
def test_braces_in_a_title_are_text(paper: Site, title: str) -> None:
    built = paper.article("one").edit("content/articles/one.md", "标题: one", f"标题: {title}").build()
    assert built.codes == ["needs-quotes"]
    assert f'改成: 标题: "{title}"' in built.said()
    assert f"<h1>{title}</h1>" in built.html("articles/one.html")
