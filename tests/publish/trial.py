"""One publication that breaks, while readers read; and the next one, which must heal everything."""

import hashlib
import http.client
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import quote

from tests.harness import tree
from tests.publish.breaking import CALLS, KILL, WRITING, Lab, Point, points
from tests.publish.desk import Desk, ended

Sums = Mapping[str, str]
"""The SHA-256 of each file, by path."""


@dataclass(eq=False)
class Reader(Thread):
    """Reads every page over and over while something is being published, and remembers what came."""

    desk: Desk
    paths: tuple[str, ...]
    seen: set[tuple[str, int, str]] = field(default_factory=set)
    count: int = 0
    done: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def run(self) -> None:
        wire = http.client.HTTPConnection("127.0.0.1", self.desk.host.web_port, timeout=20)
        while not self.done.is_set():
            self.round(wire)
            time.sleep(0.02)
        self.round(wire)
        wire.close()

    def round(self, wire: http.client.HTTPConnection) -> None:
        for path in self.paths:
            wire.request("GET", f"/{self.desk.name}/current/{quote(path)}")
            answer = wire.getresponse()
            self.seen.add((path, answer.status, hashlib.sha256(answer.read()).hexdigest()))
            self.count += 1


@dataclass
class Figures:
    """What was counted."""

    broken_into: set[Point] = field(default_factory=set)
    missed: int = 0
    responses: int = 0
    bad: list[str] = field(default_factory=list)
    unhealed: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def __str__(self) -> str:
        return (
            f"{len(self.broken_into)} distinct points ({self.missed} were not reached), {self.responses} responses: "
            f"{len(self.bad)} broken; {len(self.unhealed)} not healed by the next run; exit statuses {dict(self.statuses)}"
        )


def edit(desk: Desk, number: int) -> None:
    """Another state of the paper: a page changes, a page comes or goes, a style sheet has another name."""
    text = f"第 {number} 次修改。" * 300
    desk.site.file("content/articles/first.md", f"---\n标题: 第一篇\n日期: 2026-11-20\n---\n\n{text}\n")
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


def survey(desk: Desk, lab: Lab, name: str) -> Counter[str]:
    """What a program calls in a publication in which nothing happens."""
    lab.forget()
    lab.order(name, ["-e", f"trace={','.join(CALLS)}"])
    status, _ = _publish(desk, lab)
    assert status == 0
    return lab.count()


def trials(desk: Desk, lab: Lab, name: str, wanted: int, *, what: tuple[str, ...] = (KILL,), seed: int = 1) -> Figures:
    """Break publications at so many distinct points of a program; `what` by turns."""
    figures = Figures()
    edit(desk, 0)
    assert desk.publish(PATH=lab.path).status == 0
    edit(desk, 1)
    counted = survey(desk, lab, name)
    calls = (
        counted if what == (KILL,) else Counter({call: counted[call] for call in (*WRITING, "read") if counted[call]})
    )
    for number, point in enumerate(points(name, calls, seed), 2):
        if len(figures.broken_into) == wanted:
            break
        _trial(desk, lab, point, what[number % len(what)], number, figures)
    return figures


def _trial(desk: Desk, lab: Lab, point: Point, what: str, number: int, figures: Figures) -> None:
    old = sums(desk)
    edit(desk, number)
    lab.forget()
    lab.order(point.program, ["-e", f"trace={point.call}", "-e", f"inject={point.call}:{what}:when={point.at}"])
    reader = Reader(desk, tuple(old))
    reader.start()
    status, said = _publish(desk, lab)
    figures.statuses[status] += 1
    reader.done.set()
    reader.join(60)
    hit = lab.hit
    lab.forget()

    # Every page, of one release and no other; which of the two is told by what is current.
    after = sums(desk)
    healed = desk.publish(PATH=lab.path)
    new = sums(desk)
    if hit:
        figures.broken_into.add(point)
    else:
        figures.missed += 1
    figures.responses += reader.count
    for path, code, digest in reader.seen:
        right = {(200, release[path]) if path in release else (404, "") for release in (old, new)}
        if (code, digest if code == 200 else "") not in right:
            figures.bad.append(f"{point}: {path} {code}")
    if after not in (old, new) or not _whole(desk, after if after == new else new):
        figures.bad.append(f"{point}: half of each")
    if status == 0 and after != new:
        figures.bad.append(f"{point}: said that it was published, and was not")
    if healed.status or _left(desk) or not _as_built(desk, new):
        figures.unhealed.append(f"{point}: {said}\n{healed.text}\n{_left(desk)}")


def _publish(desk: Desk, lab: Lab) -> tuple[int, str]:
    process = subprocess.Popen(
        [*lab.client(), sys.executable, "-m", "zhuanlan", "publish"],
        cwd=desk.site.folder,
        env=desk.environment | {"PATH": lab.path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    said = ended(process, 180)
    return said.status, said.text


def _whole(desk: Desk, wanted: Sums) -> bool:
    """Whether readers get exactly this release."""
    for path, digest in wanted.items():
        reply = desk.host.read(desk.name, path)
        if (reply.status, hashlib.sha256(reply.body).hexdigest()) != (200, digest):
            return False
    return True


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
