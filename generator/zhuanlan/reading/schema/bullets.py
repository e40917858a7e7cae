"""Items that YAML does not see: `· 甲`, `-甲`, `1、甲`, or a `- 甲` that does not stand under the one before it.

To YAML such lines are one text that runs over several lines; to everybody else they are a list.
"""

from zhuanlan.model.codes.frontmatter import BAD_YAML, LIST_BULLET
from zhuanlan.reading.frontmatter.keylines import Bullet, bullet
from zhuanlan.reading.frontmatter.nodes import Scalar
from zhuanlan.reading.schema.texts import Reading

_PLAIN_SIGNS = "-·•●"
"""A line of a wrapped text may begin with a dash of its own (——), but hardly with one of these."""


def recut(reading: Reading, node: Scalar) -> list[Scalar] | None:
    """The items that the lines of a text certainly are; None where it is a text."""
    if node.style or not node.text:
        return None
    before = reading.page.line(node.line)[: node.column - 1]
    if before.strip(" -"):
        return None
    item = "-" in before
    begin = node.line + 1 if item else node.line
    found = [(number, bullet(reading.page.line(number))) for number in range(begin, node.end_line + 1)]
    marked = [(number, one) for number, one in found if one is not None and (not item or one.sign in _PLAIN_SIGNS)]
    if not marked or len(marked) != len(found):
        return None
    nodes = [_first(reading, node)] if item else []
    for number, one in marked:
        pad = before.partition("-")[0] if item else one.pad
        place = reading.page.place(number, len(one.pad) + 1)
        typed = (one.pad if item else "") + one.sign + one.gap
        reading.findings.append(LIST_BULLET.at(place, typed=typed, fix=f"{pad}- {one.text}"))
        nodes.append(_node(reading, number, one))
    return nodes


def is_astray(reading: Reading, key: str, node: Scalar) -> bool:
    """Whether `标签: 甲` goes on with items on lines of their own; it is reported, since it may be meant in two ways."""
    if node.style or node.line == node.end_line:
        return False
    found = bullet(reading.page.line(node.line + 1))
    if found is None or found.sign not in _PLAIN_SIGNS:
        return False
    place = reading.page.place(node.line + 1, len(found.pad) + 1)
    reading.findings.append(BAD_YAML.at(place, key=key))
    return True


def _first(reading: Reading, node: Scalar) -> Scalar:
    line = reading.page.line(node.line)
    return Scalar(line[node.column - 1 :].strip(), node.line, node.column, node.line, len(line) + 1)


def _node(reading: Reading, number: int, one: Bullet) -> Scalar:
    line = reading.page.line(number)
    return Scalar(one.text.strip(), number, len(line) - len(one.text) + 1, number, len(line) + 1)
