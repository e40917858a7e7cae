"""A contributor's tag or name may be what the lists call their first page."""

import pytest

from tests.harness import Site


@pytest.mark.parametrize("name", ["index", "INDEX", "ｉｎｄｅｘ"])
def test_a_tag_or_an_author_called_index(paper: Site, name: str) -> None:
    built = paper.article("one", 标签=name, 作者=name).build()
    assert built.errors == []
    assert {f"tags/{name}_.html", f"authors/{name}_.html"} <= built.files().keys()
