"""Planned files → their bytes beside their targets, and entries → what is wrong with them; each with what was read for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from zhuanlan.build.order import Progress
from zhuanlan.build.pool import Hands, Lost, spread
from zhuanlan.build.rows import findings_text
from zhuanlan.build.workshop import FEATURES, Workshop
from zhuanlan.model import codes
from zhuanlan.model.assets import rewritten
from zhuanlan.model.crosscheck import crosscheck, unruly
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.digest import digest_of
from zhuanlan.model.kinds import KINDS
from zhuanlan.model.page import AssetFile, Copy, Drawing, Feed, Mark, Page, Planned, Rendered, Robots, Sitemap
from zhuanlan.model.reasons import reason_of
from zhuanlan.rendering.check import check_redirects, check_texts
from zhuanlan.rendering.reads import Answers, Reader
from zhuanlan.rendering.render import render
from zhuanlan.writing.output import Staged, stage

_TABLE = {kind.name: kind for kind in KINDS}


class Check(NamedTuple):
    """An entry to be held against the others; `site.yaml` stands for the paper. `plan` is the digest of its file."""

    source: str
    plan: str

    @property
    def path(self) -> str:
        return f"check:{self.source}"


Item = Planned | Check


class Made(NamedTuple):
    """What came of an item: `made` is the digest of a file's bytes, or the findings of a check as text.

    `rows` and `asked` are its trace as text. `staged` is None where nothing was written; `failed` what hindered it.
    """

    path: str
    made: str
    rows: str
    asked: str
    staged: Staged | None = None
    failed: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Some items made. `shared` are the records of the common questions that were asked for the first time."""

    made: tuple[Made, ...]
    shared: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What was made, by path; the records of the common questions; and what could not be made."""

    made: dict[str, Made]
    shared: list[tuple[str, str, str]]
    failed: list[Diagnostic]


def make_all(shop: Workshop, items: Sequence[Item], hands: Hands, progress: Progress) -> Done:
    """Make every item, with so many hands."""
    done = Done({}, [*records(shop.answers)], [])
    count = 0
    # Else one worker would sit over a map of the site when all others are done.
    long_first = sorted(items, key=_is_long, reverse=True)
    for found in spread(hands, make_batch, shop, long_first):
        if isinstance(found, Lost):
            code = codes.site.TOO_SLOW if found.slow else codes.site.READER_DIED
            done.failed.append(code.at(Place(found.item.path.removeprefix("check:"))))
            continue
        batch: Batch = found[1]
        done.shared.extend(batch.shared)
        for one in batch.made:
            if one.failed is not None:
                done.failed.append(one.failed)
            else:
                done.made[one.path] = one
        count += len(batch.made)
        progress("render", count, len(items))
    return done


def _is_long(item: Item) -> bool:
    """Whether it tells of many entries."""
    if isinstance(item, Page):
        return item.list != _NO_LIST or not item.id
    return isinstance(item, Feed | Sitemap)


_NO_LIST = ("", "")


def make_batch(shop: Workshop, items: Sequence[Item]) -> Batch:
    """Make every item."""
    known = len(shop.answers.shared)
    with shop.open():
        made = tuple(_checked(shop, item) if isinstance(item, Check) else _written(shop, item) for item in items)
    return Batch(made, tuple(records(shop.answers, known)))


def records(answers: Answers, known: int = 0) -> Iterator[tuple[str, str, str]]:
    """The common questions that were asked, but for the first so many: the row, what was read, and the digest."""
    # From the end: the first are the many.
    for row, answer in islice(reversed(answers.shared.items()), len(answers.shared) - known):
        yield row, "\n".join(sorted(answer.rows)), answer.digest


def _checked(shop: Workshop, check: Check) -> Made:
    rows: set[str] = set()
    found = findings_text(tuple(check_of(shop, check, rows)))
    return Made(check.path, found, "\n".join(sorted(rows)), "[]")


def check_of(shop: Workshop, check: Check, rows: set[str]) -> Iterator[Diagnostic]:
    """What is wrong with an entry in view of the others; what is read for it is added to `rows`."""
    with shop.answers.reading(rows) as site:
        if check.source not in shop.entries:
            yield from unruly(site)
            yield from check_redirects(site)
            for feature in FEATURES:
                yield from feature.findings(site)
            return
        entry = shop.entries[check.source]
        kind = _TABLE[entry.kind]

        def at(key: str) -> Place:
            return shop.place(entry.source, key)

        yield from crosscheck(site, KINDS, entry.kind, entry.source, shop.heads[entry.source], at)
        if entry.refs or entry.files:
            yield from check_texts(site, site.texts[entry.source])
        id_ = site.sources.get(entry.source)
        if id_ is not None:
            yield from kind.mistakes(site, site.documents[id_], at)


def _written(shop: Workshop, item: Planned) -> Made:
    rendered, reader = make(shop, item)
    if isinstance(rendered, Diagnostic):
        return Made(item.path, "", "", "", failed=rendered)
    digest = digest_of(rendered.data)
    rows = "\n".join(sorted(reader.rows))
    asked = shop.answers.as_text(reader.asked)
    staged: Staged | None = None
    if shop.output is not None and shop.kept.get(item.path) != digest:
        try:
            staged = stage(shop.output, shop.folders, item.path, rendered.data)
        except OSError as error:
            failed = codes.output.OUTPUT_FAILED.at(Place(item.path), path=item.path, reason=reason_of(error))
            return Made(item.path, "", "", "", failed=failed)
    return Made(item.path, digest, rows, asked, staged=staged)


def make(shop: Workshop, item: Planned) -> tuple[Rendered | Diagnostic, Reader]:
    """The bytes of a planned file: a function of the item and the site."""
    reader = reader_of(shop, item)
    if isinstance(item, Page):
        reader.rows.add(f"templates:{item.template}")
        return render(item, shop.press, reader), reader
    if isinstance(item, Mark):
        return Rendered(item.path, f"{item.target}\n".encode()), reader
    if isinstance(item, Copy | AssetFile):
        return _copied(shop, item), reader
    return _composed(item, reader), reader


def _composed(item: Drawing | Feed | Sitemap | Robots, reader: Reader) -> Rendered:
    # An edit of one article makes none of these, and should not wait for what makes them to be imported.
    from zhuanlan.rendering.feeds import compose
    from zhuanlan.rendering.qr import draw
    from zhuanlan.rendering.sitemap import chart, invite

    match item:
        case Drawing():
            return draw(item)
        case Feed():
            return compose(item, reader)
        case Sitemap():
            return chart(item)
        case Robots():
            return invite(item)


def reader_of(shop: Workshop, item: Planned) -> Reader:
    """The item's window on the site, which knows what it alone asks about."""
    if not isinstance(item, Page):
        return Reader(shop.answers)
    own = {item.id, item.listing, item.path}
    if item.id in shop.site.documents:
        own.add(shop.site.documents[item.id].source)
    return Reader(shop.answers, frozenset(own) - {""}, shop.press.words.get(item.template))


def _copied(shop: Workshop, item: Copy | AssetFile) -> Rendered | Diagnostic:
    try:
        if isinstance(item, Copy):
            return Rendered(item.path, (shop.root / item.source).read_bytes())
        return Rendered(item.path, rewritten(item.name, shop.theme.asset(item.name), shop.site.assets))
    except OSError as error:
        return codes.site.UNREADABLE.at(Place(item.source), reason=reason_of(error))
