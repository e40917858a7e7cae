"""`build` and `check`."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import click

from zhuanlan.build.run import Hands, Order
from zhuanlan.build.run import build as make
from zhuanlan.cli.options import (
    AS_OF,
    DRAFTS,
    FOLDER,
    FORMAT,
    JOBS,
    LANG,
    NO_LEDGER,
    SITE,
    STRICT,
    cores,
    root_of,
    say,
    shown,
    view_of,
)
from zhuanlan.language import choose
from zhuanlan.model.diagnostics import Bilingual, Language
from zhuanlan.progress import bar


@click.command()
@click.option("--output", type=FOLDER, default=None, help="写到哪里（默认 output/）/ where to write (default output/)")
@click.option("--keep-going", is_flag=True, help="有错也写出好的页面 / write the good pages in spite of errors")
@click.option("--explain", is_flag=True, help="说明每个页面为什么重做 / say why each file was made again")
@click.option("--verify", is_flag=True, help="再从头做一遍，逐字节核对 / make it all anew and compare every byte")
@DRAFTS
@AS_OF
@STRICT
@JOBS
@NO_LEDGER
@FORMAT
@SITE
@LANG
def build(
    output: Path | None,
    keep_going: bool,
    explain: bool,
    verify: bool,
    drafts: bool,
    as_of: str | None,
    strict: bool,
    jobs: int,
    no_ledger: bool,
    format_: str,
    site: Path | None,
    lang: str | None,
) -> None:
    """生成网站 / make the site."""
    started = time.perf_counter()
    root = root_of(site)
    target = output or root / "output"
    view = view_of(root, as_of, drafts)
    with bar() as progress:
        order = Order(root, target, view, strict, keep_going, not no_ledger, Hands(jobs or cores()), progress)
        pressed = make(order)
        if verify:
            from zhuanlan.build.verify import verified

            pressed = verified(order, pressed)
    language = choose(lang, pressed.language, os.environ)
    seconds = time.perf_counter() - started
    changes = pressed.changes
    totals = {
        "pages": pressed.pages,
        "rendered": len(pressed.rendered),
        "written": len(changes.written) if changes else 0,
        "deleted": len(changes.deleted) if changes else 0,
        "output": str(target) if changes else None,
    }
    if explain and format_ == "text":
        for stale in pressed.stale:
            click.echo(f"{stale.item.path}  {stale.reason.in_(language)}")
    _report(pressed, language, format_, totals)
    if format_ == "text" and changes:
        front = shown(target / "index.html")
        if pressed.held:
            say(
                language,
                f"有 {pressed.held} 篇没有刊出（草稿、送审、待发或撤稿）；草稿和送审稿用 --drafts 可以看到",
                f"{pressed.held} entries are not published (drafts, in review, scheduled, withdrawn); see drafts with --drafts",
            )
        say(
            language,
            f"{pressed.pages} 个页面，写了 {len(changes.written)} 个文件，删了 {len(changes.deleted)} 个，用时 {seconds:.1f} 秒。"
            f"请打开 {front}",
            f"{pressed.pages} pages, {len(changes.written)} files written, {len(changes.deleted)} deleted, "
            f"in {seconds:.1f} s. Open {front}",
        )
    elif format_ == "text":
        say(
            language, "没有写出任何文件，原来的网站没有动", "nothing was written; the site built before stays as it was"
        )
    sys.exit(1 if pressed.errors or (strict and pressed.warnings) else 0)


@click.command()
@DRAFTS
@AS_OF
@STRICT
@JOBS
@NO_LEDGER
@FORMAT
@SITE
@LANG
def check(
    drafts: bool,
    as_of: str | None,
    strict: bool,
    jobs: int,
    no_ledger: bool,
    format_: str,
    site: Path | None,
    lang: str | None,
) -> None:
    """只检查，不写文件 / the same findings without writing."""
    root = root_of(site)
    view = view_of(root, as_of, drafts)
    with bar() as progress:
        pressed = make(Order(root, None, view, remember=not no_ledger, hands=Hands(jobs or cores()), progress=progress))
    language = choose(lang, pressed.language, os.environ)
    _report(pressed, language, format_, {"pages": pressed.pages})
    sys.exit(1 if pressed.errors or (strict and pressed.warnings) else 0)


def _report(pressed: Any, language: Language, format_: str, totals: dict[str, Any]) -> None:
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


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
