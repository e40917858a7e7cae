"""The pipeline, top to bottom: the only place that knows the order of the stages.

files → Source → Draft → Site → Page… → Rendered → Changes
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.model import codes
from zhuanlan.model.assemble import View, assemble
from zhuanlan.model.crosscheck import crosscheck
from zhuanlan.model.diagnostics import Diagnostic, Place, ruled
from zhuanlan.model.document import Document, Draft
from zhuanlan.model.kind import Feature, Query
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.links import addresses, find_file, media_folders, resolve
from zhuanlan.model.lists import LISTS
from zhuanlan.model.lists.sitemap import ROBOTS, robots, sitemaps
from zhuanlan.model.page import Copy, Drawing, Feed, Page, Planned, Rendered, Robots, Sitemap, plan
from zhuanlan.model.paper import Paper
from zhuanlan.model.patterns import patterns_of
from zhuanlan.model.queries import queries
from zhuanlan.model.site import Site
from zhuanlan.reading.config import read_paper
from zhuanlan.reading.documents import read_draft
from zhuanlan.reading.media import read_media, read_static
from zhuanlan.reading.sources import Files, scan
from zhuanlan.rendering.check import check
from zhuanlan.rendering.feeds import compose
from zhuanlan.rendering.press import Press
from zhuanlan.rendering.qr import draw
from zhuanlan.rendering.render import render
from zhuanlan.rendering.sitemap import chart, invite
from zhuanlan.rendering.theme import Theme, find_theme
from zhuanlan.writing.output import Changes, refuse, write

FEATURES: tuple[Feature, ...] = (*KINDS, *LISTS)
QUERIES: Mapping[str, Query] = queries(FEATURES)

Progress = Callable[[str, int, int], None]
"""Told the stage (`read`, `render`), how much of it is done, and how much there is."""


def silent(stage: str, done: int, total: int) -> None:
    """Nobody is told."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A paper made in memory: every output file's bytes, and every finding, under the site's rules."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    pages: int = 0
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The entries that are live, by the path of their page."""
    held: int = 0
    """Entries that are sound and not live: drafts, in review, scheduled, withdrawn."""
    paper: Paper | None = None
    """None if site.yaml could not be read."""

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors


def press(root: Path, view: View, progress: Progress = silent) -> Pressed:
    """Read, assemble, check and render everything; write nothing."""
    config = read_paper(root)
    if config.paper is None:
        return Pressed(findings=tuple(ruled(list(config.findings), {})))
    findings = list(config.findings)

    files = scan(root, KINDS)
    drafts, found = _drafts(root, files, ZoneInfo(config.paper.timezone), progress)
    findings += files.findings + found

    patterns, odd = patterns_of(config.paper, KINDS, config.place("urls"))
    media, static = read_media(root, files.media, media_folders(KINDS)), read_static(root, files.static)
    site, clashes = assemble(config.paper, drafts, media, static, KINDS, patterns, view, dict(config.places))
    findings += [*odd, *clashes]
    findings += crosscheck(config.paper, drafts, media, KINDS, dict(config.places))
    for feature in FEATURES:
        findings += feature.findings(site)

    theme, missing = find_theme(root, config.paper.theme, config.place("theme"))
    findings += missing
    if theme is None:
        return Pressed(findings=tuple(ruled(findings, dict(config.paper.rules))), paper=config.paper)
    planned, taken = plan(_planned(site, theme, files))
    findings += [*taken, *check(site, drafts, planned)]

    made, failed = _made(root, planned, theme, site, progress)
    findings += failed
    pages = sum(isinstance(item, Page) for item in planned)
    ruling = tuple(ruled(findings, dict(config.paper.rules)))
    held = sum(draft.sound for draft in drafts) - len(site.documents)
    return Pressed(made, ruling, pages, site.documents, held, config.paper)


def build(
    root: Path,
    output: Path,
    view: View,
    *,
    strict: bool = False,
    keep_going: bool = False,
    progress: Progress = silent,
) -> tuple[Pressed, Changes | None]:
    """Press the paper and write it. With an error (with `strict`, a warning) nothing is written.

    `keep_going` writes the good pages all the same, and leaves the old file of a bad one.
    """
    refused = refuse(output, root)
    if refused is not None:
        return Pressed(findings=(refused,)), None
    pressed = press(root, view, progress)
    bad = pressed.errors or (strict and pressed.warnings)
    if bad and not (keep_going and pressed.files):
        return pressed, None
    changes = write(output, pressed.files, keep=bool(bad))
    if isinstance(changes, Diagnostic):
        return replace(pressed, findings=(*pressed.findings, changes)), None
    return pressed, changes


def paper_of(root: Path) -> Paper:
    """The paper's settings, for its language and its time zone; the defaults if site.yaml cannot be read."""
    return read_paper(root).paper or Paper(name="", language="")


def _drafts(root: Path, files: Files, zone: ZoneInfo, progress: Progress) -> tuple[list[Draft], tuple[Diagnostic, ...]]:
    kinds = {kind.name: kind for kind in KINDS}
    drafts: list[Draft] = []
    findings: list[Diagnostic] = []
    for done, file in enumerate(files.entries, 1):
        draft, found = read_draft(root, file, kinds[file.kind], zone)
        findings += found
        if draft is not None:
            drafts.append(draft)
        progress("read", done, len(files.entries))
    return drafts, tuple(findings)


def _planned(site: Site, theme: Theme, files: Files) -> Iterator[Planned]:
    made = [item for feature in FEATURES for item in feature.pages(site)]
    yield from made
    yield from sitemaps(site, made)
    if f"static/{ROBOTS}" not in files.static:
        yield from robots(site)
    for file in sorted(_shown(site)):
        yield Copy(site.media[file].path, files.media[file])
    for path in files.static:
        yield Copy(path.removeprefix("static/"), path)
    for path in theme.assets:
        yield Copy(path, f"{theme.label}/{path}", theme=True)


def _shown(site: Site) -> set[str]:
    """The media files that live entries show or link to; a picture of a draft is not published before it."""
    shows = {kind.name: kind.shows for kind in KINDS}
    shown: set[str] = set()
    for document in site.documents.values():
        source, folder = document.draft.source, posixpath.dirname(document.draft.source)
        shown |= {find_file(name, folder, site.media, site.cases) for name in shows[document.kind](document.record)}
        found = (resolve(site, source, address.target) for address in addresses(document.draft))
        shown |= {item.file for item in found if item is not None}
    return shown - {""}


def _made(
    root: Path, planned: Sequence[Planned], theme: Theme, site: Site, progress: Progress
) -> tuple[dict[str, bytes], list[Diagnostic]]:
    made: dict[str, bytes] = {}
    findings: list[Diagnostic] = []
    press = Press(theme, site, QUERIES)
    for done, item in enumerate(planned, 1):
        result = _one(root, item, press)
        if isinstance(result, Diagnostic):
            findings.append(result)
        else:
            made[result.path] = result.data
        progress("render", done, len(planned))
    return made, findings


def _one(root: Path, item: Planned, press: Press) -> Rendered | Diagnostic:
    match item:
        case Page():
            return render(item, press)
        case Drawing():
            return draw(item)
        case Feed():
            return compose(item, press.site, QUERIES)
        case Sitemap():
            return chart(item)
        case Robots():
            return invite(item)
        case Copy():
            return _copied(root, item, press.theme)


def _copied(root: Path, item: Copy, theme: Theme) -> Rendered | Diagnostic:
    try:
        return Rendered(item.path, (theme.assets[item.path] if item.theme else root / item.source).read_bytes())
    except OSError as error:
        return codes.site.UNREADABLE.at(Place(item.source), reason=error.strerror or error)
