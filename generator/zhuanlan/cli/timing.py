"""`due`."""

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from zhuanlan.cli.options import AS_OF, LANG, SITE, cores, root_of, say, view_of
from zhuanlan.language import choose
from zhuanlan.model.diagnostics import Language

if TYPE_CHECKING:
    from zhuanlan.model.due import Due

NOTHING_DUE = 3
"""The exit status of `due --since` where nothing fell due. (systemd's ExecCondition= takes it for “not now”.)"""


@click.command()
@click.option("--next", "next_", is_flag=True, help="只说下一个时刻 / the next moment alone, as ISO 8601")
@click.option(
    "--epoch", is_flag=True, help="下一个时刻，写成 1970 年以来的秒数 / the next moment in seconds since 1970"
)
@click.option("--since", metavar="WHEN", default=None,
              help="不说话：从那个时刻（或那个文件的修改时间）到现在有变，退出码 0，没有，3 / say nothing: exit status 0 if something fell due since a moment, or since a file was changed, else 3")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="结果的格式 / format of the report")  # fmt: skip
@AS_OF
@SITE
@LANG
def due(
    next_: bool,
    epoch: bool,
    since: str | None,
    format_: str,
    as_of: str | None,
    site: Path | None,
    lang: str | None,
) -> None:
    """什么时候变什么 / what changes when, and the next moment at which a build is needed."""
    root = root_of(site)
    from zhuanlan import report
    from zhuanlan.build.outlook import outlook
    from zhuanlan.build.pool import Hands
    from zhuanlan.model.due import due as due_after
    from zhuanlan.model.due import next_due
    from zhuanlan.reading.config import paper_of

    paper = paper_of(root)
    language = choose(lang, paper.language, os.environ)
    zone = ZoneInfo(paper.timezone)
    now = view_of(root, as_of, False).within(zone).now
    found, errors = outlook(root, Hands(cores()))
    if since is not None:
        # Where nobody can tell, whoever asked had better try: he will be told what is wrong.
        then = _moment(since, zone)
        fell = next_due(found, then) if found is not None and then is not None else float("-inf")
        sys.exit(0 if fell is not None and fell <= now.timestamp() else NOTHING_DUE)
    for line in report.text(errors, language):
        click.echo(line, err=True)
    if found is None:
        sys.exit(1)
    if errors:
        say(language, "有错的文件没有算进来", "files with errors are left out", err=True)
    coming = due_after(found, now)
    first = coming[0].at if coming else None
    if epoch:
        click.echo("" if first is None else f"{first:.0f}")
    elif next_:
        click.echo("" if first is None else _iso(first, zone))
    elif format_ == "json":
        click.echo(_as_json(coming, now, zone, language))
    else:
        _tell(coming, first, zone, language)
    sys.exit(1 if errors else 0)


def _moment(typed: str, zone: ZoneInfo) -> datetime | None:
    """A moment as editors type it, else the time at which the file of this name was changed; None if there is none."""
    from zhuanlan.reading.schema.moments import Wrong, parse_moment

    moment = parse_moment(typed, zone)
    if not isinstance(moment, Wrong):
        return moment.at
    try:
        return datetime.fromtimestamp(Path(typed).stat().st_mtime, zone)
    except OSError:
        return None


def _iso(at: float, zone: ZoneInfo) -> str:
    from zhuanlan.model.instants import instant

    return instant(datetime.fromtimestamp(at, zone))


def _as_json(coming: "tuple[Due, ...]", now: datetime, zone: ZoneInfo, language: Language) -> str:
    from zhuanlan.model.due import CHANGES

    listed = [
        {
            "at": _iso(one.at, zone),
            "epoch": int(one.at),
            "change": one.change,
            "what": CHANGES[one.change].in_(language),
            "title": one.title,
            "file": one.source,
        }
        for one in coming
    ]
    first = listed[0] if listed else {"at": None, "epoch": None}
    whole = {"now": _iso(now.timestamp(), zone), "next": first["at"], "next_epoch": first["epoch"], "due": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _tell(coming: "tuple[Due, ...]", first: float | None, zone: ZoneInfo, language: Language) -> None:
    from zhuanlan.model.due import CHANGES

    for one in coming:
        when = datetime.fromtimestamp(one.at, zone)
        told = f"{when:%Y-%m-%d %H:%M}" + (f":{when:%S}" if when.second else "")
        words = [told, CHANGES[one.change].in_(language), one.title, one.source]
        click.echo("  ".join(word for word in words if word))
    if first is None:
        say(language, "没有什么要变的", "nothing is known to change")
    else:
        say(language, f"下一次要生成：{_iso(first, zone)}", f"the next build is needed at {_iso(first, zone)}")
