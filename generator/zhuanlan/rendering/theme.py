"""Themes: where they are found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from zhuanlan.model import codes
from zhuanlan.model.assets import FOLDER
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.digest import digest_of
from zhuanlan.model.nearest import suggestion
from zhuanlan.rendering.filters import READS
from zhuanlan.rendering.templates import Environment, environment


@dataclass(frozen=True, slots=True)
class Closure:
    """A template with all that it extends, includes and imports: a digest, and every field that they or the filters name.

    `words` is None where a field may be named by a value (`|attr(…)`, `card[…]`).
    """

    digest: str
    words: frozenset[str] | None


@dataclass(frozen=True)
class Theme:
    """A theme on disk; `label` names it in findings. `assets` maps the paths below `assets/` to the files.

    `folders` are where it is looked for: a paper's own theme under a shipped theme's name may hold only what it
    changes, and takes the rest from that one. It may be carried into another process, which compiles for itself.
    """

    name: str
    label: str
    folders: tuple[Path, ...]
    assets: Mapping[str, Path]
    closures: Mapping[str, Closure]

    @cached_property
    def environment(self) -> Environment:
        """Its templates, each compiled when it is asked for."""
        return environment(self.folders, shipped_themes())

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "environment"}

    def asset(self, name: str) -> bytes:
        """The bytes of an asset. Raises OSError, also if it has gone since the theme was looked for."""
        return (self.assets.get(name) or self.folders[0] / FOLDER / name).read_bytes()


def shipped_themes() -> Path:
    """`<checkout>/themes` when the package sits under `generator/`, else `themes` inside the package."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1] / "themes"
    return checkout if package.parent.name == "generator" and checkout.is_dir() else package / "themes"


def find_theme(root: Path, name: str, place: Place) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """The theme that a paper names: its own `themes/` first, then those that are shipped."""
    homes = {"themes": root / "themes", "zhuanlan/themes": shipped_themes()}
    plain = Path(name).name == name and name not in ("", ".", "..")
    found = {label: home / name for label, home in homes.items() if plain and _is_theme(home / name)}
    if found:
        folders = tuple(dict.fromkeys(folder.resolve() for folder in found.values()))
        return Theme(
            name, f"{next(iter(found))}/{name}", folders, _files(folders, FOLDER), _closures(_texts(folders))
        ), ()
    known = {item.name for home in homes.values() if home.is_dir() for item in home.iterdir() if item.is_dir()}
    return None, (
        codes.theme.NO_THEME.at(
            place, name=name, known=", ".join(sorted(known)), nearest=suggestion(name, sorted(known))
        ),
    )


def called(theme: Theme) -> frozenset[str] | None:
    """Every name that stands in the code of a theme, those of queries among them; None if one may be named by a value."""
    code = " ".join(found for text in _texts(theme.folders).values() for found in _CODE.findall(text))
    return None if _BY_VALUE.search(code) else frozenset(_NAME.findall(code))


def _texts(folders: Sequence[Path]) -> dict[str, str]:
    return {name: _text(path) for name, path in _files(folders, "templates").items()}


def _is_theme(folder: Path) -> bool:
    return any((folder / part).is_dir() for part in ("templates", FOLDER))


def _closures(texts: Mapping[str, str]) -> dict[str, Closure]:
    """The closure of each template, given their texts.

    Templates are not traced through Jinja's loader: it keeps the module of an imported file, so a nested import is seen once
    a process. What is named by an expression may be any template of the theme.
    """
    names = {name: _named(text, texts) for name, text in texts.items()}
    words = {name: _words(text) for name, text in texts.items()}
    reached = {name: sorted(_reached(name, names)) for name in texts}
    return {
        name: _closure([texts[one] for one in all_], [words[one] for one in all_]) for name, all_ in reached.items()
    }


def _reached(name: str, names: Mapping[str, frozenset[str]]) -> set[str]:
    reached, waiting = {name}, [name]
    while waiting:
        new = names[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


def _closure(texts: Sequence[str], words: Sequence[frozenset[str] | None]) -> Closure:
    digest = digest_of("\0".join(texts).encode("utf-8", "surrogatepass"))
    return Closure(digest, None if None in words else READS.union(*(found or () for found in words)))


def _words(text: str) -> frozenset[str] | None:
    """The names of all fields that a template may read; None if one may be named by a value."""
    code = " ".join(_CODE.findall(text))
    return None if _BY_VALUE.search(code) else frozenset(_FIELD.findall(code))


_CODE = re.compile(r"""\{[{%](?:'[^']*'|"[^"]*"|[^'"])*?[%}]\}""")
_NAME = re.compile(r"[a-z_]+")
_FIELD = re.compile(r"""[.'",]\s*([a-z_]+)(?![a-z_]|\s*\()""")
"""A field is named behind a dot or in a text: `card.title`, `card['title']`, `cards|sort(attribute='date.at,title')`. What is
called is none: no record holds anything that can be."""
_BY_VALUE = re.compile(
    r"\|\s*attr\b|['\"]attr['\"]|\battribute\s*=\s*(?!\s|['\"])|[\w\])]\[(?:[^\]:'\"]*[a-z_][^\]:]*|[^\]]*~[^\]]*)\]"
)
"""A field that is named by a value: `card|attr(name)`, `card[name]`, `cards|map(attribute=name)`. A slice names none."""
_NAMES_ANOTHER = re.compile(
    r"\{%[-+]?\s*(?:extends|include|import|from)\b"
    r"(?:\s*(['\"])(?P<name>[^'\"]+)\1"
    r"(?:\s+(?:import\b[^'\"%]*|as\s+\w+|ignore\s+missing|with\s+context|without\s+context))*\s*[-+]?%\})?"
)
"""A statement that brings in another template, with its name if that is all there is."""


def _named(text: str, known: Mapping[str, str]) -> frozenset[str]:
    found = [match["name"] for match in _NAMES_ANOTHER.finditer(text)]
    return frozenset(known) if None in found else frozenset(found) & known.keys()


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _files(folders: Sequence[Path], kind: str) -> dict[str, Path]:
    """The files of one kind by their paths; of two by one name the first folder's counts."""
    found: dict[str, Path] = {}
    for home in (folder / kind for folder in reversed(folders)):
        for path in home.rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                found[path.relative_to(home).as_posix()] = path
    return dict(sorted(found.items()))
