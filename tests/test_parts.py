"""What pages share is rendered once for each folder, and sees nothing of the page that asked for it."""

import re
from dataclasses import dataclass

import pytest

from tests.harness import Site
from zhuanlan.build import making
from zhuanlan.build.workshop import QUERIES, SEALS
from zhuanlan.model.page import Page, Rendered
from zhuanlan.rendering.press import PART, Press
from zhuanlan.rendering.reads import Answers, Reader, question
from zhuanlan.rendering.render import render

THEME = "themes/plain/templates/"
MENU = '<nav>{% for item in site.menu() %}<a href="{{ link(item.url) }}">{{ item.label }}</a>{% endfor %}</nav>'
CALLED = '{{ part("parts/menu.html") }}'


def with_part(paper: Site, part: str, call: str) -> Site:
    """A paper of two articles and a page at the top, on each of which the part stands."""
    paper.file(f"{THEME}parts/menu.html", part).article("甲").article("乙").file(
        "content/pages/关于.md", "---\n标题: 关于\n---\n"
    )
    for template in ("article.html", "page.html"):
        paper.file(THEME + template, call)
    return paper


@dataclass(frozen=True, slots=True)
class Seen:
    """One page as it was made."""

    data: bytes
    rows: frozenset[str]


def pressed(paper: Site, monkeypatch: pytest.MonkeyPatch) -> tuple[Press, dict[str, Seen]]:
    """The press of one build, and what it made."""
    presses: list[Press] = []
    seen: dict[str, Seen] = {}

    def listening(page: Page, press: Press, reader: Reader) -> object:
        made = render(page, press, reader)
        assert isinstance(made, Rendered)
        presses.append(press)
        seen[page.path] = Seen(made.data, frozenset(reader.rows))
        return made

    monkeypatch.setattr(making, "render", listening)
    assert paper.check().errors == []
    return presses[0], seen


def parts(press: Press) -> list[tuple[str, str]]:
    """The template and the folder of every part that was made."""
    asked = [question(row) for row in press.answers.shared]
    return sorted(arguments[:2] for name, arguments in asked if name == PART)


def test_a_part_is_made_once_for_each_folder(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    press, made = pressed(with_part(paper, MENU, CALLED), monkeypatch)
    assert [folder for _, folder in parts(press)] == ["", "articles"]
    assert 'href="../index.html"' in made["articles/甲.html"].data.decode()
    assert made["articles/甲.html"].data == made["articles/乙.html"].data
    assert 'href="index.html"' in made["关于.html"].data.decode()


def test_every_page_that_shows_a_part_has_read_it(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    press, made = pressed(with_part(paper, MENU, CALLED), monkeypatch)
    for path in ("articles/甲.html", "articles/乙.html", "关于.html"):
        row = next(row for row in made[path].rows if row.startswith("shared:part("))
        assert "shared:menu()" in press.answers.shared[row].rows


def test_a_part_inside_a_part_is_followed(paper: Site) -> None:
    paper.file(f"{THEME}parts/outer.html", CALLED)
    built = with_part(paper, MENU, '{{ part("parts/outer.html") }}').build()
    assert "新页面" not in built.html("articles/甲.html")
    built = paper.file("content/pages/新.md", "---\n标题: 新页面\n---\n").build()
    assert "新页面" in built.html("articles/甲.html")
    built = paper.file(f"{THEME}parts/menu.html", "<nav>另一种</nav>").build()
    assert built.html("articles/甲.html").strip() == "<nav>另一种</nav>"
    assert set(built.pressed.rendered) >= {"articles/甲.html", "articles/乙.html", "关于.html"}


def test_values_that_only_seem_equal_are_kept_apart(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    call = "".join(f'{{{{ part("parts/menu.html", x={value}) }}}} ' for value in ("1", "true", "'1'", "none", "[1]"))
    _, made = pressed(with_part(paper, "{{ x }}", call), monkeypatch)
    assert made["关于.html"].data.decode().split() == ["1", "True", "1", "None", "(1,)"]


@pytest.mark.parametrize(
    ("part", "call", "file", "reason"),
    [
        ("{{ page.id }}", CALLED, "parts/menu.html", "'page' is undefined"),
        ("{{ x }}", '{{ part("parts/menu.html", x=page) }}', ".html", "not x"),
        ("{{ x }}", '{{ part("parts/menu.html", x="甲"|typeset) }}', ".html", "not x"),
        ("", '{{ part("parts/other.html") }}', "parts/other.html", "parts/other.html"),
    ],
)
def test_what_a_designer_did_wrong_is_told_where_it_is(
    paper: Site, part: str, call: str, file: str, reason: str
) -> None:
    built = with_part(paper, part, call).check()
    assert built.errors
    for finding in built.findings:
        assert finding.place.file.endswith(file)
        assert reason in finding.message("en")


def test_a_page_does_not_depend_on_what_was_made_before_it(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = re.sub("主题: plain\n", "", (paper.folder / "site.yaml").read_text("utf-8"))
    paper.file("site.yaml", shipped).article("甲", 作者="乔  军", 标签="水").article("乙", 作者="乔  军", 标签="水")
    press, made = pressed(paper, monkeypatch)
    alone = again(press)
    planned = paper.check().pressed.planned
    for path, whole in sorted(made.items(), reverse=True):
        page = planned[path]
        assert isinstance(page, Page)
        for other in (again(press), alone):
            reader = Reader(other.answers, {page.id, page.listing, page.path} - {""}, other.words.get(page.template))
            found = render(page, other, reader)
            assert isinstance(found, Rendered)
            assert found.data == whole.data


def again(press: Press) -> Press:
    """A press that has made nothing yet."""
    return Press(press.theme, Answers(press.answers.plain, QUERIES, SEALS), press.words)
