"""What pages share is rendered once for each folder, and sees nothing of the page that asked for it."""

import re

import pytest

from tests.harness import NOON, Site
from zhuanlan import build as pipeline
from zhuanlan.model.assemble import View
from zhuanlan.model.page import Ask, Page, Rendered
from zhuanlan.rendering.press import Press
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


def pressed(paper: Site, monkeypatch: pytest.MonkeyPatch) -> tuple[Press, dict[str, Rendered]]:
    """The press of one build, and what it made."""
    seen: dict[str, tuple[Press, Rendered]] = {}

    def listening(page: Page, press: Press) -> object:
        made = render(page, press)
        assert isinstance(made, Rendered)
        seen[page.path] = (press, made)
        return made

    monkeypatch.setattr(pipeline, "render", listening)
    pipeline.press(paper.folder, View(NOON))
    return next(iter(seen.values()))[0], {path: made for path, (_, made) in seen.items()}


def test_a_part_is_made_once_for_each_folder(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    press, made = pressed(with_part(paper, MENU, CALLED), monkeypatch)
    assert sorted(folder for template, folder, _ in press.parts) == ["", "articles"]
    assert 'href="../index.html"' in made["articles/甲.html"].data.decode()
    assert made["articles/甲.html"].data == made["articles/乙.html"].data
    assert 'href="index.html"' in made["关于.html"].data.decode()


def test_every_page_that_shows_a_part_asked_what_the_part_asked(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    _, made = pressed(with_part(paper, MENU, CALLED), monkeypatch)
    for path in ("articles/甲.html", "articles/乙.html", "关于.html"):
        assert Ask("menu", ()) in made[path].asked


def test_a_part_inside_a_part_is_asked_for_too(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.file(f"{THEME}parts/outer.html", CALLED)
    _, made = pressed(with_part(paper, MENU, '{{ part("parts/outer.html") }}'), monkeypatch)
    assert all(Ask("menu", ()) in made[path].asked for path in ("articles/甲.html", "articles/乙.html"))


def test_values_that_only_seem_equal_are_kept_apart(paper: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    call = "".join(f'{{{{ part("parts/menu.html", x={value}) }}}} ' for value in ("1", "true", "'1'", "none", "[1]"))
    _, made = pressed(with_part(paper, "{{ x }}", call), monkeypatch)
    assert made["关于.html"].data.decode().split() == ["1", "True", "1", "None", "[1]"]


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
    alone = Press(press.theme, press.site, press.queries)
    for path, whole in sorted(made.items(), reverse=True):
        fresh = Press(press.theme, press.site, press.queries)
        page = next(page for page in _pages(press) if page.path == path)
        for other in (fresh, alone):
            again = render(page, other)
            assert isinstance(again, Rendered)
            assert again.data == whole.data
            assert set(again.asked) == set(whole.asked)


def _pages(press: Press) -> list[Page]:
    made = (item for feature in pipeline.FEATURES for item in feature.pages(press.site))
    return [item for item in made if isinstance(item, Page)]
