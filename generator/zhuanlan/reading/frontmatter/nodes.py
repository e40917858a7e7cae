"""The tree of texts that a head is read into.

A head of seven keys makes some twenty nodes, and a paper ten thousand heads. So these are named tuples, as frozen as
the house's dataclasses and made three times as fast.
"""

from typing import NamedTuple


class Scalar(NamedTuple):
    """A text. Lines are the file's, columns count characters from 1; the end is exclusive."""

    text: str
    line: int
    column: int
    end_line: int
    end_column: int
    style: str = ""
    """How it was typed: empty, `"`, `'`, `|` or `>`."""
    tail: str = ""
    """What stands behind an unquoted text as a YAML comment, from its `#` on: its type tells if it was meant so."""


class Sequence(NamedTuple):
    """A list of nodes."""

    items: "tuple[Node, ...]"
    line: int
    column: int
    end_line: int
    end_column: int
    flow: bool
    """Typed as `[…]`."""


class Pair(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Pairs in the order of the file, each key once."""

    pairs: tuple[Pair, ...]
    line: int
    column: int
    end_line: int
    end_column: int
    flow: bool


Node = Scalar | Sequence | Mapping


def empty(line: int) -> Mapping:
    """A head without a key."""
    return Mapping((), line, 1, line, 1, flow=False)
