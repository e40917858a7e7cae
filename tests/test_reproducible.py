"""The same paper gives the same bytes, wherever and however it is built: so a release can be verified by anybody."""

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.paper import first
from tests.harness import tree
from zhuanlan.writing.standing import MANIFEST

GENERATOR = Path(__file__).parents[1] / "generator"
MACHINES: tuple[tuple[str, dict[str, str]], ...] = (
    ("1", {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
    ("2", {"TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "PYTHONHASHSEED": "77"}),
    ("3", {"TZ": "Asia/Kathmandu", "LANG": "zh_CN.GBK", "LC_ALL": "", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "0"}),
)
"""Processes, and what surrounds them."""


def test_the_same_bytes_wherever_and_however(tmp_path: Path) -> None:
    made = []
    for number, (jobs, surroundings) in enumerate(MACHINES):
        # Laid out anew, so that no file has the inode, the times or the place in its folder that another has.
        site = first(tmp_path / ("机器" * number or "machine") / "paper")
        for article in sorted(site.folder.glob("content/articles/canal-*.md"), reverse=bool(number % 2)):
            text = article.read_bytes()
            article.unlink()
            article.write_bytes(text)
        command = [sys.executable, "-m", "zhuanlan", "build", "--jobs", jobs, "--as-of", "2026-11-23 12:00"]
        environment = {**os.environ, "PYTHONPATH": str(GENERATOR), "PYTHONIOENCODING": "utf-8", **surroundings}
        subprocess.run(command, cwd=site.folder, env=environment, check=True, capture_output=True)
        made.append(tree(site.output) | {MANIFEST: (site.output / MANIFEST).read_bytes()})
    assert len(made[0]) > 40
    assert made[1] == made[0]
    assert made[2] == made[0]
