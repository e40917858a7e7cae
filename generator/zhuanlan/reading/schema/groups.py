"""Nested values: groups, lists of groups, and mappings with free keys."""

from collections.abc import Callable
from typing import Any

from zhuanlan.model import schema
from zhuanlan.model.codes.values import NOT_A_MAPPING
from zhuanlan.reading.frontmatter.nodes import Mapping, Node, Scalar, Sequence
from zhuanlan.reading.schema import lists, reshaping, texts
from zhuanlan.reading.schema.texts import Reading

Nested = schema.Group | schema.Many | schema.Pairs | schema.PairsOf
ReadGroup = Callable[[Reading, schema.Group, str, Node], Any]


def read(reading: Reading, type_: Nested, key: str, node: Node, group: ReadGroup) -> Any:
    """The nested value; `group` reads one mapping into a record."""
    if isinstance(type_, schema.Group):
        return group(reading, type_, key, node)
    if isinstance(type_, schema.Many):
        items = lists.nodes(reading, key, node) if type_.group.short else _items(node)
        made = [group(reading, type_.group, key, item) for item in items if texts.is_given(item)]
        return None if None in made else tuple(made)
    if isinstance(node, Scalar):
        node = reshaping.as_mapping(reading, node) or node
    if not isinstance(node, Mapping):
        reading.report(NOT_A_MAPPING, node, key=key, form="甲: 乙")
        return None
    if isinstance(type_, schema.Pairs):
        return _pairs(reading, node)
    found = [(pair.key.text.strip(), group(reading, type_.group, pair.key.text, pair.value)) for pair in node.pairs]
    return None if any(value is None for _, value in found) else tuple(found)


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _pairs(reading: Reading, node: Mapping) -> tuple[tuple[str, str], ...] | None:
    found = [(pair.key.text.strip(), texts.line(reading, pair.key.text, pair.value)) for pair in node.pairs]
    if any(value is None for _, value in found):
        return None
    return tuple((key, value) for key, value in found if value is not None)
