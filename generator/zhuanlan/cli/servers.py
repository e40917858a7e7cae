"""`server-config`."""

import os
import re
import sys
from pathlib import Path
from typing import Any

import click

from zhuanlan.cli.options import FOLDER, LANG, SITE, cores, root_of, say, shown, view_of
from zhuanlan.language import choose
from zhuanlan.model.diagnostics import Bilingual

_LISTEN = re.compile(r"(?:(?P<address>[0-9A-Za-z.-]+|\[[0-9a-fA-F:]+\]):)?(?P<port>\d{1,5})")


class _Listen(click.ParamType):  # type: ignore[type-arg]  # its parameter is newer than the oldest click
    """`8080` or `127.0.0.1:8080`."""

    name = "[ADDRESS:]PORT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        if isinstance(value, tuple):
            return value
        found = _LISTEN.fullmatch(value)
        if found is None or not 0 < int(found["port"]) < 65536:
            self.fail(f"{value}：不是端口 / is no port (8080, 127.0.0.1:8080)", param, ctx)
        return found["address"] or "", int(found["port"])


@click.command("server-config")
@click.argument("server", type=click.Choice(["nginx", "caddy"]))
@click.option("--target", default=None, metavar="NAME", help="site.yaml 里的发布目标 / a target of site.yaml")
@click.option(
    "--folder",
    default=None,
    metavar="DIR",
    help="服务器上的发布目录（默认照目标）/ where it is published on the server (default: the target's)",
)
@click.option(
    "--listen",
    type=_Listen(),
    default=("", 0),
    help="前面另有服务器管 HTTPS 时，听哪里 / where to listen behind a server that speaks HTTPS",
)
@click.option(
    "--output", type=FOLDER, default=None, help="写到哪个文件（默认印在屏幕上）/ the file to write (default: print)"
)
@SITE
@LANG
def server_config(
    server: str,
    target: str | None,
    folder: str | None,
    listen: tuple[str, int],
    output: Path | None,
    site: Path | None,
    lang: str | None,
) -> None:
    """写 nginx 或 Caddy 的配置 / the configuration of a web server."""
    from zhuanlan import report
    from zhuanlan.build import run as pipeline
    from zhuanlan.model.reasons import reason_of
    from zhuanlan.servers import hosting, writing

    root = root_of(site)
    hands = pipeline.Hands(cores())
    pressed = pipeline.build(pipeline.Order(root, None, view_of(root, None, drafts=False), hands=hands))
    language = choose(lang, pressed.language, os.environ)
    if pressed.paper is None or not pressed.planned:
        for line in report.text(pressed.findings, language):
            click.echo(line, err=True)
        sys.exit(1)
    if pressed.errors:
        say(
            language,
            f"报纸里有 {pressed.errors} 个错误，zhuanlan check 会列出来；旧址可能不全。",
            f"the paper has errors ({pressed.errors}), which zhuanlan check tells; old addresses may be missing.",
            err=True,
        )
    try:
        url, there = hosting.target_of(dict(pressed.paper.publish), target, folder, root.absolute())
        made = hosting.hosting_of(
            pressed.paper.name,
            url or pressed.paper.base_url,
            there,
            listen,
            dict(pressed.paper.rules),
            pressed.planned.values(),
        )
        text = writing.nginx(made) if server == "nginx" else writing.caddy(made)
        if output is None:
            # Whatever the terminal speaks: the server reads UTF-8.
            sys.stdout.buffer.write(text.encode())
            return
        output.write_bytes(text.encode())
    except hosting.HostingError as error:
        click.echo(error.args[0].in_(language), err=True)
        sys.exit(1)
    except OSError as error:
        reason = reason_of(error)
        told = reason.in_(language) if isinstance(reason, Bilingual) else reason
        say(
            language,
            f"写不了 {shown(output or root)}：{told}。",
            f"Cannot write {shown(output or root)}: {told}.",
            err=True,
        )
        sys.exit(1)
    say(language, f"写好了：{shown(output)}", f"wrote {shown(output)}")
