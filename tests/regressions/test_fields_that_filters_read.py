"""A page whose template gave cards to a filter, and named none of the fields that the filter read, was not made again."""

import pytest

from tests.harness import Site

MONTHS = "<!DOCTYPE html>\n{% for name, rows in site.latest(page.id, 9)|by_period %}{{ name }}{{ rows|length }}{% endfor %}\n"
PEOPLE = "<!DOCTYPE html>\n{% for card in site.profiles(9) %}{{ card|padded }}{% endfor %}\n"


@pytest.mark.parametrize(
    ("template", "path", "old", "new"),
    [
        (MONTHS, "content/articles/乙.md", "2026-11-01", "2026-10-31"),
        (PEOPLE, "content/profiles/p.md", "姓名: 乔军", "姓名: 乔钧"),
    ],
)
def test_a_page_is_made_again_for_what_only_a_filter_reads(
    sound_paper: Site, template: str, path: str, old: str, new: str
) -> None:
    paper = sound_paper.file("themes/plain/templates/column.html", template)
    paper.file("content/profiles/p.md", "---\n姓名: 乔军\n---\n")
    paper.article("乙", 专栏="理论研讨")
    before = paper.build().html("columns/lilun.html")
    paper.edit(path, old, new)
    after = paper.build().html("columns/lilun.html")
    assert after != before
    assert after == paper.build(remember=False, output=paper.folder.parent / "clean").html("columns/lilun.html")
