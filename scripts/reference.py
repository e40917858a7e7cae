"""Print the reference pages of `docs/` from the code: `python scripts/reference.py`. A test holds them true."""

from collections.abc import Iterator
from pathlib import Path

from zhuanlan.model.codes import ALL
from zhuanlan.model.diagnostics import Code
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.paper import Paper
from zhuanlan.model.schema import Group, Key, Many, OneOf, PairsOf, keys_of

DOCS = Path(__file__).parents[1] / "docs"
NOT_YET = ("提及链接", "检索", "相关文章", "字体")
"""Keys that are read and checked, and wait for the work that they will govern."""

_SEVERITY = {"error": "错误 error", "warning": "提醒 warning"}


def diagnostics() -> str:
    """Every code, with an example and its cure."""
    return "".join(f"{line}\n" for line in _diagnostics())


def _diagnostics() -> Iterator[str]:
    yield "# 诊断 Diagnostics\n"
    yield "由 `make docs` 从代码生成。Printed from the code by `make docs`.\n"
    yield "提醒可以在 `site.yaml` 里改轻重：`规则: {missing-alt: error}`，取值 error、warning、off。"
    yield "A warning can be given another weight in `site.yaml`: `rules: {missing-alt: error}` (error, warning, off).\n"
    for code in sorted(ALL, key=lambda code: code.id):
        yield f"## {code.id}\n"
        yield f"{_SEVERITY[code.severity]}\n"
        yield f"- {code.message.zh}  \n  {code.message.en}"
        yield f"- 办法 cure：{code.cure.zh}  \n  {code.cure.en}\n"
        yield from _example(code)


def _example(code: Code) -> Iterator[str]:
    if code.example is None:
        return
    if code.example.data:
        yield f"`{code.example.path}`: `{code.example.data[:60]!r}`\n"
        return
    shown = code.example.text.splitlines()
    lines = [line if len(line) <= 100 else line[:100] + " …" for line in shown[:14]]
    lines += ["…"] if len(shown) > len(lines) else []
    lines = ["".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in line) for line in lines]
    fence = "````" if any("```" in line for line in lines) else "```"
    yield f"`{code.example.path}`\n"
    yield "\n".join([fence, *lines, fence, ""])


def keys() -> str:
    """Every key of every kind and of site.yaml."""
    return "".join(f"{line}\n" for line in _keys())


def _keys() -> Iterator[str]:
    yield "# 键 Keys\n"
    yield "由 `make docs` 从代码生成。Printed from the code by `make docs`.\n"
    yield "同一个键有中文名和英文名，任选一个。A key has Chinese and English names: use any one of them.\n"
    for kind in KINDS:
        yield f"## {kind.label.zh} {kind.label.en}（content/{kind.folders[1]}/ · content/{kind.folders[0]}/）\n"
        yield from _table(keys_of(kind.record))
    yield "## site.yaml\n"
    yield from _table(keys_of(Paper))


def _table(found: tuple[Key, ...], title: str = "") -> Iterator[str]:
    if title:
        yield f"### {title}\n"
    yield "| 键 key | 别名 also | 值 value |"
    yield "|---|---|---|"
    nested: list[tuple[str, type]] = []
    for key in found:
        names = "、".join(f"`{name}`" for name in (*key.aliases[1:], key.name))
        mark = "（必填 required）" if key.required else "（尚未起作用 not yet）" if key.chinese in NOT_YET else ""
        yield f"| `{key.chinese}`{mark} | {names} | {_value(key)} |"
        group = key.type.group if isinstance(key.type, Many | PairsOf) else key.type
        if isinstance(group, Group):
            nested.append((key.chinese, group.record))
    yield ""
    for name, record in nested:
        yield from _table(keys_of(record), f"{name} 里的键 keys of {name}")


def _value(key: Key) -> str:
    if isinstance(key.type, OneOf):
        return "、".join(f"`{choice[1]}` (`{choice[0]}`)" for choice in key.type.choices)
    return _VALUES[type(key.type).__name__]


_VALUES = {
    "Line": "一行文字 text",
    "Prose": "一段文字 text, any length",
    "Words": "几个词，用 、 或 , 隔开 words",
    "Names": "人名，用 、 隔开 names",
    "Credits": "角色: 人名 role: names",
    "When": "日期或时刻 day or moment",
    "Day": "日期 day",
    "Days": "几个日期 days",
    "Flag": "是/否 yes/no",
    "Whole": "整数 whole number",
    "Web": "网址 https://…",
    "Mail": "电子邮箱 e-mail",
    "Zone": "时区 time zone",
    "Slug": "文件名用的词 one word of an address",
    "Paths": "站内路径 paths",
    "File": "文件 file",
    "Entry": "已有条目的名字 name of an entry",
    "Group": "几个键，见下 keys, see below",
    "Many": "若干组键，见下 groups of keys, see below",
    "Pairs": "名: 值 name: value",
    "PairsOf": "名: 一组键，见下 name: keys, see below",
}

PAGES = {"diagnostics.md": diagnostics, "keys.md": keys}

if __name__ == "__main__":
    for name, printed in PAGES.items():
        (DOCS / name).write_text(printed(), "utf-8")
