"""What several commands ask for, and how all of them speak."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from zhuanlan.model.diagnostics import Bilingual, Language
from zhuanlan.model.view import View
from zhuanlan.reading.walk import SETTINGS

FOLDER = click.Path(path_type=Path)
LANG = click.option("--lang", type=click.Choice(["zh", "en"]), help="消息的语言 / language of messages")
SITE = click.option("--site", type=FOLDER, default=None, help="报纸的文件夹 / folder of the paper")
FORMAT = click.option("--format", "format_", type=click.Choice(["text", "json", "github"]), default="text",
                       help="结果的格式 / format of the report")  # fmt: skip
AS_OF = click.option("--as-of", metavar="DATE", help="某一天（时刻）的报纸 / the paper as it stood at a day or moment")
DRAFTS = click.option("--drafts", is_flag=True, help="连草稿和送审稿一起 / drafts and articles in review too")
JOBS = click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="用几个进程（默认有几个处理器用几个）/ how many processes (default: one a processor)",
)
NO_LEDGER = click.option("--no-ledger", is_flag=True, help="不看也不记账本 / neither read nor write the ledger")
STRICT = click.option("--strict", is_flag=True, help="提醒也算错误 / warnings count as errors")


def root_of(site: Path | None) -> Path:
    """The folder of the paper: as asked, else the nearest one above that has a site.yaml, else here."""
    if site is not None:
        return site
    here = Path.cwd()
    folders = (folder for folder in (here, *here.parents) if any((folder / name).is_file() for name in SETTINGS))
    return next(folders, here)


def view_of(root: Path, as_of: str | None, drafts: bool) -> View:
    """The moment that was asked for, in the time zone of the paper; else now."""
    if as_of is None:
        return View(datetime.now(UTC), drafts)
    from zhuanlan.reading.config import paper_of
    from zhuanlan.reading.schema.moments import Wrong, parse_moment

    moment = parse_moment(as_of, ZoneInfo(paper_of(root).timezone))
    if isinstance(moment, Wrong):
        raise click.BadParameter(f"{as_of}：不是日期 / is no date (2026-11-23, 2026-11-23 15:46)", param_hint="--as-of")
    # A day means its end: whatever stood in the paper on that day.
    at = moment.at if moment.timed else moment.at + timedelta(days=1) - timedelta(microseconds=1)
    return View(at, drafts)


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shown(path: Path) -> str:
    """A path as the user would type it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def say(language: Language, chinese: str, english: str, *, err: bool = False) -> None:
    click.echo(Bilingual(chinese, english).in_(language), err=err)
