"""The peers' programs, fetched when they are first asked for, each into a folder of its own."""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

from benchmarks.peers import Peer


def install(peers: Iterable[Peer], programs: Path) -> tuple[Peer, ...]:
    """Install what is missing from where pip and npm are told to look; the peers that can be run then."""
    ready = []
    for peer in peers:
        if not peer.command(programs):
            print(f"installing {peer.name} {peer.version}", flush=True)
            _fetch(peer, programs / peer.home)
        if peer.command(programs):
            ready.append(peer)
        else:
            print(f"{peer.name} {peer.version} could not be installed and is left out", file=sys.stderr)
    return tuple(ready)


def _fetch(peer: Peer, home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    if peer.node:
        npm = shutil.which("npm")
        if npm is None:
            return
        (home / "package.json").write_text('{"private": true}\n', "utf-8")
        command = [npm, "install", "--no-audit", "--no-fund", "--loglevel=error", *peer.packages]
    else:
        venv.create(home, with_pip=True)
        pip = str(home / "bin" / "python")
        command = [pip, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", *peer.packages]
    subprocess.run(command, cwd=home, check=False, env={**os.environ, "PIP_USER": "0"})
