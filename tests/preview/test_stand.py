"""What is found at a path, and when a tab is told to load it again."""

from dataclasses import replace

import pytest

from tests.preview.paper import Printed, error
from zhuanlan.preview.parts import parts
from zhuanlan.preview.stand import Failed, Found, Moved, Stand

PAPER = Printed(
    {
        "index.html": '<link rel="stylesheet" href="assets/a.css"><body>头版</body>',
        "404.html": "没有",
        "articles/x.html": '<link href="../assets/a.css"><img src="../media/p.jpg">甲',
        "articles/y.html": "乙",
        "columns/index.html": "栏",
        "assets/a.css": '@import "b.css"; .x { background: url(../media/q.png) }',
        "assets/b.css": "b",
        "media/p.jpg": "p",
        "media/q.png": "q",
    },
    {"articles/x.html": "content/articles/x.md"},
)


def stand(*editions: Printed) -> Stand:
    made = Stand()
    for edition in editions:
        made.put(edition)
    return made


def edited(**pages: str) -> Printed:
    named = {name.replace("__", "/").replace("_", "."): text for name, text in pages.items()}
    return replace(PAPER, pages={**PAPER.pages, **named})


def test_a_file_stands_at_its_path_and_a_page_without_its_suffix_too() -> None:
    for path in ("articles/x.html", "articles/x"):
        found = stand(PAPER).find(path)
        assert isinstance(found, Found)
        assert (found.path, found.shown.entry, found.missing) == ("articles/x.html", "content/articles/x.md", False)


def test_a_folder_needs_its_slash() -> None:
    assert stand(PAPER).find("columns") == Moved("columns")


def test_what_is_not_there_is_the_papers_own_404() -> None:
    found = stand(PAPER).find("articles/z.html")
    assert isinstance(found, Found)
    assert found.missing
    assert found.shown.data == "没有".encode()


@pytest.mark.parametrize("page", ["articles__x_html", "assets__a_css", "assets__b_css", "media__p_jpg", "media__q_png"])
def test_a_page_is_out_of_date_with_whatever_it_is_shown_with(page: str) -> None:
    here = stand(PAPER)
    before = here.news("articles/x.html")
    here.put(edited(**{page: "anders"}))
    assert here.news("articles/x.html").stamp != before.stamp


def test_a_page_is_not_out_of_date_with_another() -> None:
    here = stand(PAPER)
    before = here.news("articles/x.html")
    here.put(edited(articles__y_html="anders", index_html="anders"))
    assert here.news("articles/x.html").stamp == before.stamp
    assert here.news("articles/x.html").number == 2


def test_a_stamp_means_the_same_after_a_restart() -> None:
    assert stand(PAPER).news("articles/x.html").stamp == stand(PAPER, PAPER).news("articles/x.html").stamp


def test_a_page_that_cannot_be_made_says_why_and_leaves_the_tab_as_it_is() -> None:
    why = error("themes/a/templates/article.html", "articles/x.html")
    broken = replace(PAPER, pages={**PAPER.pages, "articles/x.html": why}, findings=(why,))
    here = stand(PAPER, broken)
    assert here.find("articles/x.html") == Failed((why,))
    assert here.news("articles/x.html").stamp == ""
    assert here.news("articles/y.html").stamp == stand(PAPER).news("articles/y.html").stamp


def test_an_article_whose_file_is_full_of_mistakes_stays_on_the_screen() -> None:
    here, why = stand(PAPER), error("content/articles/x.md")
    here.find("articles/x.html")
    rest = {path: page for path, page in PAPER.pages.items() if path != "articles/x.html"}
    here.put(replace(PAPER, pages=rest, findings=(why,)))
    assert here.find("articles/x.html") == Failed((why,))
    assert here.news("articles/x.html").stamp == ""


def test_an_article_that_was_taken_away_does_not() -> None:
    here = stand(PAPER)
    here.find("articles/x.html")
    rest = {path: page for path, page in PAPER.pages.items() if path != "articles/x.html"}
    here.put(replace(PAPER, pages=rest, findings=(error("content/articles/other.md"),)))
    assert isinstance(here.find("articles/x.html"), Found)
    assert here.news("articles/x.html").stamp.startswith("missing")


def test_a_paper_that_cannot_be_made_at_all_leaves_the_last_one_on_the_screen() -> None:
    why = error("site.yaml")
    here = stand(PAPER, Printed({}, findings=(why,)))
    found = here.find("articles/y.html")
    assert isinstance(found, Found)
    assert found.shown.data == "乙".encode()
    assert here.findings("articles/y.html") == (why,)
    assert here.news("articles/y.html").stamp == stand(PAPER).news("articles/y.html").stamp
    assert here.news("articles/y.html").findings != stand(PAPER).news("articles/y.html").findings


def test_a_paper_that_never_could_be_made_says_why_on_every_page() -> None:
    why = error("site.yaml")
    assert stand(Printed({}, findings=(why,))).find("index.html") == Failed((why,))


def test_findings_of_the_page_come_first() -> None:
    other, mine = error("a.md"), error("content/articles/x.md")
    here = stand(replace(PAPER, findings=(other, mine)))
    here.find("articles/x.html")
    assert here.findings("articles/x.html") == (mine, other)
    assert here.findings("articles/y.html") == (other, mine)


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("a/x.html", "<img src='../m/p.jpg?v=1#x' alt=>", ("m/p.jpg",)),
        ("a/x.html", '<script src="/s.js"></script><a href="/y.pdf">', ("s.js",)),
        ("x.html", '<img srcset="a.png 1x, b%20c.png 2x">', ("a.png", "b c.png")),
        (
            "x.html",
            '<link href="http://[" ><link href="//e.org/x.css"><link href="data:x"><img src="https://e.org/y.png">',
            (),
        ),
        ("x.html", '<link rel="alternate" href="feed.xml"><iframe src="y.html"></iframe>', ()),
        ("x.html", '<img src="../../../up.png">', ("up.png",)),
        ("a/s.css", "a { b: url( '../f.woff2' ) }", ("f.woff2",)),
        ("a.txt", "<img src=x.png>", ()),
    ],
)
def test_the_parts_of_a_page(path: str, text: str, found: tuple[str, ...]) -> None:
    assert parts(path, text.encode()) == found


def test_style_sheets_that_import_each_other_end() -> None:
    here = stand(Printed({"index.html": '<link href="a.css">', "a.css": "@import 'b.css'", "b.css": "@import 'a.css'"}))
    assert here.news("index.html").stamp
