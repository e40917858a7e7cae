"""The command line: a thin shell over `build` and `scaffold`. It alone reads the clock and the environment."""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from zhuanlan import __version__
from zhuanlan.language import choose
from zhuanlan.model.diagnostics import Bilingual, Language

_CONTEXT = {"help_option_names": ["-h", "--help"]}
_FOLDER = click.Path(path_type=Path)
_LANG = click.option("--lang", type=click.Choice(["zh", "en"]), help="消息的语言 / language of messages")
_SITE = click.option("--site", type=_FOLDER, default=None, help="报纸的文件夹 / folder of the paper")
_FORMAT = click.option("--format", "format_", type=click.Choice(["text", "json", "github"]), default="text",
                       help="结果的格式 / format of the report")  # fmt: skip
_AS_OF = click.option("--as-of", metavar="DATE", help="某一天（时刻）的报纸 / the paper as it stood at a day or moment")
_DRAFTS = click.option("--drafts", is_flag=True, help="连草稿和送审稿一起 / drafts and articles in review too")
_JOBS = click.option(
    "--jobs", type=click.IntRange(1), default=None, help="用几个进程（默认有几个处理器用几个）/ processes"
)
_NO_LEDGER = click.option("--no-ledger", is_flag=True, help="不看也不记账本 / neither read nor write the ledger")
_STRICT = click.option("--strict", is_flag=True, help="提醒也算错误 / warnings count as errors")


@click.group(context_settings=_CONTEXT)
@click.version_option(__version__, prog_name="zhuanlan")
def zhuanlan() -> None:
    """专栏：把文稿变成报纸。 Markdown articles become a static Chinese newspaper."""


@zhuanlan.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@_LANG
def init(folder: Path, lang: str | None) -> None:
    """新建一份报纸 / make a new paper that builds at once."""
    from zhuanlan.scaffold import new_paper

    language = choose(lang, "", os.environ)
    made = _scaffolded(language, lambda: new_paper(folder))
    _say(language, f"建好了：{folder}（{len(made)} 个文件）", f"made {folder} ({len(made)} files)")
    _say(language, f"接着：cd {folder} && zhuanlan build", f"next: cd {folder} && zhuanlan build")


@zhuanlan.command()
@click.argument("kind", type=click.Choice(["article", "column", "page", "profile", "institution"]))
@click.argument("name")
@_SITE
@_LANG
def new(kind: str, name: str, site: Path | None, lang: str | None) -> None:
    """新建文章、专栏、页面、典型或单位 / start an article, a column, a page, a profile or an institution."""
    from zhuanlan.build.run import paper_of
    from zhuanlan.model.routes import page_name
    from zhuanlan.scaffold import new_entry

    root = _root(site)
    paper = paper_of(root)
    language = choose(lang, paper.language, os.environ)
    today = datetime.now(ZoneInfo(paper.timezone)).date()
    title = name.removesuffix(".md")
    stem = f"{today}-{page_name(title)}" if kind == "article" else page_name(title)
    target = _scaffolded(language, lambda: new_entry(root, kind, title, stem, today))
    _say(language, f"建好了：{_shown(target)}", f"made {_shown(target)}")


@zhuanlan.command()
@click.option("--output", type=_FOLDER, default=None, help="写到哪里（默认 output/）/ where to write (default output/)")
@click.option("--keep-going", is_flag=True, help="有错也写出好的页面 / write the good pages in spite of errors")
@click.option("--explain", is_flag=True, help="说明每个页面为什么重做 / say why each file was made again")
@click.option("--verify", is_flag=True, help="再从头做一遍，逐字节核对 / make it all anew and compare every byte")
@_DRAFTS
@_AS_OF
@_STRICT
@_JOBS
@_NO_LEDGER
@_FORMAT
@_SITE
@_LANG
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
    from zhuanlan.build import run as pipeline
    from zhuanlan.progress import shown

    started = time.perf_counter()
    root = _root(site)
    target = output or root / "output"
    paper = pipeline.paper_of(root)
    language = choose(lang, paper.language, os.environ)
    view = _view(ZoneInfo(paper.timezone), as_of, drafts)
    with shown(language) as progress:
        order = pipeline.Order(
            root, target, view, strict, keep_going, not no_ledger, pipeline.Hands(jobs or _cores()), progress
        )
        pressed = pipeline.build(order)
        if verify:
            pressed = pipeline.verified(order, pressed)
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
        front = _shown(target / "index.html")
        if pressed.held:
            _say(
                language,
                f"有 {pressed.held} 篇没有刊出（草稿、送审、待发或撤稿）；草稿和送审稿用 --drafts 可以看到",
                f"{pressed.held} entries are not published (drafts, in review, scheduled, withdrawn); see drafts with --drafts",
            )
        _say(
            language,
            f"{pressed.pages} 个页面，写了 {len(changes.written)} 个文件，删了 {len(changes.deleted)} 个，用时 {seconds:.1f} 秒。"
            f"请打开 {front}",
            f"{pressed.pages} pages, {len(changes.written)} files written, {len(changes.deleted)} deleted, "
            f"in {seconds:.1f} s. Open {front}",
        )
    elif format_ == "text":
        _say(
            language, "没有写出任何文件，原来的网站没有动", "nothing was written; the site built before stays as it was"
        )
    sys.exit(1 if pressed.errors or (strict and pressed.warnings) else 0)


@zhuanlan.command()
@_DRAFTS
@_AS_OF
@_STRICT
@_JOBS
@_NO_LEDGER
@_FORMAT
@_SITE
@_LANG
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
    from zhuanlan.build import run as pipeline
    from zhuanlan.progress import shown

    root = _root(site)
    paper = pipeline.paper_of(root)
    language = choose(lang, paper.language, os.environ)
    view = _view(ZoneInfo(paper.timezone), as_of, drafts)
    with shown(language) as progress:
        order = pipeline.Order(
            root, None, view, remember=not no_ledger, hands=pipeline.Hands(jobs or _cores()), progress=progress
        )
        pressed = pipeline.build(order)
    _report(pressed, language, format_, {"pages": pressed.pages})
    sys.exit(1 if pressed.errors or (strict and pressed.warnings) else 0)


@zhuanlan.command()
@click.option("--port", type=click.IntRange(0, 65535), default=None,
              help="端口（默认 8000，有人用就往后找）/ port (default 8000, or the next that is free)")  # fmt: skip
@click.option("--host", default=None, metavar="ADDRESS",
              help="让手机也能看：0.0.0.0 或本机的地址 / for a look on the telephone: 0.0.0.0 or an address of this machine")  # fmt: skip
@click.option("--open", "open_", is_flag=True, help="打开浏览器 / open the browser")
@_AS_OF
@_SITE
@_LANG
def serve(
    port: int | None, host: str | None, open_: bool, as_of: str | None, site: Path | None, lang: str | None
) -> None:
    """边写边看 / a live preview: drafts too, nothing is written."""
    from zhuanlan.build.run import Hands, paper_of
    from zhuanlan.preview.desk import LedgerDesk
    from zhuanlan.preview.listen import ListenError, listen

    root = _root(site).absolute()
    paper = paper_of(root)
    language, zone = choose(lang, paper.language, os.environ), ZoneInfo(paper.timezone)
    view = _view(zone, as_of, drafts=True)
    try:
        place = listen(host or "127.0.0.1", port)
    except ListenError as error:
        click.echo(error.args[0].in_(language), err=True)
        sys.exit(1)

    from zhuanlan.preview.serve import serve as serve_until_told
    from zhuanlan.preview.welcome import new_token, welcome

    def clock() -> datetime:
        return datetime.now(zone) if as_of is None else view.now

    token = "" if place.private else new_token()

    def ready() -> None:
        address = welcome(place, token, asked=port, color=sys.stdout.isatty(), encoding=sys.stdout.encoding)
        for line in address.lines:
            click.echo(line.in_(language))
        if open_:
            click.launch(address.url)

    serve_until_told(
        root,
        LedgerDesk(root, clock, scheduled=as_of is None, hands=Hands(_cores())),
        place,
        token=token,
        prefix=urlsplit(paper.base_url).path.strip("/"),
        language=language,
        today=lambda: clock().date(),
        say=lambda text: click.echo(text.in_(language)),
        ready=ready,
    )


def _cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _root(site: Path | None) -> Path:
    """The folder of the paper: as asked, else the nearest one above that has a site.yaml, else here."""
    if site is not None:
        return site
    from zhuanlan.reading.config import NAMES

    here = Path.cwd()
    folders = (folder for folder in (here, *here.parents) if any((folder / name).is_file() for name in NAMES))
    return next(folders, here)


def _view(zone: ZoneInfo, as_of: str | None, drafts: bool) -> Any:
    from zhuanlan.model.assemble import View
    from zhuanlan.reading.schema.moments import Wrong, parse_moment

    if as_of is None:
        return View(datetime.now(UTC).astimezone(zone), drafts)
    moment = parse_moment(as_of, zone)
    if isinstance(moment, Wrong):
        raise click.BadParameter(f"{as_of}：不是日期 / is no date (2026-11-23, 2026-11-23 15:46)", param_hint="--as-of")
    # A day means its end: whatever stood in the paper on that day.
    at = moment.at if moment.timed else moment.at + timedelta(days=1) - timedelta(microseconds=1)
    return View(at, drafts)


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


def _scaffolded(language: Language, make: Callable[[], Any]) -> Any:
    from zhuanlan.scaffold import ScaffoldError

    try:
        return make()
    except ScaffoldError as error:
        _say(language, *error.args, err=True)
    except OSError as error:
        _say(language, f"写不了：{error.strerror}", f"cannot write: {error.strerror}", err=True)
    sys.exit(1)


def _shown(path: Path) -> str:
    """A path as the user would type it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _say(language: Language, chinese: str, english: str, *, err: bool = False) -> None:
    click.echo(Bilingual(chinese, english).in_(language), err=err)
