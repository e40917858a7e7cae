"""Two columns of one name: an article that names them stood on neither's page, and nobody was told."""

from tests.harness import Site


def test_an_unclear_column_is_an_error_and_the_article_has_the_papers_neighbours(paper: Site) -> None:
    for slug in ("a", "b"):
        paper.file(f"content/columns/{slug}.md", "---\n名称: 评论\n---\n")
    for day, name in enumerate(("甲", "乙", "丙"), 1):
        paper.article(name, 日期=f"2026-11-0{day}", 专栏="评论")
    built = paper.build(keep_going=True)
    assert set(built.errors) == {"ambiguous-entry"}
    assert "content/columns/a.md、content/columns/b.md" in built.said()
    html = built.html("articles/乙.html")
    assert "甲.html" in html
    assert "丙.html" in html
