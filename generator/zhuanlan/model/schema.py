"""How a record is written as front matter: the record is its own schema.

A field of a record is declared with `key`, which names what editors may type for it and the type of its value:

    title: str = key("标题", "主题", type=Line(), required=True)

`reading.schema` reads a mapping into such a record; `docs/` prints the tables from the same declarations.
"""

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, field, fields
from typing import Any

from zhuanlan.model.diagnostics import Bilingual, Code


@dataclass(frozen=True, slots=True)
class Bare:
    """A type that is all said by its name, so that any two of one name are equal."""


class Line(Bare):
    """Text on one line → str."""

    __slots__ = ()


class Prose(Bare):
    """Text of any length, its lines kept → str."""

    __slots__ = ()


class Words(Bare):
    """A list, or one text split at `、 ， , ； ;` → tuple[str, ...]."""

    __slots__ = ()


class Names(Bare):
    """People, split as `Words` → tuple[Person, ...]."""

    __slots__ = ()


class Credits(Bare):
    """A mapping of roles to names → tuple[Credit, ...]. Keys of the entry that are roles are gathered here too."""

    __slots__ = ()


class When(Bare):
    """A day or a moment, in any form that Chinese editors type → Moment."""

    __slots__ = ()


class Day(Bare):
    """A day → date."""

    __slots__ = ()


class Days(Bare):
    """A list of days → tuple[date, ...]."""

    __slots__ = ()


class Flag(Bare):
    """是/否, yes/no, true/false → bool."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number → int."""

    least: int = -(10**9)
    most: int = 10**9


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of fixed words → the English word. `choices`: (English, Chinese, further spellings…) of each."""

    choices: tuple[tuple[str, ...], ...]


class Web(Bare):
    """An absolute http or https address → str."""

    __slots__ = ()


class Mail(Bare):
    """An e-mail address → str."""

    __slots__ = ()


class Zone(Bare):
    """A name of the IANA time zone database → str."""

    __slots__ = ()


class Slug(Bare):
    """One segment of an address: no `/`, no `..` → str."""

    __slots__ = ()


class Paths(Bare):
    """Paths inside the site, `/` between segments; a list, or one → tuple[str, ...]."""

    __slots__ = ()


class File(Bare):
    """The path of a file in `content/` → str."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """The name of an entry of another kind → str. That it exists is checked when the site is assembled."""

    kind: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a record that could be read: the key that it is about, empty for the whole, and the finding's parts.

    The line is not shown where the finding is about a secret in it.
    """

    key: str
    code: Code
    arguments: tuple[tuple[str, str | Bilingual], ...] = ()
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping → another record; a plain text is taken for the record's field `short`, where it names one.

    `check` finds what no single key shows.
    """

    record: type
    short: str = ""
    check: Callable[[Any], Iterable[Fault]] | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """A list of groups, or one group → tuple of records."""

    group: Group


class Pairs(Bare):
    """A mapping of free keys to texts, in order → tuple[tuple[str, str], ...]."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PairsOf:
    """A mapping of free keys to groups, in order → tuple[tuple[str, record], ...]."""

    group: Group


Type = (
    Line | Prose | Words | Names | Credits | When | Day | Days | Flag | Whole | OneOf | Web | Mail | Zone | Slug
    | Paths | File | Entry | Group | Many | Pairs | PairsOf
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One field as front matter: `name` is the field's own; `aliases` begin with its Chinese name."""

    name: str
    aliases: tuple[str, ...]
    type: Type
    required: bool

    @property
    def chinese(self) -> str:
        return self.aliases[0] if self.aliases else self.name


def key(*aliases: str, type: Type, required: bool = False, default: Any = MISSING) -> Any:  # noqa: A002
    """A field of a record that editors write. Without a default it is None, or empty for text and lists."""
    value = _EMPTY.get(type.__class__) if default is MISSING else default
    return field(default=value, metadata={"key": (aliases, type, required)})


_EMPTY: dict[Any, Any] = {
    Line: "", Prose: "", Web: "", Mail: "", Slug: "", File: "", Entry: "", Zone: "", Flag: False,
    Words: (), Names: (), Credits: (), Days: (), Paths: (), Many: (), Pairs: (), PairsOf: (),
}  # fmt: skip


def keys_of(record: type) -> tuple[Key, ...]:
    """The keys of a record, in the order of its fields."""
    found = []
    for item in fields(record):
        if "key" in item.metadata:
            aliases, type_, required = item.metadata["key"]
            found.append(Key(item.name, aliases, type_, required))
    return tuple(found)
