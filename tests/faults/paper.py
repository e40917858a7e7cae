"""A paper in two states, so small that it is built in a blink, and with one of everything that a build writes."""

from pathlib import Path

from tests.harness import SOUND, Site, sound
from tests.media.pictures import png, svg

_SITE = f"{SOUND['site.yaml']}网址: https://example.org/paper/\n"
_ALWAYS: dict[str, str | bytes] = {
    **SOUND,
    "site.yaml": _SITE,
    "content/media/canal.png": png(30, 20),
    "static/robots.txt": b"User-agent: *\n",
    "themes/plain/assets/plain.css": b"p { margin: 0 }\n",
}
_ARTICLE = "---\n标题: 第{n}条渠\n日期: 2026-10-{day}\n专栏: 理论研讨\n作者: {who}\n标签: [水利]\n---\n\n{text}\n"


def _article(number: int, text: str) -> str:
    return _ARTICLE.format(n=number, day=10 + number, who="于甲、林乙" if number % 2 else "林乙", text=text)


def _canals(text: str) -> dict[str, str]:
    return {f"content/articles/canal-{n}.md": _article(n, f"{text}，见[旧文](first.md)。\n" * 20) for n in range(8)}


STATES: tuple[dict[str, str | bytes], ...] = (
    {
        **_ALWAYS,
        **_canals("渠修了三年"),
        "content/articles/picture.md": _article(20, "![一条渠](canal.png)"),
        "content/articles/withdrawn.md": _article(19, "后来撤下的一篇。"),
    },
    {
        **_ALWAYS,
        **_canals("渠修了五年"),
        "site.yaml": _SITE.replace("测试报", "渠报"),
        "content/media/canal.png": png(40, 20),
        "content/media/map.svg": svg('width="20" height="10"'),
        "static/robots.txt": b"User-agent: *\nDisallow:\n",
        "content/articles/picture.md": _article(20, "![一条渠](canal.png) ![地图](map.svg)"),
        "content/articles/2011/new.md": _article(18, "新的一篇。"),
    },
    {
        **_ALWAYS,
        **_canals("渠修了三年"),
        "content/articles/canal-3.md": _article(3, "渠修了三年，见[旧文](first.md)。\n" * 20 + "渠修了四年。"),
        "content/articles/picture.md": _article(20, "![一条渠](canal.png)"),
        "content/articles/withdrawn.md": _article(19, "后来撤下的一篇。"),
    },
)
"""The first; one in which nearly every file of the output is another, some are gone and some are new; and one in which
texts changed and nothing else."""


def lay_out(site: Site, state: int) -> None:
    """Make the folder hold the state: only what is other is touched."""
    wanted = STATES[state]
    for path in {path for other in STATES for path in other} - wanted.keys():
        (site.folder / path).unlink(missing_ok=True)
    for path, content in wanted.items():
        data = content if isinstance(content, bytes) else content.encode()
        file = site.folder / path
        if not file.exists() or file.read_bytes() != data:
            site.file(path, data)


def first(folder: Path) -> Site:
    """The paper in its first state."""
    site = sound(folder)
    lay_out(site, 0)
    return site
