"""YAML events → a tree of texts: no implicit types, no anchors, no tags, no depth beyond 32.

PyYAML's own guesses turn `0123` into 83, `12:30` into 750 and `on` into True, keep the last of two equal keys, and
crash the process on 40,000 `[`. So its events are walked as they are parsed, and every scalar stays the text typed.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from zhuanlan.model.codes.fences import TWO_DOCUMENTS
from zhuanlan.model.codes.frontmatter import DUPLICATE_KEY, TOO_DEEP, YAML_ANCHOR, YAML_TAG
from zhuanlan.model.diagnostics import Code, Diagnostic
from zhuanlan.reading.frontmatter.manuscript import Manuscript
from zhuanlan.reading.frontmatter.nodes import Mapping, Node, Pair, Scalar, Sequence, empty

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 32


class RefusedError(Exception):
    """Something that YAML knows and front matter does not."""

    def __init__(self, code: Code, line: int, column: int) -> None:
        super().__init__(code.id)
        self.code, self.line, self.column = code, line, column


class SuspiciousError(Exception):
    """Sound YAML that hardly says what the editor meant."""


def grow(page: Manuscript, text: str, findings: list[Diagnostic]) -> Mapping:
    """The mapping that `text`, the lines of `page`, holds; equal keys are reported and the first is kept.

    Raises `yaml.YAMLError`, `RefusedError` or `SuspiciousError`.
    """
    try:
        return _Grower(page, text, findings).root()
    except yaml.reader.ReaderError as error:  # not a MarkedYAMLError: it has no place
        raise SuspiciousError from error


class _Grower:
    __slots__ = ("_comments", "_events", "_findings", "_first", "_page")

    def __init__(self, page: Manuscript, text: str, findings: list[Diagnostic]) -> None:
        self._page, self._findings, self._first = page, findings, page.first
        self._events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self._comments = "#" in text

    def root(self) -> Mapping:
        next(self._events)
        event = next(self._events)
        if type(event) is yaml.StreamEndEvent:
            return empty(self._first)
        node = self._node(next(self._events), 1)
        if isinstance(node, Scalar) and not node.text and not node.style:
            node = empty(self._first)
        next(self._events)
        event = next(self._events)
        if type(event) is not yaml.StreamEndEvent:
            raise self._refused(TWO_DOCUMENTS, event)
        if not isinstance(node, Mapping):
            raise SuspiciousError
        return node

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            raise self._refused(YAML_ANCHOR, event)
        if event.tag is not None:
            raise self._refused(YAML_TAG, event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth > _DEEPEST:
            raise self._refused(TOO_DEEP, event)
        return self._sequence(event, depth) if kind is yaml.SequenceStartEvent else self._mapping(event, depth)

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        style, first, tail = event.style or "", self._first, ""
        if self._comments and not style:
            rest = self._page.line(end.line + first)[end.column :].lstrip()
            tail = rest.rstrip() if rest.startswith("#") else ""
        return Scalar(
            event.value, start.line + first, start.column + 1, end.line + first, end.column + 1, style, tail
        )  # fmt: skip

    def _sequence(self, start: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while type(event := next(self._events)) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), *self._extent(start, event), bool(start.flow_style))

    def _mapping(self, start: Any, depth: int) -> Mapping:
        pairs: dict[str, Pair] = {}
        while type(event := next(self._events)) is not yaml.MappingEndEvent:
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                raise SuspiciousError  # `{{ 7*7 }}`: a text in braces
            if key.text in pairs:
                self._report_duplicate(pairs[key.text].key, key)
                continue
            if not key.style and ("：" in key.text or key.text.strip() != key.text):
                raise SuspiciousError
            pairs[key.text] = Pair(key, value)
        return Mapping(tuple(pairs.values()), *self._extent(start, event), bool(start.flow_style))

    def _extent(self, start: Any, end: Any) -> tuple[int, int, int, int]:
        begin, close = start.start_mark, end.end_mark
        return begin.line + self._first, begin.column + 1, close.line + self._first, close.column + 1

    def _report_duplicate(self, one: Scalar, other: Scalar) -> None:
        place = self._page.place(other.line, other.column)
        self._findings.append(DUPLICATE_KEY.at(place, key=other.text, first=one.line, second=other.line))

    def _refused(self, code: Code, event: Any) -> RefusedError:
        return RefusedError(code, event.start_mark.line + self._first, event.start_mark.column + 1)
