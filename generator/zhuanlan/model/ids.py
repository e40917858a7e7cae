"""The ids of a list in their order, which know the place of each."""

from collections.abc import Sequence
from functools import cached_property


class Ids(tuple[str, ...]):
    """Ids, each once. A list of all articles is asked by every one of them where it stands."""

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each, from 0."""
        return {id_: at for at, id_ in enumerate(self)}


def place_in(ids: Sequence[str], id_: str) -> int:
    """The place of an id in a list, from 0. Raises KeyError or ValueError if it is not in it."""
    return ids.places[id_] if isinstance(ids, Ids) else ids.index(id_)
