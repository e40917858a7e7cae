"""Names and credits: 作者, and every key that is a role (责任编辑, 审稿, 摄影, …)."""

from dataclasses import dataclass

from zhuanlan.model.codes.values import LINKED_NAME, NAMES_AT_SPACES, NOT_A_MAPPING
from zhuanlan.model.names import Credit, Person
from zhuanlan.reading.frontmatter.nodes import Mapping, Node, Scalar, Sequence
from zhuanlan.reading.schema import lists, typography
from zhuanlan.reading.schema.lists import Item
from zhuanlan.reading.schema.texts import Reading

_FORM = "编辑: 张三"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one credit as they were read, before equal roles are joined."""

    role: str
    people: tuple[Person, ...]


def names(reading: Reading, key: str, node: Node) -> tuple[Person, ...] | None:
    items = lists.items(reading, key, node)
    if items is None:
        return None
    return typography.unique(one for item in items for one in _people(reading, item, item.text))


def bylines(reading: Reading, key: str, node: Node) -> tuple[tuple[Person, ...], list[Cast]] | None:
    """The authors, and those whom the same value names by role: `张三 摄影：李四`."""
    found = casts(reading, "", key, node)
    if found is None:
        return None
    authors = typography.unique(one for cast in found if not cast.role for one in cast.people)
    return authors, [cast for cast in found if cast.role]


def casts(reading: Reading, role: str, key: str, node: Node) -> list[Cast] | None:
    """The people of a role, and of the further roles that the value itself holds."""
    items = lists.items(reading, key, node)
    if items is None:
        return None
    return [
        Cast(one, _people(reading, item, text))
        for item in items
        for one, text in typography.split_credits(role, item.text)
    ]


def roles(reading: Reading, key: str, node: Node) -> list[Cast] | None:
    """署名: a mapping of roles to names, a list of such, or a text that holds `角色：`."""
    if isinstance(node, Mapping):
        return [
            cast
            for pair in node.pairs
            for cast in casts(reading, pair.key.text.strip(), pair.key.text, pair.value) or ()
        ]
    if isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        return [cast for item in node.items for cast in roles(reading, key, item) or ()]
    found = casts(reading, "", key, node)
    if found is not None and any(not cast.role for cast in found):
        reading.report(NOT_A_MAPPING, node, key=key, form=_FORM)
        return None
    return found


def joined(found: list[Cast]) -> tuple[Credit, ...]:
    """The credits in the order of the file, each role once."""
    people: dict[str, list[Person]] = {}
    for cast in found:
        people.setdefault(cast.role, []).extend(cast.people)
    credits_ = (Credit(role, typography.unique(members)) for role, members in people.items())
    return tuple(credit for credit in credits_ if credit.people)


def _people(reading: Reading, item: Item, text: str) -> tuple[Person, ...]:
    found: list[Person] = []
    for piece in typography.pieces(text) if item.divisible else [text.strip()]:
        if not piece:
            continue
        one = typography.person(piece)
        if one.display != piece:
            fix = _swapped(reading, item, piece, one.display)
            reading.findings.append(LINKED_NAME.at(reading.place_in(item.node, piece), name=one.display, fix=fix))
        elif typography.looks_like_several(piece):
            fix = _swapped(reading, item, piece, _separator(item).join(piece.split()))
            reading.findings.append(NAMES_AT_SPACES.at(reading.place_in(item.node, piece), names=piece, fix=fix))
        found.append(one)
    return tuple(found)


def _separator(item: Item) -> str:
    if not item.listed:
        return "、"
    style = item.node.style if isinstance(item.node, Scalar) else ""
    return f"{style}, {style}"


def _swapped(reading: Reading, item: Item, old: str, new: str) -> str:
    """The line with another text in the place of `old`, where that is one place of one line."""
    line = reading.page.line(item.node.line)
    return line.replace(old, new) if line.count(old) == 1 and not item.block else ""
