"""A table with its borders, and no sign in it that might hide one."""

import re

from zhuanlan.reading.markdown.shortcut.inline import inline

_ROW = re.compile(r"\|([^\\`{]*)\| *")
_RULE = re.compile(r" *(:?)-+(:?) *")
_STYLES = {
    (":", ":"): ' style="text-align: center;"',
    (":", ""): ' style="text-align: left;"',
    ("", ":"): ' style="text-align: right;"',
    ("", ""): "",
}


def table(text: str) -> str | None:
    """The HTML of a block whose lines are rows, the second of them a rule."""
    rows: list[list[str]] = []
    for line in text.split("\n"):
        match = _ROW.fullmatch(line)
        if not match:
            return None
        rows.append(match[1].split("|"))
    if len(rows) < 3 or len(rows[0]) < 2 or len(rows[0]) != len(rows[1]):
        return None
    rules = [_RULE.fullmatch(cell) for cell in rows[1]]
    styles = [_STYLES[rule[1], rule[2]] for rule in rules if rule]
    made = [_row(cells, "td" if index else "th", styles) for index, cells in enumerate((rows[0], *rows[2:]))]
    if len(styles) < len(rules) or "" in made:
        return None
    body = "\n".join(made[1:])
    return f"<table>\n<thead>\n{made[0]}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _row(cells: list[str], tag: str, styles: list[str]) -> str:
    """A row with as many cells as there are styles; empty if one is not known."""
    made = ["<tr>"]
    for index, style in enumerate(styles):
        words = inline(cells[index].strip(" ")) if index < len(cells) else ""
        if words is None:
            return ""
        made.append(f"<{tag}{style}>{words}</{tag}>")
    return "\n".join([*made, "</tr>"])
