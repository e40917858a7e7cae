"""Assets stand under names that hold a digest of their content, and pages link to them by the names that a designer gave."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.harness import Built, Site
from tests.media.pictures import svg
from zhuanlan.model.assets import Asset, asset_of, published, rewritten
from zhuanlan.rendering.theme import Theme

ASSETS, TEMPLATES = "themes/plain/assets/", "themes/plain/templates/"
ASK = """<link rel="stylesheet" href="{{ link(site.asset('plain.css')) }}">"""
SHEET = """@import "fonts/fonts.css";
@import url(fonts/fonts.css) print;
.a { background: url(sign.svg) } .b { background: url( "./sign.svg#part" ) }
.c { background: url('图/水 渠.svg?v=1') } .d { background: url(%E5%9B%BE/%E6%B0%B4%20%E6%B8%A0.svg) }
.e { background: url(data:image/png;base64,AAAA) } .f { background: url(//example.org/x.png) }
.g { background: url(/media/x.png) } .h { background: url(../favicon.ico) } .i { filter: url(#blur) }
/* url(nothing.png) */ .j { content: "url(nothing.png) /*" } .k { background: url(https://example.org/sign.svg) }
"""


@pytest.fixture
def styled(paper: Site) -> Site:
    """A paper in a theme whose style sheet names other files."""
    base = (paper.folder / TEMPLATES / "base.html").read_text("utf-8")
    paper.file(f"{TEMPLATES}base.html", base.replace("</head>", f"{ASK}</head>")).article("甲").article("乙")
    paper.file(f"{ASSETS}plain.css", SHEET).file(f"{ASSETS}fonts/fonts.css", "@font-face { src: url(../a.woff2) }")
    return paper.file(f"{ASSETS}a.woff2", b"wOF2").file(f"{ASSETS}sign.svg", svg()).file(f"{ASSETS}图/水 渠.svg", svg())


def assets(built: Built) -> dict[str, str]:
    """The output paths of the assets by the paths that the theme gave them."""
    found = [path for path in built.files() if path.startswith("assets/")]
    assert all(re.search(r"\.[0-9a-f]{10}\.", path) for path in found), found
    return {re.sub(r"\.[0-9a-f]{10}\.", ".", path.removeprefix("assets/")): path for path in found}


def test_pages_link_to_the_hashed_name_from_any_folder(styled: Site) -> None:
    built = styled.build()
    sheet = assets(built)["plain.css"]
    assert built.codes == []
    assert f'href="{sheet}"' in built.html("index.html")
    assert f'href="../{sheet}"' in built.html("articles/甲.html")
    assert f'href="/{sheet}"' in built.html("404.html")


def test_what_a_style_sheet_names_is_renamed_in_it_and_nothing_else(styled: Site) -> None:
    built = styled.build()
    names, files = assets(built), built.files()
    said = files[names["plain.css"]].decode()
    expected = SHEET.replace("fonts/fonts.css", f"./{names['fonts/fonts.css']}".replace("assets/", ""))
    sign = f"./{names['sign.svg']}".replace("assets/", "")
    ditch = f"./{names['图/水 渠.svg']}".replace("assets/", "").replace(" ", "%20")
    for old, new in (("url(sign.svg)", f"url({sign})"), ("./sign.svg#", f"{sign}#"), ("图/水 渠.svg?", f"{ditch}?")):
        expected = expected.replace(old, new)
    assert said == expected.replace("%E5%9B%BE/%E6%B0%B4%20%E6%B8%A0.svg", ditch)
    font = names["a.woff2"].removeprefix("assets/")
    assert files[names["fonts/fonts.css"]].decode() == f"@font-face {{ src: url(../{font}) }}"


def test_a_script_names_its_modules(styled: Site) -> None:
    script = (
        'import {a} from "./lib/a.js"; import "./lib/a.js"; const x = import(\'./lib/a.js\'); fetch("./lib/a.js");\n'
    )
    built = styled.file(f"{ASSETS}main.js", script).file(f"{ASSETS}lib/a.js", "export const a = 1;\n").build()
    names = assets(built)
    module = names["lib/a.js"].removeprefix("assets/")
    said = built.files()[names["main.js"]].decode()
    assert said == script.replace("./lib/a.js", f"./{module}", 3)


def test_another_font_makes_another_name_of_all_that_bring_it_in(styled: Site) -> None:
    before = assets(styled.build())
    built = styled.file(f"{ASSETS}a.woff2", b"wOF2 another").build()
    after = assets(built)
    assert {name for name in before if before[name] != after[name]} == {"plain.css", "fonts/fonts.css", "a.woff2"}
    assert built.changes is not None
    assert {before["plain.css"], before["a.woff2"], before["fonts/fonts.css"]} <= set(built.changes.deleted)
    assert after["plain.css"] in built.html("articles/甲.html")


def test_only_the_pages_that_link_to_it_are_made_again(styled: Site) -> None:
    styled.file(f"{TEMPLATES}tags.html", "{{ link(site.asset('sign.svg')) }}")
    styled.file(f"{ASSETS}plain.css", "a {}").file(f"{ASSETS}alone.js", "1;\n").build()
    changed = styled.file(f"{ASSETS}alone.js", "2;\n").build()
    assert [path for path in changed.pressed.rendered if path.endswith(".html")] == []
    changed = styled.file(f"{ASSETS}sign.svg", svg('width="9" height="9"')).build()
    assert [path for path in changed.pressed.rendered if path.endswith(".html")] == ["tags/index.html"]
    reasons = {stale.item.path: stale.reason.in_("en") for stale in changed.pressed.stale}
    assert reasons["tags/index.html"] == "site.asset('sign.svg') answers otherwise"


def test_two_that_import_each_other_change_together(styled: Site) -> None:
    styled.file(f"{ASSETS}plain.css", "@import 'other.css';").file(f"{ASSETS}other.css", "@import 'plain.css';")
    before = assets(styled.build())
    after = styled.file(f"{ASSETS}other.css", "@import 'plain.css'; a {}").build()
    assert after.codes == []
    names = assets(after)
    assert {name for name in before if before[name] != names[name]} == {"plain.css", "other.css"}
    assert names["other.css"].removeprefix("assets/") in after.files()[names["plain.css"]].decode()


def test_a_papers_own_file_takes_the_place_of_the_themes(paper: Site) -> None:
    paper.file("site.yaml", "名称: 测试报\n").article("甲")
    before = assets(paper.build())
    own = paper.file("themes/broadsheet/assets/article.css", "a {}").build()
    after = assets(own)
    assert {name for name in before if before[name] != after[name]} == {"article.css"}
    assert own.files()[after["article.css"]] == b"a {}"
    assert after["article.css"] in own.html("articles/甲.html")


def test_an_asset_that_is_not_there_is_told_with_its_line(styled: Site) -> None:
    styled.file(f"{TEMPLATES}base.html", "<head>\n" + ASK.replace("plain.css", "plian.css"))
    said = styled.build().said()
    assert "themes/plain/templates/base.html:2:1" in said
    assert "[no-asset]" in said
    assert "plain.css" in said


def test_a_style_sheet_that_names_nothing_is_told_with_its_line(styled: Site) -> None:
    built = styled.file(f"{ASSETS}fonts/fonts.css", "a {}\nb { src: url(nowhere.woff2) }").build()
    assert built.errors == ["no-asset"]
    assert "themes/plain/assets/fonts/fonts.css:2:14" in built.said()
    assert styled.file(f"{ASSETS}fonts/nowhere.woff2", b"x").build().codes == []


def test_an_asset_is_read_again_only_when_its_stamp_has_changed(styled: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(0.1)  # what changed within the last tick of the file system's clock is looked at again
    styled.build()
    read: list[str] = []
    really = Theme.asset

    def listening(theme: Theme, name: str) -> bytes:
        read.append(name)
        return really(theme, name)

    monkeypatch.setattr(Theme, "asset", listening)
    styled.article("丙").build()
    assert read == []
    styled.file(f"{ASSETS}sign.svg", svg('width="7" height="7"')).article("丁").build()
    assert set(read) == {"sign.svg", "plain.css"}


@st.composite
def themes(draw: st.DrawFn) -> dict[str, bytes]:
    names = draw(st.lists(st.sampled_from(["a.css", "b.css", "d/c.css", "d/e.css", "f.svg"]), min_size=1, unique=True))
    return {
        name: "".join(
            f"@import '{'../' * name.count('/')}{other}';" for other in draw(st.lists(st.sampled_from(names)))
        ).encode()
        + draw(st.binary(max_size=4)).replace(b"/", b"").replace(b"'", b"").replace(b'"', b"").replace(b"u", b"")
        for name in names
    }


def _written(theme: dict[str, bytes]) -> tuple[dict[str, str], dict[str, bytes]]:
    paths = published({name: asset_of(name, data) for name, data in theme.items()})
    return paths, {paths[name]: rewritten(name, data, paths) for name, data in theme.items()}


@given(themes(), themes())
def test_one_name_never_stands_for_two_contents(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    first, second = _written(one)[1], _written(other)[1]
    for path in first.keys() & second.keys():
        assert first[path] == second[path]


@given(themes())
def test_names_are_a_function_of_content(theme: dict[str, bytes]) -> None:
    backwards = dict(reversed(theme.items()))
    assert _written(theme) == _written(backwards)
    known: dict[str, Asset] = {name: asset_of(name, data) for name, data in theme.items()}
    assert len(set(published(known).values())) == len(theme)
