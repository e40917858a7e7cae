"""`serve`."""

import gc
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from zhuanlan.cli.options import AS_OF, LANG, SITE, cores, root_of, view_of
from zhuanlan.language import choose


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=None,
              help="端口（默认 8000，有人用就往后找）/ port (default 8000, or the next that is free)")  # fmt: skip
@click.option("--host", default=None, metavar="ADDRESS",
              help="让手机也能看：0.0.0.0 或本机的地址 / for a look on the telephone: 0.0.0.0 or an address of this machine")  # fmt: skip
@click.option("--open", "open_", is_flag=True, help="打开浏览器 / open the browser")
@AS_OF
@SITE
@LANG
def serve(
    port: int | None, host: str | None, open_: bool, as_of: str | None, site: Path | None, lang: str | None
) -> None:
    """边写边看 / a live preview: drafts too, nothing is written."""
    from zhuanlan.build.pool import Hands
    from zhuanlan.preview.desk import LedgerDesk
    from zhuanlan.preview.listen import ListenError, listen
    from zhuanlan.reading.config import paper_of

    root = root_of(site).absolute()
    paper = paper_of(root)
    language, zone = choose(lang, paper.language, os.environ), ZoneInfo(paper.timezone)
    view = view_of(root, as_of, drafts=True)
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

    def rest() -> None:
        # A preview may run for weeks, and what it holds by now it holds for good.
        gc.freeze()
        gc.enable()

    def ready() -> None:
        address = welcome(place, token, asked=port, color=sys.stdout.isatty(), encoding=sys.stdout.encoding)
        for line in address.lines:
            click.echo(line.in_(language))
        if open_:
            click.launch(address.url)

    with LedgerDesk(root, clock, scheduled=as_of is None, hands=Hands(cores())) as desk:
        serve_until_told(
            root,
            desk,
            place,
            token=token,
            prefix=urlsplit(paper.base_url).path.strip("/"),
            language=language,
            now=time.time if as_of is None else None,
            say=lambda text: click.echo(text.in_(language)),
            ready=ready,
            rest=rest,
        )
