"""Work on what surrounds the entries: pictures, the theme, site.yaml, static files, the clock."""

import random

from tests.incremental.edits import Edit, Remove, Rename, Replace, SetKey, ShowDrafts, Wait, Write
from tests.incremental.first import PICTURES
from tests.incremental.state import State
from tests.media.pictures import png, svg

TEMPLATES = "themes/plain/templates/"
ASSETS = "themes/plain/assets/"
CONFIG = "site.yaml"


def nothing(state: State, chance: random.Random) -> Edit:
    return Wait("nothing", 0)


def later(state: State, chance: random.Random) -> Edit:
    return Wait("later", chance.choice([1, 6, 24, 48, 24 * 8]))


def drafts(state: State, chance: random.Random) -> Edit:
    return ShowDrafts("drafts", not state.drafts)


def picture(state: State, chance: random.Random) -> Edit:
    """A picture of another size, a new one, or one that is not there any more."""
    name = chance.choice(PICTURES)
    path = chance.choice([path for path in state.files if path.endswith(name)] or [f"content/图片/{name}"])
    if chance.random() < 0.2:
        return Remove("picture removed", path)
    if chance.random() < 0.2:
        return Rename("picture moved", path, f"content/图片/{name.rpartition('/')[2]}")
    wide = chance.randint(1, 90)
    return Write("picture", path, svg(f'width="{wide}" height="9"') if name.endswith("svg") else png(wide, 2))


def template(state: State, chance: random.Random) -> Edit:
    """A template says something else, or gets what it includes from another."""
    path = chance.choice(state.paths(TEMPLATES))
    old, new = chance.choice(
        [
            ("<main>", "<main><p>新</p>"),
            ("<ol>", '<ol class="list">'),
            ("<h1>", "<h1 class=h>"),
            ("older", "较早"),
            ("<ul>", "<ul >"),
        ]
    )
    return Replace("template", path, *((old, new) if chance.random() < 0.8 else (new, old)))


def slip(state: State, chance: random.Random) -> Edit:
    """A template that cannot be rendered, or the same put right."""
    wrong = "{{ site.nobody() }}"
    spoilt = [path for path in state.paths(TEMPLATES) if wrong in state.text(path)]
    if spoilt:
        return Replace("template mended", spoilt[0], wrong, "")
    path = TEMPLATES + chance.choice(["article.html", "tag.html", "list.html", "profile.html"])
    return Replace("template broken", path, "{% endblock %}", f"{wrong}{{% endblock %}}")


def asset(state: State, chance: random.Random) -> Edit:
    """A style sheet, or what it brings in, says something else; one comes or goes that nobody asks for."""
    name = chance.choice(["plain.css", "signs/signs.css", "signs/sign.svg"])
    if chance.random() < 0.4:
        lines = state.text(f"{ASSETS}{name}").splitlines()[:1]
        return Write("asset changed", ASSETS + name, "\n".join([*lines, f"/* {chance.randrange(20)} */"]).encode())
    path = chance.choice([f"{ASSETS}new.css", "static/robots.txt", "static/favicon.svg"])
    if chance.random() < 0.3:
        return Remove("asset", path)
    return Write("asset", path, f"/* {chance.randrange(100)} */\n".encode())


def config(state: State, chance: random.Random) -> Edit:
    name, value = chance.choice(
        [
            ("口号", f"口号{chance.randrange(100)}"),
            ("名称", f"测试报{chance.randrange(10)}"),
            ("导航", chance.choice(["", "[首页, 专栏, 往期]", "[首页, 关于本报]"])),
            ("置灰", f"[{state.now:%Y-%m-%d}]"),
            ("旧址表", chance.choice(["", "{/from-long-ago/: /index.html}"])),
            ("网址规则", chance.choice(["", "{article: 'articles/{year}/{slug}.html'}"])),
            ("规则", chance.choice(["", "{missing-alt: off}", "{missing-alt: error}"])),
            ("网址", chance.choice(["", "https://example.org/paper/", "https://example.com/"])),
            ("撤稿页", chance.choice(["", "", "否"])),
            ("二维码", chance.choice(["是", "否", "否", "否"])),
            ("主题", "plain"),
        ]
    )
    return SetKey(f"config {name}", CONFIG, name, value)
