"""What makes two answers the same: a digest that covers all that a template can see of them."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType
from typing import Any

from zhuanlan.model.card import Card, ColumnCard, Headline, InstitutionCard, ProfileCard
from zhuanlan.model.paper import Paper
from zhuanlan.model.site import Site

KINDS = ("article", "column", "profile", "institution", "page")
_PLAIN = frozenset({int, bool, float, NoneType, date, datetime})
_SHORT = 40
"""An answer told in so many characters is its own digest."""


def digest_of(data: bytes) -> str:
    """96 bits, enough that two different things never share them by chance."""
    return blake2b(data, digest_size=12).hexdigest()


Words = frozenset[str] | None
"""The names of the fields that a reader can speak of; None is all."""


class Teller:
    """Tells answers. Of records only those fields are told that the reader has a word for, and `id`.

    Unless all are asked for, a card is told by the digest that its entry carries, with its address and picture.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._told: dict[tuple[str, type, Any], str] = {}

    def digest(self, answer: Any, words: Words = None) -> str:
        """The digest of an answer: equal for equal answers, in every process."""
        told = self.tell(answer, words)
        return told if len(told) <= _SHORT else digest_of(told.encode("utf-8", "surrogatepass"))

    def tell(self, value: Any, words: Words = None) -> str:
        """The answer as one text; what it is made of stands in brackets and quotes, so no two are told alike."""
        kind = value.__class__
        if kind is str:
            return encode_basestring(value)
        if kind in _PLAIN:
            return repr(value)
        if kind is tuple:
            return f"({','.join([self.tell(item, words) for item in value])})"
        if kind in _CARDS:
            # Most readers of cards have words for the same fields of theirs; what those hold is told whole.
            key = (value.id, kind, None if words is None else _values_of(kind, words))
            told = self._told.get(key)
            if told is None:
                told = self._told[key] = self._card(value, words)
            return told
        if hasattr(kind, "__dataclass_fields__"):
            return self._record(value, words)
        return repr(value)

    def _card(self, card: Any, words: Words) -> str:
        kind: type = card.__class__
        if words is None and kind in _WHOLE:
            return f"@{card.id} {self._site.documents[card.id].entry.card} {self._site.pictures.get(card.id)}"
        return self._record(card, words)

    def _record(self, value: Any, words: Words) -> str:
        kind = value.__class__
        told = [
            # As `tell`, for what most fields are.
            encode_basestring(item)
            if (of := item.__class__) is str
            else repr(item)
            if of in _PLAIN
            else self.tell(item, words)
            for item in _values_of(kind, words)(value)
        ]
        return f"{kind.__name__}({','.join(told)})"


_WHOLE = frozenset({Card, ProfileCard, InstitutionCard, ColumnCard})
_CARDS = _WHOLE | {Headline}
"""What many pages show, told once for all that have the same words."""
_SPOKEN_OF = frozenset({Card.__module__, Paper.__module__, *(f"zhuanlan.model.kinds.{kind}" for kind in KINDS)})
"""Where records are declared whose fields only templates read; those of other records may be read by a filter."""


@cache
def _values_of(kind: type, words: Words) -> Callable[[Any], tuple[Any, ...]]:
    within = words if kind.__module__ in _SPOKEN_OF else None
    return _values(
        kind,
        tuple(field.name for field in fields(kind) if within is None or field.name in within or field.name == "id"),
    )


@cache
def _values(kind: type, names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)
