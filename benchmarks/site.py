"""A peer's site in the work folder: the skeleton of its generator, and the corpus in its layout."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import entries
from benchmarks.corpus.entries import Article, Profile
from benchmarks.corpus.layouts import LAYOUTS, Layout
from benchmarks.peers import Peer
from benchmarks.process import Command
from benchmarks.work import Work

SKELETONS = Path(__file__).parent / "sites"


@dataclass(frozen=True, slots=True)
class Site:
    """Where a peer builds `size` articles."""

    peer: Peer
    size: int
    work: Work

    @property
    def folder(self) -> Path:
        return self.work.sites / f"{self.peer.name.replace(' ', '-')}-{self.size}"

    @property
    def output(self) -> Path:
        return self.folder / self.peer.output

    @property
    def layout(self) -> Layout:
        return LAYOUTS[self.peer.layout]

    def build(self, limit: float) -> Command:
        return self._command(self.peer.build, limit)

    def serve(self, port: int) -> Command:
        return self._command(tuple(word.format(port=port) for word in self.peer.serve), limit=0)

    def page(self, entry: Article | Profile) -> str:
        """The output file of an entry."""
        pattern = self.peer.article if isinstance(entry, Article) else self.peer.profile
        return pattern.format(id=entry.id)

    def url(self, entry: Article) -> str:
        """Its address on the peer's own server."""
        return "/" + self.page(entry).removesuffix("index.html")

    def _command(self, words: tuple[str, ...], limit: float) -> Command:
        log = self.work.logs / f"{self.folder.name}.log"
        whole = (*self.peer.command(self.work.programs), *words)
        return Command(whole, self.folder, dict(self.peer.environment), log, limit)

    def forget(self) -> None:
        """Move away what was built, and what the generator remembers of it."""
        for path in (self.output, *(self.folder / name for name in self.peer.caches)):
            self.work.move_aside(path)


def make(peer: Peer, size: int, work: Work) -> Site:
    """A new site that was never built."""
    site = Site(peer, size, work)
    work.move_aside(site.folder)
    shutil.copytree(SKELETONS / peer.layout, site.folder)
    for number in range(1, size + 1):
        _write(site.folder, *site.layout.article(entries.article(number)))
    for number in range(1, entries.profiles(size) + 1):
        _write(site.folder, *site.layout.profile(entries.profile(number)))
    for path, text in site.layout.extra:
        _write(site.folder, path, text)
    if peer.settings:
        _set(site.folder / "site.yaml", peer)
    if peer.node:
        (site.folder / "node_modules").symlink_to(work.programs / peer.home / "node_modules")
    return site


def _set(config: Path, peer: Peer) -> None:
    text = config.read_text("utf-8")
    for key, value in peer.settings:
        text, found = re.subn(rf"(?m)^{key}: .*$", f"{key}: {value}", text)
        if found != 1:
            raise ValueError(f"the skeleton's site.yaml has no {key}")
    config.write_text(text, "utf-8")


def _write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())
