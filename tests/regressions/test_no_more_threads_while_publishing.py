"""Where the system had no more threads to give, `publish` ended in a traceback, and the shell that it had started went on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import sound
from tests.publish.desk import GENERATOR
from tests.publish.servers import program


@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_it_is_told_and_nothing_is_published(tmp_path: Path, first: int) -> None:
    site = sound(tmp_path / "paper")
    site.file("site.yaml", site.folder.joinpath("site.yaml").read_text("utf-8") + "发布: {现场: {路径: ../www}}\n")
    call = [program("strace"), "-f", "-qq", "-o", "/dev/null", "--detach-on=execve", "-e", "trace=clone3,clone"]
    call += ["-e", f"inject=clone3,clone:error=EAGAIN:when={first}+", sys.executable, "-m", "zhuanlan", "publish"]
    done = subprocess.run(
        [*call, "--jobs", "1"],
        cwd=site.folder,
        env={**os.environ, "PYTHONPATH": str(GENERATOR)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "[target-failed]" in said
    assert "系统开不了更多的进程" in said
    assert not (tmp_path / "www/current").exists()
