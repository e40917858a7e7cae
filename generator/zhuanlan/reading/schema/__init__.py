"""A mapping → a record, by the record's own declarations (`model.schema.key`). All mistakes in one run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from zhuanlan.model import schema
from zhuanlan.model.codes.fences import NO_DATE_IN_NAME, NO_HEADING
from zhuanlan.model.codes.frontmatter import KEY_CLASH, MISSING_KEY
from zhuanlan.model.codes.values import NOT_A_MAPPING
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.names import Person
from zhuanlan.model.schema import Key
from zhuanlan.reading.frontmatter import FrontMatter, Head
from zhuanlan.reading.frontmatter.nodes import Mapping, Node, Pair, Scalar
from zhuanlan.reading.schema import groups, people, reshaping, roles, unknown, values
from zhuanlan.reading.schema.keys import Table, table_of
from zhuanlan.reading.schema.people import Cast
from zhuanlan.reading.schema.texts import Reading

R = TypeVar("R")
_ADD = Bilingual("加上一行", "Add a line such as")
_FILL_IN = Bilingual("把这一行填上", "Fill in the line, as in")


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """What a head says. `record` is None where a required key is missing or cannot be read.

    Another key that cannot be read has its default. So a record may come with errors among the findings: others can link to the entry, but it must not be published.
    """

    record: R | None
    values: tuple[tuple[str, Any], ...]
    """What could be read, also where the record as a whole could not."""
    places: tuple[tuple[str, Place], ...]
    findings: tuple[Diagnostic, ...]


def read_record(record: type[R], front: FrontMatter, *, zone: ZoneInfo) -> Read[R]:
    """The record that a file's front matter holds. The findings of `front` itself are not repeated."""
    head = front.head
    reading = Reading(head.page, zone)
    table = table_of(record)
    fields = _Fields(reading, table)
    if head.absent:
        fields.read(_implied(reading, table, head))
        fields.excuse(key.name for key in _headless_keys(table) if key is not None)
    else:
        fields.read(head.tree.pairs, head.broken)
    if head.readable:
        fields.report_missing(head.top)
    return Read(fields.made(record), fields.values, tuple(fields.places.items()), tuple(reading.findings))


class _Fields:
    """The fields of one record as they are read, pair by pair."""

    def __init__(self, reading: Reading, table: Table) -> None:
        self._reading, self._table = reading, table
        self._values: dict[str, Any] = {}
        self._casts: list[Cast] = []
        self._keys: dict[str, Scalar] = {}
        self._meant: set[str] = set()
        self.places: dict[str, Place] = {}

    def read(self, pairs: Sequence[Pair], broken: Sequence[Scalar] = ()) -> None:
        """Reads the pairs; of `broken` only the keys are known, and none of them counts as missing."""
        for typed in broken:
            known = self._table.exact.get(typed.text) or self._other(typed, None, pairs)
            self.excuse([known.name] if known is not None else ())
        for typed, node in pairs:
            key = self._table.exact.get(typed.text) or self._other(typed, node, pairs)
            if key is None:
                continue
            earlier = self._keys.setdefault(key.name, typed)
            if earlier is not typed:
                self._report_clash(earlier, typed)
                self.excuse([key.name])
            elif values.is_given(key.type, node):
                self._take(key, typed.text, node)

    def excuse(self, names: Iterable[str]) -> None:
        """These were meant, though they could not be read: they are not missing."""
        self._meant.update(names)

    def report_missing(self, top: Place) -> None:
        for key in self._table.required:
            if key.name in self._values or key.name in self._meant:
                continue
            typed = self._keys.get(key.name)
            place = top if typed is None else self._reading.place(typed)
            form = "2010-11-10" if isinstance(key.type, schema.When | schema.Day) else "……"
            task = _ADD if typed is None else _FILL_IN
            missing = MISSING_KEY.at(place, key=key.chinese, english=key.name, form=form, task=task)
            self._reading.findings.append(missing)

    @property
    def values(self) -> tuple[tuple[str, Any], ...]:
        return tuple(self._values.items())

    def made(self, record: type[R]) -> R | None:
        if self._casts and self._table.credits is not None:
            self._values[self._table.credits.name] = people.joined(self._casts)
        if not self._table.needed <= self._values.keys():
            return None
        return record(**self._values)

    def _take(self, key: Key, typed: str, node: Node) -> None:
        self.places[key.name] = self._reading.page.place(node.line, node.column)
        reader = self._table.readers.get(key.name)
        found = reader(self._reading, typed, node) if reader is not None else self._value(key, typed, node)
        if found is None:
            self._meant.add(key.name)
        elif found != "" or not key.required:
            self._values[key.name] = found

    def _value(self, key: Key, typed: str, node: Node) -> Any:
        type_ = key.type
        if isinstance(type_, schema.Names) and self._table.credits is not None:
            return self._bylines(typed, node)
        if isinstance(type_, schema.Credits):
            casts = people.roles(self._reading, typed, node)
            self._casts += casts or ()
            return None if casts is None else ()
        if isinstance(type_, schema.Group | schema.Many | schema.Pairs | schema.PairsOf):
            return groups.read(self._reading, type_, typed, node, _group)
        return values.read(self._reading, type_, typed, node)

    def _bylines(self, typed: str, node: Node) -> tuple[Person, ...] | None:
        found = people.bylines(self._reading, typed, node)
        if found is None:
            return None
        self._casts += found[1]
        return found[0]

    def _other(self, typed: Scalar, value: Node | None, pairs: Sequence[Pair]) -> Key | None:
        """The key that is meant though it is not spelt so; people by role are gathered on the way."""
        key = unknown.loosely_spelt(self._reading, self._table, typed)
        if key is not None:
            return key
        credits_ = self._table.credits
        if credits_ is not None and roles.is_role(typed.text):
            if value is not None and values.is_given(credits_.type, value):
                role = typed.text.strip()
                self.places.setdefault(credits_.name, self._reading.place(value))
                self._casts += people.casts(self._reading, role, role, value) or ()
            return None
        meant = unknown.unknown(self._reading, self._table, typed, pairs)
        self.excuse([meant.name] if meant is not None else ())
        return None

    def _report_clash(self, one: Scalar, other: Scalar) -> None:
        self._reading.report(
            KEY_CLASH, other, one=one.text, other=other.text, first=one.line, second=other.line
        )  # fmt: skip


def _group(reading: Reading, type_: schema.Group, key: str, node: Node) -> Any:
    """A nested mapping as a record of its own; a plain text stands for its short field."""
    table = table_of(type_.record)
    fields = _Fields(reading, table)
    if isinstance(node, Scalar):
        node = reshaping.as_mapping(reading, node, table.exact) or node
    if isinstance(node, Mapping):
        fields.read(node.pairs)
        fields.report_missing(reading.place(node))
        made = fields.made(type_.record)
        faults: Iterable[schema.Fault] = type_.check(made) if type_.check is not None and made is not None else ()
        for fault in faults:
            arguments: dict[str, Any] = dict(fault.arguments)
            place = fields.places.get(fault.key) or reading.place(node)
            place = replace(place, excerpt="") if fault.secret else place
            reading.findings.append(fault.code.at(place, **arguments))
        return made
    short = table.exact.get(type_.short)
    if short is not None and isinstance(node, Scalar):
        fields.read([Pair(Scalar(type_.short, node.line, node.column, node.line, node.column), node)])
        return fields.made(type_.record)
    form = "；".join(f"{one.chinese}: …" for one in (table.required or table.keys[:2]))
    reading.report(NOT_A_MAPPING, node, key=key, form=form)
    return None


def _headless_keys(table: Table) -> tuple[Key | None, Key | None]:
    """The required keys for which a heading and a file's name can stand."""

    def first(*types: type) -> Key | None:
        return next((key for key in table.required if isinstance(key.type, types)), None)

    return first(schema.Line), first(schema.When, schema.Day)


def _implied(reading: Reading, table: Table, head: Head) -> tuple[Pair, ...]:
    """The title and the date of a text without front matter, under the keys that the record asks for."""
    found: list[Pair] = []
    title, day = _headless_keys(table)
    for key, node, code, place in (
        (title, head.title, NO_HEADING, head.top),
        (day, head.day, NO_DATE_IN_NAME, Place(head.page.path)),
    ):
        if key is not None and node is None:
            reading.findings.append(code.at(place, key=key.chinese, english=key.name))
        elif key is not None and node is not None:
            found.append(Pair(Scalar(key.name, node.line, node.column, node.line, node.column), node))
    return tuple(found)
