"""Lines `键：值` under a key are one text to YAML, and a mapping to everybody else."""

from collections.abc import Container

from zhuanlan.model.codes.frontmatter import FULL_WIDTH_COLON, NO_SPACE_AFTER_COLON
from zhuanlan.reading.frontmatter.keylines import key_line
from zhuanlan.reading.frontmatter.nodes import Mapping, Pair, Scalar
from zhuanlan.reading.schema.texts import Reading


def as_mapping(reading: Reading, node: Scalar, known: Container[str] | None = None) -> Mapping | None:
    """The mapping that a text of several lines certainly is: each line has a key, a known one if `known` is given."""
    before = reading.page.line(node.line)[: node.column - 1]
    if node.style or not node.text or before.strip(" -"):
        return None
    pairs: list[Pair] = []
    for number in range(node.line, node.end_line + 1):
        start = node.column - 1 if number == node.line else 0
        found = key_line(reading.page.line(number)[start:])
        if found is None or found.value[:1] in ("'", '"', "[", "{") or (known is not None and found.name not in known):
            return None
        column, value = start + len(found.pad) + 1, start + found.value_column
        key = Scalar(found.name.strip(), number, column, number, column + len(found.key))
        end = value + len(found.value.rstrip())
        pairs.append(Pair(key, Scalar(found.value.strip(), number, value, number, end)))
    for number, pair in enumerate(pairs, node.line):
        line = reading.page.line(number)
        colon = line[: pair.value.column - 1].rstrip()
        code = NO_SPACE_AFTER_COLON if colon.endswith(":") else FULL_WIDTH_COLON
        fix = f"{line[: pair.key.end_column - 1]}: {line[pair.value.column - 1 :]}"
        place = reading.page.place(number, len(colon))
        reading.findings.append(code.at(place, key=pair.key.text, fix=fix))
    return Mapping(tuple(pairs), node.line, node.column, node.end_line, node.end_column, flow=False)
