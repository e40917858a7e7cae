"""Stages two and three: entries → the site, and every output file that it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from zhuanlan.build.assets import assets_of
from zhuanlan.build.content import Content
from zhuanlan.build.pictures import media_of
from zhuanlan.build.planning import maps, planned_files
from zhuanlan.model.assemble import Material, assemble
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.heirs import Estate, heirs, shortened
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.page import AssetFile, Copy, Page, Planned, marks, plan
from zhuanlan.model.paper import Paper
from zhuanlan.model.patterns import patterns_of
from zhuanlan.model.register import Register, parse
from zhuanlan.model.site import Site
from zhuanlan.model.view import View
from zhuanlan.reading.config import Config
from zhuanlan.reading.register import read_register
from zhuanlan.reading.sources import Files
from zhuanlan.rendering.theme import Theme
from zhuanlan.writing.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The paper in its order: the site, and every output file by its path. `findings` are about addresses, and files
    that cannot be read.

    `register` is the one that was read, None where it could not be.
    """

    site: Site
    planned: Mapping[str, Planned]
    register: Register | None
    findings: tuple[Diagnostic, ...]


def arrange(
    root: Path,
    view: View,
    config: Config,
    paper: Paper,
    files: Files,
    content: Content,
    theme: Theme,
    ledger: Ledger,
    tick: int,
    instead: str | None = None,
) -> Arrangement:
    """Everything in its place. `tick` is the file system's time before anything was looked at, `instead` a text that is
    read as the register, in place of the paper's own.
    """
    patterns, odd = patterns_of(paper, KINDS, config.place("urls"))
    media, static, unread = media_of(root, files, ledger)
    assets, astray = assets_of(theme, ledger, tick)
    origins = dict(config.places)
    material = Material(paper, content.entries, content.heads, content.texts, media, static, assets, patterns, origins)

    def place(source: str, key: str) -> Place:
        return content.places[source].get(key, Place(source, 1))

    def locate(item: Planned) -> Place:
        """Where an editor would look for the reason of an output file."""
        if isinstance(item, Copy | AssetFile):
            return Place(item.source)
        about = item.about if isinstance(item, Page) else "title"
        source = item.source if isinstance(item, Page) else ""
        id_ = getattr(item, "id", "")
        if not source and id_ in site.documents:
            source = site.documents[id_].source
        return place(source, about) if source in known else config.place(about) if source else Place("site.yaml")

    known = frozenset(entry.source for entry in content.entries)
    site, clashes = assemble(material, KINDS, view, place)
    register, strange = read_register(root) if instead is None else parse(instead)
    made = planned_files(site, theme, files)
    read = tuple(file.path for file in files.entries)
    estate = Estate(site, content.entries, content.heads, read, KINDS, view.now.timestamp())
    kept = heirs(register or Register(), estate, made)
    made = [*shortened([*made, *kept.pages])]
    pages, taken = plan([*made, *maps(site, made)], locate)
    planned = {mark.path: mark for mark in marks(pages.values())} | pages
    site = replace(site, paths=dict.fromkeys(planned, ""), lost=kept.lost, farewells=kept.farewells)
    return Arrangement(site, planned, register, (*odd, *unread, *astray, *clashes, *strange, *taken))
