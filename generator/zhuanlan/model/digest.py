"""What makes two answers the same: a digest that covers all that a template can see of them."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any

from zhuanlan.model.card import Card, InstitutionCard, ProfileCard
from zhuanlan.model.site import Site

_SHORT = 40
"""An answer told in so many characters is its own digest."""


def digest_of(data: bytes) -> str:
    """96 bits, enough that two different things never share them by chance."""
    return blake2b(data, digest_size=12).hexdigest()


class Teller:
    """Tells answers. A card is told by the digest that its entry carries, with its address and picture."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def digest(self, answer: Any) -> str:
        """The digest of an answer: equal for equal answers, in every process."""
        told = self.tell(answer)
        return told if len(told) <= _SHORT else digest_of(told.encode("utf-8", "surrogatepass"))

    def tell(self, value: Any) -> str:
        """The answer as one text; what it is made of stands in brackets and quotes, so no two are told alike."""
        kind = value.__class__
        if kind is str:
            return encode_basestring(value)
        if kind is tuple:
            return f"({','.join(map(self.tell, value))})"
        if kind in _CARDS:
            return f"@{value.id} {self._site.documents[value.id].entry.card} {self._site.pictures.get(value.id)}"
        if is_dataclass(value):
            return f"{kind.__name__}({','.join(map(self.tell, _values_of(kind)(value)))})"
        return repr(value)


_CARDS = frozenset({Card, ProfileCard, InstitutionCard})


@cache
def _values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names)
