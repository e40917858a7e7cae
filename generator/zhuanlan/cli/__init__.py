"""The command line: a thin shell over `build`, `preview` and `scaffold`; it alone reads clock and environment."""

import click

from zhuanlan import __version__
from zhuanlan.cli.building import build, check
from zhuanlan.cli.previewing import serve
from zhuanlan.cli.publishing import publish, releases, rollback
from zhuanlan.cli.registering import urls
from zhuanlan.cli.scaffolding import init, new
from zhuanlan.cli.servers import server_config
from zhuanlan.cli.timing import due


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zhuanlan")
def zhuanlan() -> None:
    """专栏：把文稿变成报纸。 Markdown articles become a static Chinese newspaper."""


for command in (init, new, serve, build, check, publish, releases, rollback, due, urls, server_config):
    zhuanlan.add_command(command)
