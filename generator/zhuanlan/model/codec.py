"""Records ↔ plain values that JSON can hold, by the records' own annotations.

The universe is closed: `str int float bool None date datetime tuple`, other frozen dataclasses, and unions of these. A
record becomes the list of its fields; in a union of records its place in the union stands first. What is read back is
equal to what was written. Nothing that is read can call anything: it is JSON (never pickle).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Step = Callable[[Any], Any] | None
"""What is done to a value; None leaves it as it is."""

_PLAIN = (str, int, float, bool, NoneType)


@dataclass(frozen=True, slots=True)
class Codec:
    """Both ways of one type. A step that is None would change nothing."""

    encode: Step
    decode: Step


@cache
def codec(type_: Any) -> Codec:
    """How values of a type are written and read."""
    origin = get_origin(type_)
    if type_ in _PLAIN or type_ is Any or origin is Literal:
        return Codec(None, None)
    if type_ is datetime:
        return Codec(datetime.isoformat, datetime.fromisoformat)
    if type_ is date:
        return Codec(date.isoformat, date.fromisoformat)
    if origin is tuple:
        return _tuple(get_args(type_))
    if origin in (Union, UnionType):
        return _union(get_args(type_))
    if isinstance(type_, type) and is_dataclass(type_):
        return _record(type_)
    raise TypeError(f"no codec for {type_!r}")


def encoded(type_: Any, value: Any) -> Any:
    """A value of a type as plain values."""
    step = codec(type_).encode
    return value if step is None else step(value)


def decoded(type_: Any, plain: Any) -> Any:
    """The value that `encoded` was given."""
    step = codec(type_).decode
    return plain if step is None else step(plain)


@cache
def by_field(record: type) -> dict[str, Codec]:
    """The codec of each field of a record, by its name."""
    hints = get_type_hints(record)
    return {field.name: codec(hints[field.name]) for field in fields(record)}


def _tuple(arguments: tuple[Any, ...]) -> Codec:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        one = codec(arguments[0])
        return Codec(_each(one.encode, list), _each(one.decode, tuple))
    parts = [codec(argument) for argument in arguments]
    return Codec(
        lambda value: [
            item if part.encode is None else part.encode(item) for part, item in zip(parts, value, strict=True)
        ],
        lambda plain: tuple(
            item if part.decode is None else part.decode(item) for part, item in zip(parts, plain, strict=True)
        ),
    )


def _each(step: Step, made: Callable[[Any], Any]) -> Step:
    if step is None:
        return made
    return lambda items: made([step(item) for item in items])


def _record(record: type) -> Codec:
    codecs = by_field(record)
    names = tuple(codecs)
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    outward = [(at, name.encode) for at, name in enumerate(codecs.values()) if name.encode is not None]
    in_order = not any(field.kw_only for field in fields(record))
    inward = [(at, name.decode) for at, name in enumerate(codecs.values()) if name.decode is not None]

    def encode(value: Any) -> list[Any]:
        plain = list(get(value))
        for at, step in outward:
            plain[at] = step(plain[at])
        return plain

    def decode(plain: list[Any]) -> Any:
        if inward:
            plain = list(plain)
            for at, step in inward:
                plain[at] = step(plain[at])
        if in_order and len(plain) == len(names):
            return record(*plain)
        return record(**dict(zip(names, plain, strict=True)))

    return Codec(encode, decode)


def _union(members: tuple[Any, ...]) -> Codec:
    """Of plain values and either one other type or several records; among plain values that type must be told apart."""
    others = [member for member in members if member not in _PLAIN]
    if not others:
        return Codec(None, None)
    if len(others) > 1:
        return _tagged(others)
    one = codec(others[0])
    if not is_dataclass(others[0]) and set(members) - {others[0], NoneType}:
        raise TypeError(f"no codec for {members!r}: which is which?")
    return Codec(_unless(_PLAIN, one.encode), _unless(_PLAIN if is_dataclass(others[0]) else (NoneType,), one.decode))


def _unless(kept: tuple[type, ...], step: Step) -> Step:
    return None if step is None else lambda value: value if value.__class__ in kept else step(value)


def _tagged(records: list[Any]) -> Codec:
    places = {record: at for at, record in enumerate(records)}
    steps = [(codec(record).encode, codec(record).decode) for record in records]

    def encode(value: Any) -> Any:
        at = places.get(value.__class__)
        return value if at is None else [at, *steps[at][0](value)]  # type: ignore[misc]  # a record's steps are never None

    def decode(plain: Any) -> Any:
        return steps[plain[0]][1](plain[1:]) if plain.__class__ is list else plain  # type: ignore[misc]

    return Codec(encode, decode)
