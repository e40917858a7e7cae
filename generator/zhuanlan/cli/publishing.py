"""`publish`, `releases` and `rollback`."""

import dataclasses
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhuanlan import __version__
from zhuanlan.cli.options import JOBS, LANG, SITE, cores, root_of, say, shown, view_of
from zhuanlan.language import choose
from zhuanlan.model.diagnostics import Diagnostic, Language

if TYPE_CHECKING:
    from zhuanlan.model.paper import Paper
    from zhuanlan.publish.ways import Way

TARGET = click.argument("target", metavar="[TARGET]", required=False)


@click.command()
@TARGET
@click.option("--dry-run", is_flag=True, help="只说会怎样，什么也不动 / say what would happen, and touch nothing")
@click.option(
    "--yes",
    is_flag=True,
    help="代替别人发布的、大量删除、空网站，都是有意的 / replacing another's release, a mass deletion or an empty site is meant",
)
@click.option(
    "--replace",
    is_flag=True,
    help="那里现在的不管是谁发布的，都代替；别的检查照旧 / whoever published what stands there; all else is still checked",
)
@JOBS
@SITE
@LANG
def publish(
    target: str | None, dry_run: bool, yes: bool, replace: bool, jobs: int, site: Path | None, lang: str | None
) -> None:
    """发布到服务器或文件夹 / put the paper where readers see it, whole or not at all."""
    from tempfile import TemporaryDirectory

    started = time.perf_counter()
    with _desk(site, lang) as desk, TemporaryDirectory(prefix="zhuanlan-") as scratch:
        from zoneinfo import ZoneInfo

        from zhuanlan.build import run as pipeline
        from zhuanlan.progress import PUBLISHING, bar
        from zhuanlan.publish import publisher, telling

        place = desk.place(target, Path(scratch) if dry_run else None)
        output = Path(scratch) / "output" if dry_run else desk.root / "output"
        view = view_of(desk.root, None, drafts=False)
        with bar(PUBLISHING) as progress:
            order = pipeline.Order(
                desk.root,
                output,
                view,
                strict=True,
                remember=not dry_run,
                believe=False,
                hands=pipeline.Hands(jobs or cores()),
                progress=progress,
            )
            wish = publisher.Wish(
                root=desk.root,
                output=output,
                folder=place.folder,
                scratch=place.scratch,
                way=place.way,
                press=lambda register: pipeline.build(dataclasses.replace(order, register=register)),
                who=_who(),
                tool=__version__,
                now=view.now,
                zone=ZoneInfo(desk.paper.timezone),
                progress=progress,
                dry_run=dry_run,
                yes=yes,
                replace=replace,
            )
            outcome = publisher.publish(wish)
        pressed = outcome.pressed
        desk.report(pressed.findings)
        if pressed.errors or pressed.warnings:
            desk.report(outcome.findings)
            say(
                desk.language,
                f"{pressed.errors} 个错误，{pressed.warnings} 个提醒；发布要求一个也没有，所以没有发布",
                f"errors: {pressed.errors}, warnings: {pressed.warnings}; publishing asks for none, so nothing was published",
            )
            sys.exit(1)
        home = place.way.url or desk.paper.base_url
        listing = desk.root / ".zhuanlan" / f"published-{place.folder.name}.txt"
        if outcome.release:
            telling.write(listing, outcome.difference, home)
        for line in telling.changes(outcome.difference, home, shown(listing) if outcome.release else ""):
            click.echo(line.in_(desk.language))
        desk.report(outcome.findings)
        for note in outcome.notes:
            click.echo(note.in_(desk.language))
        if any(finding.severity == "error" for finding in outcome.findings):
            sys.exit(1)
        if outcome.release:
            say(desk.language, f"全部网址写在 {shown(listing)}", f"every address stands in {shown(listing)}")
        seconds = time.perf_counter() - started
        click.echo(telling.verdict(outcome, place.way.shown, seconds, dry_run=dry_run).in_(desk.language))


@click.command()
@TARGET
@SITE
@LANG
def releases(target: str | None, site: Path | None, lang: str | None) -> None:
    """列出目标上的发布版 / list the releases at a target."""
    with _desk(site, lang) as desk:
        from zoneinfo import ZoneInfo

        from zhuanlan.model.release import moment_of
        from zhuanlan.publish.listing import releases as listed

        way, zone = desk.place(target).way, ZoneInfo(desk.paper.timezone)
        found = listed(way)
        for one in found:
            at = moment_of(one.name).astimezone(zone)
            size = f"{int(one.size) / 1e6:.1f} MB" if one.size.isdecimal() else "?"
            mark = "*" if one.current else " "
            pages = one.pages or "?"
            say(
                desk.language,
                f"{mark} {one.name}  {at:%Y-%m-%d %H:%M:%S}  {pages} 页  {size}  {one.by}",
                f"{mark} {one.name}  {at:%Y-%m-%d %H:%M:%S}  {pages} pages  {size}  {one.by}",
            )
        if any(one.current for one in found):
            say(desk.language, "带 * 的是读者现在看到的", "readers see the one with the *")
        elif found:
            say(
                desk.language,
                "current 没有指着其中任何一个，读者什么也看不到：再发布一次，或者 zhuanlan rollback 换回一个",
                "current names none of them, and readers see nothing: publish again, or go back to one with zhuanlan rollback",
            )
        else:
            say(desk.language, f"{way.shown} 上还没有发布过", f"nothing was published to {way.shown} yet")


@click.command()
@click.argument("release", required=False)
@click.option("--target", default=None, help="哪个目标 / which target")
@SITE
@LANG
def rollback(release: str | None, target: str | None, site: Path | None, lang: str | None) -> None:
    """换回以前的发布版（默认前一个）/ back to an earlier release, the one before unless named."""
    started = time.perf_counter()
    with _desk(site, lang) as desk:
        from zhuanlan.publish.rollback import rollback as rolled_back
        from zhuanlan.publish.telling import changes

        if release in dict(desk.paper.publish) and target is None:
            raise click.UsageError(
                f"“{release}”是发布目标 / {release} is a target: zhuanlan rollback --target {release}"
            )
        place = desk.place(target)
        back = rolled_back(desk.root, place.folder, place.way, release or "", _who())
        desk.report(back.findings)
        for line in changes(back.switch.difference, place.way.url or desk.paper.base_url, ""):
            click.echo(line.in_(desk.language))
        seconds = time.perf_counter() - started
        say(
            desk.language,
            f"换回了 {back.switch.release}（原来是 {back.before or '—'}），用时 {seconds:.1f} 秒",
            f"{back.switch.release} is current again (it was {back.before or '—'}), in {seconds:.1f} s",
        )
        if back.findings:
            sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Place:
    """A target's way, the folder that this paper keeps of it, and where files that are to be sent are laid."""

    way: "Way"
    folder: Path
    scratch: Path


@dataclass(frozen=True, slots=True)
class _Desk:
    """The paper that is spoken of, and the language to speak."""

    root: Path
    paper: "Paper"
    settings: Any
    language: Language

    def place(self, asked: str | None, scratch: Path | None = None) -> _Place:
        from zhuanlan.model.routes import page_name
        from zhuanlan.publish.targets import chosen
        from zhuanlan.publish.ways import way_of

        at = self.settings.place("publish")
        name, target = chosen(self.paper.publish, asked, at)
        folder = self.root / ".zhuanlan" / "publish" / page_name(name)
        return _Place(way_of(name, target, self.root, at, scratch or folder, os.environ), folder, scratch or folder)

    def report(self, findings: tuple[Diagnostic, ...]) -> None:
        _report(findings, self.language)


@contextmanager
def _desk(site: Path | None, lang: str | None) -> Iterator[_Desk]:
    """The paper of a folder. What stops a publication is told, and the status is 1."""
    from zhuanlan.model.diagnostics import ruled
    from zhuanlan.model.paper import Paper
    from zhuanlan.publish.stopped import StoppedError
    from zhuanlan.reading.config import read_paper

    root = root_of(site).absolute()
    config = read_paper(root)
    language = choose(lang, config.paper.language if config.paper else "", os.environ)
    errors = tuple(one for one in ruled(list(config.findings), {}) if one.severity == "error")
    if errors or config.paper is None:
        _report(errors, language)
        sys.exit(1)
    try:
        yield _Desk(root, config.paper or Paper(name=""), config, language)
    except StoppedError as stopped:
        _report((stopped.finding,), language)
        sys.exit(1)
    except KeyboardInterrupt:
        say(
            language,
            "停下了；读者看到的总是完整的一个发布版，再发布一次就好",
            "stopped; what readers see is always one whole release, and to publish again settles the rest",
        )
        sys.exit(130)


def _report(findings: tuple[Diagnostic, ...], language: Language) -> None:
    from zhuanlan import report

    for line in report.text(findings, language):
        click.echo(line)


def _who() -> str:
    """Who publishes, as the target's history tells it to colleagues."""
    import getpass
    import socket

    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = "?"
    text = f"{name}@{socket.gethostname()}"
    return "".join(character if character.isprintable() else "?" for character in text)[:100]
