"""`urls`."""

import json
import os
import sys
from pathlib import Path

import click

from zhuanlan.cli.options import LANG, SITE, cores, root_of, say, view_of
from zhuanlan.language import choose


@click.command()
@click.option("--update", is_flag=True,
              help="把现在的网址记进网址簿 urls.txt（用 publish 发布的不必） / write the URLs of now into the register (publish does it by itself)")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="结果的格式 / format of the report")  # fmt: skip
@SITE
@LANG
def urls(update: bool, format_: str, site: Path | None, lang: str | None) -> None:
    """网址簿：发表过的网址 / the register of published URLs: what is new, and what is lost."""
    from zhuanlan import report
    from zhuanlan.build.outline import outline, register_of
    from zhuanlan.build.pool import Hands
    from zhuanlan.model.lists.register import lost_urls
    from zhuanlan.reading.config import paper_of
    from zhuanlan.writing.register import write_register

    root = root_of(site)
    paper = paper_of(root)
    language = choose(lang, paper.language, os.environ)
    view = view_of(root, None, False)
    found = outline(root, view, Hands(cores()))
    before = found.found.register if found.found is not None else None
    errors = [finding for finding in found.findings if finding.severity == "error"]
    if found.found is None or before is None or errors:
        for line in report.text(errors, language):
            click.echo(line, err=True)
        say(language, "先改好错误，网址簿没有动", "mend the errors first; the register stays as it was", err=True)
        sys.exit(1)
    after = register_of(view, found.found, before)
    known = {one.path for one in before.urls}
    new = [one.url for one in after.urls if one.path not in known]
    lost = list(lost_urls(found.found.site))
    written = False
    if update:
        try:
            written = write_register(root, after)
        except OSError as error:
            say(language, f"写不了：{error.strerror}", f"cannot write: {error.strerror}", err=True)
            sys.exit(1)
    if format_ == "json":
        told = [report.record(finding, language) for finding in lost]
        click.echo(json.dumps({"urls": len(after.urls), "new": new, "lost": told, "written": written}, ensure_ascii=False, indent=2))  # fmt: skip
        return
    for url in new:
        click.echo(f"+ {url}")
    for line in report.text(lost, language):
        click.echo(line)
    say(
        language,
        f"网址簿里有 {len(known)} 个网址，新的有 {len(new)} 个，没有页面的有 {len(lost)} 个",
        f"{len(known)} URLs in the register, {len(new)} new, {len(lost)} without a page",
    )
    if update:
        say(language, *(("记好了：urls.txt", "written: urls.txt") if written else ("没有变化", "nothing changed")))
    elif new:
        say(language, "用 --update 记下来", "write them down with --update")
