"""The small paper that the edits begin with: every kind of entry, and every way in which one page shows another."""

import random
from datetime import timedelta

from tests.harness import NOON, PLAIN
from tests.incremental.published import REGISTER, urls_of
from tests.incremental.state import State
from tests.media.pictures import png, svg

COLUMNS = {"lilun": "理论研讨", "laixin": "基层来信", "shuping": "灯下书评"}
INSTITUTIONS = {"石桥村": "农村", "东街社区": "社区", "县档案馆": "机关"}
PROFILES = {"于守田": "石桥村", "方小满": "东街社区", "何旧书": "县档案馆", "东街党支部": "东街社区"}
WRITERS = ("乔  军", "林小禾", "于守田", "方小满")
TAGS = ("水利", "公开", "读书", "邻里")
PICTURES = ("渠.svg", "井.png", "articles/门.png")
ARTICLES = 22

ASKED = """
{% for link_ in site.feeds() %}<link rel="alternate" href="{{ link(link_.url) }}">{% endfor %}
{% if site.qr(page.id) %}<img src="{{ link(site.qr(page.id)) }}" alt="">{% endif %}
<p>{{ site.citation(page.id) or "" }}</p>
{% for card in site.related(page.id) %}<p class="related"><a href="{{ link(card.url) }}">{{ card.title }}</a></p>{% endfor %}
{% set column = site.column_of(page.id) %}
{% if column %}{% for card in site.latest(column.id, 5) %}<p class="same">{{ card.title }}</p>{% endfor %}{% endif %}
{% for person in site.article(page.id).authors if site.person(person.name) %}<a href="{{ link(site.person(person.name)) }}">{{ person.name }}</a>{% endfor %}
{% for mending in site.article(page.id).corrections %}<p>{{ mending.text }}</p>{% endfor %}
"""
"""What the plain theme's article does not ask by itself."""

STYLED = """<link rel="stylesheet" href="{{ link(site.asset('plain.css')) }}">"""
"""What every page asks of the theme's assets; they name each other."""


def first(seed: int) -> State:
    """The paper of one seed: some have an address and so feeds, some of these QR codes, some the shipped theme."""
    chance = random.Random(f"first {seed}")
    files = {f"themes/plain/templates/{path.name}": path.read_bytes() for path in (PLAIN / "templates").iterdir()}
    article = files["themes/plain/templates/article.html"].decode().rstrip().removesuffix("{% endblock %}")
    files["themes/plain/templates/article.html"] = f'{article}{{% include "asked.html" %}}{{% endblock %}}\n'.encode()
    files["themes/plain/templates/asked.html"] = ASKED.encode()
    base = files["themes/plain/templates/base.html"].decode()
    files["themes/plain/templates/base.html"] = base.replace("</head>", f"{STYLED}</head>").encode()
    files["themes/plain/templates/asked.html"] += b"{{ site.asset('signs/sign.svg') }}\n"
    files["themes/plain/assets/plain.css"] = b"@import 'signs/signs.css';\n"
    files["themes/plain/assets/signs/signs.css"] = b"h1 { background: url(sign.svg) }\n"
    files["themes/plain/assets/signs/sign.svg"] = svg()
    files["content/图片/渠.svg"] = svg()
    files["content/media/井.png"] = png(4, 3)
    files["content/articles/门.png"] = png(5, 2)
    files["content/media/名单.txt"] = "名单\n".encode()
    files["site.yaml"] = _config(chance).encode()
    texts = {
        **_columns(),
        **_people(chance),
        "content/pages/about.md": "---\n标题: 关于本报\n---\n\n见[[理论研讨]]和[[第3件小事]]。\n",
        "content/页面/联系.md": "---\n标题: 联系我们\n旧网址: /lianxi.html\n---\n\n写信来。\n",
    }
    for number in range(1, ARTICLES + 1):
        path = f"content/{'文章/2026' if number % 4 == 0 else 'articles'}/a{number:02}.md"
        texts[path] = article_text(number, ARTICLES, chance)
    files |= {path: text.encode() for path, text in texts.items()}
    was = random.Random(f"published {seed}")
    if was.random() < 0.5:
        files[REGISTER] = "".join(f"{line}\n" for line in urls_of(files, was)).encode()
    return State(files, NOON)


def article_text(number: int, known: int, chance: random.Random) -> str:
    """An article that names people, shows a picture and leads to others, numbered up to `known`."""
    day = NOON - timedelta(days=chance.randrange(-2, 60), hours=chance.randrange(12))
    head = {
        "标题": f"第{number}件小事",
        "日期": f"{day:%Y-%m-%d %H:%M}",
        "专栏": chance.choice(["", *COLUMNS.values()]),
        "作者": chance.choice(["", *WRITERS, f"{WRITERS[0]}、{WRITERS[1]}"]),
        "标签": f"[{'、'.join(chance.sample(TAGS, chance.randrange(1, 3)))}]",
        "题图": chance.choice(["", "", "渠.svg"]),
        "相关": f"[第{chance.randint(1, known)}件小事]" if chance.random() < 0.2 else "",
        "旧网址": f"/old/{number}.html" if chance.random() < 0.2 else "",
        "编者按": "这件事还没有完。" if chance.random() < 0.2 else "",
        "更正": "{日期: 2026-11-20, 内容: 三处应为两处。}" if chance.random() < 0.15 else "",
        "状态": chance.choice(["草稿", "送审", "", "", "", "", "", "", "", ""]),
    }
    lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
    return f"---\n{lines}---\n\n" + "\n\n".join(_paragraphs(number, known, chance)) + "\n"


def _paragraphs(number: int, known: int, chance: random.Random) -> list[str]:
    who = chance.choice([*PROFILES, *INSTITUTIONS])
    found = [f"{who}说，第{number}件事*记下了*。", "渠水到了，账也**清了**。"]
    if chance.random() < 0.5:
        found.append(f"先前的事见[[第{chance.randint(1, known)}件小事]]。")
    if chance.random() < 0.3:
        found.append(f"![一张图]({chance.choice(('渠.svg', '井.png'))})")
    if chance.random() < 0.2:
        found.append("名单在[这里](名单.txt)，注在下面[^1]。\n\n[^1]: 当天抄的。")
    if chance.random() < 0.3:
        found.insert(1, f"## 第{number}节")
    return found


def _config(chance: random.Random) -> str:
    theme = "broadsheet" if chance.random() < 0.125 else "plain"
    lines = [
        "名称: 测试报",
        f"主题: {theme}",
        "口号: 小事说清",
        "标准: {五带头: 带头学习、带头服务}",
        "领域: [农村, 社区, 机关]",
    ]
    lines += ["网址: https://example.org/paper/"] * (chance.random() < 0.5)
    lines += ["二维码: " + ("是" if chance.random() < 0.2 else "否")]
    return "".join(f"{line}\n" for line in lines)


def _columns() -> dict[str, str]:
    return {
        f"content/columns/{slug}.md": f"---\n名称: {name}\n顺序: {order}\n---\n\n{name}登些什么。\n"
        for order, (slug, name) in enumerate(COLUMNS.items())
    }


def _people(chance: random.Random) -> dict[str, str]:
    texts = {
        f"content/单位/{name}.md": f"---\n名称: {name}\n类型: {type_}\n领域: {type_}\n---\n\n{name}不大。\n"
        for name, type_ in INSTITUTIONS.items()
    }
    for name, place in PROFILES.items():
        sort = "集体" if name.endswith("支部") else "个人"
        honour = f"荣誉: [{{名称: 先进, 年份: {chance.randint(2020, 2026)}}}]\n"
        text = f"---\n姓名: {name}\n类型: {sort}\n单位: {place}\n领域: {INSTITUTIONS[place]}\n{honour}---\n\n{name}在{place}。\n"
        texts[f"content/profiles/{name}.md"] = text
    return texts
