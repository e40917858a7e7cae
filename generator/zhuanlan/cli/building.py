"""`build` and `check`."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import click

from zhuanlan.build.pressed import Pressed
from zhuanlan.build.run import Hands, Order
from zhuanlan.build.run import build as make
from zhuanlan.cli.asked import Asked, asking
from zhuanlan.cli.options import FOLDER, cores, root_of, say, shown, view_of
from zhuanlan.language import choose
from zhuanlan.model.diagnostics import Bilingual, Language
from zhuanlan.progress import bar


@click.command()
@click.option("--output", type=FOLDER, default=None, help="写到哪里（默认 output/）/ where to write (default output/)")
@click.option("--keep-going", is_flag=True, help="有错也写出好的页面 / write the good pages in spite of errors")
@click.option("--explain", is_flag=True, help="说明每个页面为什么重做 / say why each file was made again")
@click.option("--verify", is_flag=True, help="再从头做一遍，逐字节核对 / make it all anew and compare every byte")
@asking
def build(asked: Asked, output: Path | None, keep_going: bool, explain: bool, verify: bool) -> None:
    """生成网站 / make the site."""
    started = time.perf_counter()
    root = root_of(asked.site)
    target = output or root / "output"
    pressed = _pressed(asked, root, target, keep_going=keep_going, verify=verify)
    language = choose(asked.lang, pressed.language, os.environ)
    seconds = time.perf_counter() - started
    if explain and asked.format_ == "text":
        for stale in pressed.stale:
            click.echo(f"{stale.item.path}  {stale.reason.in_(language)}")
    changes = pressed.changes
    totals = {
        "pages": pressed.pages,
        "rendered": len(pressed.rendered),
        "written": len(changes.written) if changes else 0,
        "deleted": len(changes.deleted) if changes else 0,
        "output": str(target) if changes else None,
    }
    _report(pressed, language, asked.format_, totals)
    if asked.format_ == "text":
        _say_what_was_written(pressed, language, target, seconds)
    _leave(asked, pressed)


@click.command()
@asking
def check(asked: Asked) -> None:
    """只检查，不写文件 / the same findings without writing."""
    pressed = _pressed(asked, root_of(asked.site), None)
    _report(pressed, choose(asked.lang, pressed.language, os.environ), asked.format_, {"pages": pressed.pages})
    _leave(asked, pressed)


def _pressed(
    asked: Asked, root: Path, target: Path | None, *, keep_going: bool = False, verify: bool = False
) -> Pressed:
    view = view_of(root, asked.as_of, asked.drafts)
    hands = Hands(asked.jobs or cores())
    with bar() as progress:
        order = Order(root, target, view, asked.strict, keep_going, not asked.no_ledger, hands, progress)
        pressed = make(order)
        if not verify:
            return pressed
        from zhuanlan.build.verify import verified

        return verified(order, pressed)


def _leave(asked: Asked, pressed: Pressed) -> None:
    sys.exit(1 if pressed.errors or (asked.strict and pressed.warnings) else 0)


def _say_what_was_written(pressed: Pressed, language: Language, target: Path, seconds: float) -> None:
    changes = pressed.changes
    if changes is None:
        if not pressed.half:
            say(
                language,
                "没有写出任何文件，原来的网站没有动",
                "nothing was written; the site built before stays as it was",
            )
        return
    if pressed.held:
        say(
            language,
            f"有 {pressed.held} 篇没有刊出（草稿、送审、待发或撤稿）；草稿和送审稿用 --drafts 可以看到",
            f"{_counted(pressed.held, 'entry', 'entries')} not published (drafts, in review, scheduled, withdrawn); "
            "see drafts with --drafts",
        )
    front = shown(target / "index.html")
    say(
        language,
        f"{pressed.pages} 个页面，写了 {len(changes.written)} 个文件，删了 {len(changes.deleted)} 个，用时 {seconds:.1f} 秒。"
        f"请打开 {front}",
        f"{_counted(pressed.pages, 'page')}, {_counted(len(changes.written), 'file')} written, "
        f"{len(changes.deleted)} deleted, in {seconds:.1f} s. Open {front}",
    )


def _report(pressed: Pressed, language: Language, format_: str, totals: dict[str, Any]) -> None:
    from zhuanlan import report

    if format_ == "json":
        totals = {**totals, "errors": pressed.errors, "warnings": pressed.warnings}
        click.echo(report.as_json(pressed.findings, language, totals))
        return
    lines = report.text if format_ == "text" else report.github
    for line in lines(pressed.findings, language):
        click.echo(line)
    if format_ == "text":
        for note in pressed.notes:
            click.echo(note.in_(language))
        summary = Bilingual(
            f"{pressed.errors} 个错误，{pressed.warnings} 个提醒",
            f"{_counted(pressed.errors, 'error')}, {_counted(pressed.warnings, 'warning')}",
        )
        click.echo(summary.in_(language))


def _counted(number: int, thing: str, things: str = "") -> str:
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"
