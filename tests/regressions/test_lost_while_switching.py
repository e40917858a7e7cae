"""A server that was lost while it switched was said to show the site as it was, when it showed the new one already."""

import os
import subprocess
import sys
from pathlib import Path

from tests.harness import Site, sound
from tests.publish.desk import GENERATOR
from tests.publish.servers import program

MV = """#!/bin/sh
{mv} "$@"
for last; do :; done
[ "$last" != current ] || kill -KILL $PPID
"""


def published(site: Site, *path: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "zhuanlan", "publish"],
        cwd=site.folder,
        env={**os.environ, "PYTHONPATH": str(GENERATOR), "PATH": os.pathsep.join((*path, os.environ["PATH"]))},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_it_is_not_said_that_nothing_happened(tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "mv").write_text(MV.format(mv=program("mv")))
    (tools / "mv").chmod(0o755)
    site = sound(tmp_path / "paper")
    site.file("site.yaml", (site.folder / "site.yaml").read_text("utf-8") + "发布: {现场: {路径: ../www}}\n")
    assert published(site).returncode == 0
    first = (tmp_path / "www/current").readlink()
    site.article("新")
    said = published(site, str(tools))
    assert (said.returncode, "[switch-unknown]" in said.stdout) == (1, True), said
    assert "还是原来的网站" not in said.stdout
    second = (tmp_path / "www/current").readlink()
    assert second != first
    again = published(site)
    assert (again.returncode, "没有再发布" in again.stdout) == (0, True), again
    assert (tmp_path / "www/current").readlink() == second
