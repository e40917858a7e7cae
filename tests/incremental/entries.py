"""Work on articles, columns, people and pages. Each function draws one edit for the paper as it stands."""

import random
import re
from datetime import timedelta

from tests.incremental.edits import Append, Backdate, Edit, Remove, Rename, Replace, SetKey, Together, Touch, Write
from tests.incremental.first import COLUMNS, INSTITUTIONS, PROFILES, TAGS, WRITERS, article_text
from tests.incremental.state import State

ARTICLES = ("content/articles/", "content/文章/")
ENTRIES = "content/"
WATERS = ("渠水", "井水", "河水")
NAMES = ("标题", "姓名", "名称")


def body(state: State, chance: random.Random) -> Edit:
    what = chance.choice(
        ["补一句。", "**又补一句**。", f"见[[{_title(state, chance)}]]。", f"{chance.choice([*PROFILES])}来过。"]
    )
    return Append("body", _any(state, chance, ENTRIES), f"\n{what}\n")


def letter(state: State, chance: random.Random) -> Edit:
    """One word becomes another as long, so that the file's size does not tell; nor does its stamp, sometimes."""
    path = _any(state, chance, *ARTICLES)
    old = next((word for word in WATERS if word in state.text(path)), WATERS[0])
    edit = Replace("letter", path, old, chance.choice([word for word in WATERS if word != old]))
    return Backdate("letter, old stamp", path, edit) if chance.random() < 0.5 else edit


def touched(state: State, chance: random.Random) -> Edit:
    return Touch("touched", chance.choice(sorted(state.files)))


def title(state: State, chance: random.Random) -> Edit:
    """An entry gets another name; those that lead to it by its old one are mended with it, mostly."""
    path = _any(state, chance, ENTRIES)
    key, old = _name(state.text(path))
    new = f"{chance.choice(('新', '再', '又'))}题{chance.randrange(1000)}"
    edits: list[Edit] = [SetKey("title", path, key, new)]
    if chance.random() < 0.8:
        citers = [other for other in state.paths(ENTRIES, suffix=".md") if other != path and old in state.text(other)]
        edits += [Replace("citer", citer, old, new) for citer in citers if old]
    return Together("title", tuple(edits))


def date(state: State, chance: random.Random) -> Edit:
    day = state.now + timedelta(days=chance.randrange(-90, 4), hours=chance.randrange(24))
    return SetKey("date", _any(state, chance, *ARTICLES), "日期", f"{day:%Y-%m-%d %H:%M}")


def key(state: State, chance: random.Random) -> Edit:
    """One of the other keys of an article, given or taken away."""
    name, value = chance.choice(
        [
            ("专栏", chance.choice(["", *COLUMNS.values()])),
            ("状态", chance.choice(["", "草稿", "签发", "撤稿"])),
            ("作者", chance.choice([*WRITERS, "林小禾、方小满", "东街党支部"])),
            ("署名", chance.choice(["", "{摄影: 何旧书}"])),
            ("标签", f"[{'、'.join(chance.sample(TAGS, 2))}]"),
            ("题图", chance.choice(["", "渠.svg", "井.png"])),
            ("摘要", chance.choice(["", "一句话的摘要。"])),
            ("编者按", chance.choice(["", "编者说一句。"])),
            ("更正", chance.choice(["", "{日期: 2026-11-21, 内容: 错字已改。}"])),
            ("相关", f"[{_title(state, chance)}]"),
            ("下线时间", chance.choice(["", f"{state.now + timedelta(hours=chance.randrange(1, 60)):%Y-%m-%d %H:%M}"])),
            (
                "撤稿时间",
                chance.choice(["", f"{state.now + timedelta(hours=chance.randrange(-9, 40)):%Y-%m-%d %H:%M}"]),
            ),
            (
                "解禁时间",
                chance.choice(["", f"{state.now + timedelta(hours=chance.randrange(-9, 40)):%Y-%m-%d %H:%M}"]),
            ),
            ("原因", chance.choice(["", "数字没有核实。"])),
            ("头条", chance.choice(["", "是"])),
            ("权重", str(chance.randrange(5))),
        ]
    )
    return SetKey(f"key {name}", _any(state, chance, *ARTICLES), name, value)


def slug(state: State, chance: random.Random) -> Edit:
    """A new address, and mostly the old one kept as an alias."""
    path = _any(state, chance, *ARTICLES)
    moved = SetKey("slug", path, "网址名", f"s{chance.randrange(1000)}")
    old = SetKey("alias", path, "旧网址", f"/articles/{path.rsplit('/', 1)[-1].removesuffix('.md')}.html")
    return Together("slug", (moved, old)) if chance.random() < 0.7 else moved


def alias(state: State, chance: random.Random) -> Edit:
    return SetKey(
        "alias", _any(state, chance, ENTRIES), "旧网址", chance.choice(["", f"/was/{chance.randrange(1000)}.html"])
    )


def added(state: State, chance: random.Random) -> Edit:
    number = 100 + chance.randrange(900)
    folder = chance.choice(["content/articles", "content/文章/2026"])
    return Write("added", f"{folder}/a{number}.md", article_text(number, 22, chance).encode())


def deleted(state: State, chance: random.Random) -> Edit:
    return Remove("deleted", _any(state, chance, *ARTICLES, "content/profiles/", "content/pages/"))


def renamed(state: State, chance: random.Random) -> Edit:
    path = _any(state, chance, ENTRIES)
    folder = path.rpartition("/")[0]
    return Rename("renamed", path, f"{folder}/r{chance.randrange(1000)}.md")


def column(state: State, chance: random.Random) -> Edit:
    name, value = chance.choice(
        [("顺序", str(chance.randrange(9))), ("主题语", "一句主题语"), ("编者按", "开栏的话。")]
    )
    return SetKey("column", _any(state, chance, "content/columns/"), name, value)


def profile(state: State, chance: random.Random) -> Edit:
    name, value = chance.choice(
        [
            ("荣誉", f"[{{名称: 标兵, 年份: {chance.randint(2000, 2026)}}}]"),
            ("单位", chance.choice([*INSTITUTIONS])),
            ("别名", f"[老{chance.randrange(100)}]"),
            ("职务", "会计"),
            ("顺序", str(chance.randrange(9))),
            ("亮牌", "{牌名: 党员先锋岗}"),
        ]
    )
    return SetKey("profile", _any(state, chance, "content/profiles/"), name, value)


def institution(state: State, chance: random.Random) -> Edit:
    name, value = chance.choice([("地区", "禾浦县"), ("领域", "农村"), ("联系方式", f"{chance.randrange(1000)}室")])
    return SetKey("institution", _any(state, chance, "content/单位/"), name, value)


def broken(state: State, chance: random.Random) -> Edit:
    path = _any(state, chance, *ARTICLES)
    slips: tuple[Edit, ...] = (SetKey("broken", path, "标提", "误"), SetKey("broken", path, "日期", "明天"))
    return chance.choice([*slips, Append("broken", path, "\n[[没有这一篇]]\n")])


def mended(state: State) -> Edit | None:
    """The first entry that is wrong put right, whether it was broken or leads to what is gone; None if all is well."""
    texts = {path: state.text(path) for path in state.paths(ENTRIES, suffix=".md")}
    names = {_name(text)[1] for text in texts.values()}
    for path, text in texts.items():
        right = re.sub(r"(?m)^标提: .*\n", "", text).replace("日期: 明天\n", "日期: 2026-11-20\n")
        right = re.sub(r"\[\[(.*?)\]\]", lambda found: found[0] if found[1] in names else found[1], right)
        right = re.sub(r"(?m)^相关: \[(.*)\]\n", lambda found: found[0] if found[1] in names else "", right)
        if right != text:
            return Write("mended", path, right.encode())
    return None


def _any(state: State, chance: random.Random, *folders: str) -> str:
    return chance.choice(state.paths(*folders, suffix=".md") or ["content/articles/none.md"])


def _name(text: str) -> tuple[str, str]:
    found = re.search(rf"(?m)^({'|'.join(NAMES)}): (.*)$", text)
    return (found[1], found[2]) if found else (NAMES[0], "")


def _title(state: State, chance: random.Random) -> str:
    """The name of an entry that can be led to."""
    return _name(state.text(_any(state, chance, ENTRIES)))[1] or "理论研讨"
