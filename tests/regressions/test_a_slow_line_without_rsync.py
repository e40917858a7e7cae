"""A tar stream was given up after three times the time limit, though it went on all the while: it answers only at its end."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.harness import sound
from tests.publish.desk import GENERATOR
from tests.publish.servers import program

TOOLS = (
    """sh flock sha256sum mv find readlink touch mkdir rm sed tail date cat ln cp dd sleep chmod sync wc grep kill"""
)
SLOW = """#!/bin/sh
{{ for second in 1 2 3 4 5 6 7 8 9 10 11 12; do dd bs=32768 count=1 iflag=fullblock; sleep 1; done; cat; }} 2>/dev/null |
  {tar} "$@"
"""


def test_what_goes_on_is_not_given_up(tmp_path: Path) -> None:
    """Twelve seconds, with a limit of three."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in TOOLS.split():
        (tools / name).symlink_to(program(name))
    (tools / "tar").write_text(SLOW.format(tar=program("tar")))
    (tools / "tar").chmod(0o755)
    site = sound(tmp_path / "paper")
    site.file(
        "site.yaml", site.folder.joinpath("site.yaml").read_text("utf-8") + "发布: {现场: {路径: ../www, 超时: 3}}\n"
    )
    site.file("static/film.bin", os.urandom(600_000))
    assert shutil.which("rsync", path=str(tools)) is None
    done = subprocess.run(
        [sys.executable, "-m", "zhuanlan", "publish"],
        cwd=site.folder,
        env={**os.environ, "PYTHONPATH": str(GENERATOR), "PATH": str(tools)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "www/current/film.bin").read_bytes() == (site.folder / "static/film.bin").read_bytes()
