"""The attributes of one tag, put together again from what may stand on it."""

import re
from collections.abc import Callable

from zhuanlan.reading.markdown import allowed

OURS = frozenset({"role", "aria-label"})
"""Attributes that stand after nh3 on what is ours alone: it lets none through."""

_ATTRIBUTE = re.compile(r" ([^\s=\">]+)=\"([^\"]*)\"")


def given(text: str) -> list[tuple[str, str]]:
    """Names and escaped values, as nh3 writes them."""
    return _ATTRIBUTE.findall(text)


def passed(tag: str, text: str, name_of: Callable[[str], str]) -> dict[str, str]:
    """What passes, escaped. Alignment becomes a class; `name_of` makes the id (or nothing) of the name given."""
    found: dict[str, str] = {}
    classes: list[str] = []
    for key, value in given(text):
        if key == "class":
            classes += [word for word in value.split() if allowed.may_style(tag, word)]
        elif key in OURS:
            found[key] = value
        elif not allowed.may_stand(tag, key, value):
            continue
        elif key == "align":
            classes.append(f"align-{value.lower()}")
        elif key == "id":
            name = name_of(value)
            if name:
                found[key] = name
        else:
            found[key] = value
    if classes:
        found["class"] = " ".join(dict.fromkeys(classes))
    return found


def joined(found: dict[str, str]) -> str:
    return "".join([f' {key}="{value}"' for key, value in found.items()])
