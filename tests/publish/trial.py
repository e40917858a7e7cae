"""One publication that breaks, while readers read; and the next one, which must heal everything."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from tests.harness import tree
from tests.publish.breaking import KILL, Point, points
from tests.publish.desk import Desk
from tests.publish.reading import Answer, Reader, Sums, right
from tests.publish.striking import Hand, Struck
from tests.servers.running import Server


@dataclass
class Figures:
    """What was counted."""

    broken_into: set[Point] = field(default_factory=set)
    missed: int = 0
    responses: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    bad: list[str] = field(default_factory=list)
    unhealed: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def __str__(self) -> str:
        told = ", ".join(f"{number} through {kind}" for kind, number in sorted(self.responses.items()))
        return (
            f"{len(self.broken_into)} distinct points ({self.missed} were not reached); responses: {told} "
            f"({self.unchanged} of them 304): {len(self.bad)} broken; {len(self.unhealed)} not healed by the next run; "
            f"exit statuses {dict(self.statuses)}"
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """A paper that is published, the web servers that it is read through, and the numbers of the states that follow."""

    desk: Desk
    servers: tuple[Server, ...]
    numbers: Iterator[int]

    def edit(self) -> None:
        """The next state of the paper."""
        edit(self.desk, next(self.numbers))


def first(desk: Desk, servers: tuple[Server, ...]) -> Scene:
    """The paper as it is found, published; what is taken back later has to have been there."""
    scene = Scene(desk, servers, count())
    scene.edit()
    desk.site.article("撤下", 日期="2026-11-17")
    desk.published()
    scene.edit()
    desk.published()
    return scene


def edit(desk: Desk, number: int) -> None:
    """Another state of the paper: a page changes, one comes or goes, one moves, one is taken back, a style sheet is renamed."""
    text = f"第 {number} 次修改。" * 300
    desk.site.file("content/articles/first.md", f"---\n标题: 第一篇\n日期: 2026-11-20\n---\n\n{text}\n")
    desk.site.article("走动", 日期="2026-11-18", 网址名=f"moved-{number % 3}")
    desk.site.article("撤下", 日期="2026-11-17", 状态="撤稿")
    for other, sign in enumerate("ab"):
        article, sheet = f"content/articles/now-{sign}.md", f"static/assets/print.{sign * 10}.css"
        if other == number % 2:
            desk.site.file(article, f"---\n标题: 只在{sign}里\n日期: 2026-11-19\n---\n\n正文。\n")
            desk.site.file(sheet, f"p {{ margin: {other}px }}\n")
        else:
            for path in (article, sheet):
                (desk.site.folder / path).unlink(missing_ok=True)


def sums(desk: Desk) -> dict[str, str]:
    """What the current release holds."""
    files = tree(desk.target / "releases" / desk.current)
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def trials(scene: Scene, hand: Hand, wanted: int, *, what: Sequence[str] = (KILL,), seed: int = 1) -> Figures:
    """Break publications at so many distinct points of a program; `what` by turns."""
    figures = Figures()
    scene.edit()
    for number, point in enumerate(points(hand.name, hand.survey(what), seed)):
        if len(figures.broken_into) == wanted:
            break
        _trial(scene, hand, point, what[number % len(what)], figures)
    return figures


def _trial(scene: Scene, hand: Hand, point: Point, what: str, figures: Figures) -> None:
    desk = scene.desk
    old = sums(desk)
    scene.edit()
    paths = tuple(old)
    readers = [Reader(server, paths) for server in scene.servers]
    for reader in readers:
        reader.start()
    struck = hand.strike(point, what)
    after, noted = sums(desk), _noted(desk)
    between = {answer for server in scene.servers for answer in Reader(server, tuple({**old, **after})).once()}
    healed = desk.publish()
    new = sums(desk)
    every = tuple({**old, **new})
    last = {answer for reader in readers for answer in reader.end(every)}

    figures.statuses[struck.status] += 1
    if struck.hit:
        figures.broken_into.add(point)
    else:
        figures.missed += 1
    for reader in readers:
        figures.responses[reader.server.kind] += reader.count
        figures.unchanged += reader.unchanged
    # Every page, of one release and no other; which of the two is told by what is current.
    seen = {answer for reader in readers for answer in reader.seen}
    bad = [*_wrong(seen, old, new), *_wrong(between, after), *_wrong(last, new)]
    if after not in (old, new):
        bad.append("half of each")
    bad += _untold(struck, after, new)
    if struck.hit and struck.status == 0 and not noted:
        bad.append("lost without a word: what the folder knows of it")
    figures.bad += [f"{point} {what}: {one}" for one in bad]
    if healed.status or _left(desk) or not _as_built(desk, new) or not _noted(desk):
        figures.unhealed.append(f"{point} {what}: {struck.said}\n{healed.text}\n{_left(desk)}")


def _wrong(answers: Iterable[Answer], *releases: Sums) -> list[str]:
    """What is of none of these releases."""
    return [
        str(answer)
        for answer in answers
        if (answer.status, answer.sha256) not in {right(answer.path, release) for release in releases}
    ]


def _untold(struck: Struck, after: Sums, new: Sums) -> list[str]:
    """What is wrong with how a publication ended that was not killed itself."""
    wrong = [f"a traceback: {struck.said}"] if "Traceback" in struck.said or "Exception in" in struck.said else []
    if struck.status == 0 and after != new:
        wrong.append("said that it was published, and was not")
    if struck.status > 1:
        wrong.append(f"ended with {struck.status}: {struck.said}")
    if struck.status == 1 and not struck.said.strip() and not struck.silenced:
        wrong.append("no word of what went wrong")
    return wrong


def _left(desk: Desk) -> list[str]:
    """What an interrupted publication left and the next should have cleaned up."""
    found = [str(path) for folder in ("", "releases", "records") for path in (desk.target / folder).glob(".zhuanlan-*")]
    releases, records = (
        sorted(path.name for path in (desk.target / folder).iterdir()) for folder in ("releases", "records")
    )
    return found + ([f"{releases} {records}"] if releases != records else [])


def _as_built(desk: Desk, new: Sums) -> bool:
    built = {path: hashlib.sha256(data).hexdigest() for path, data in tree(desk.site.output).items()}
    return all(new.get(path) == digest for path, digest in built.items())


def _noted(desk: Desk) -> bool:
    """Whether the paper's folder knows what was published, and the register is the one that lies with the release."""
    there = desk.target / "records" / desk.current / "urls.txt"
    return (
        desk.current in (desk.site.folder / "published.txt").read_text("utf-8")
        and there.read_bytes() == (desk.site.folder / "urls.txt").read_bytes()
    )
