"""`zhuanlan server-config` as it is run."""

import os
import subprocess
import sys
from pathlib import Path

GENERATOR = Path(__file__).resolve().parents[2] / "generator"


def configure(
    source: Path, *arguments: str, lang: str = "zh", encoding: str = "ascii"
) -> "subprocess.CompletedProcess[bytes]":
    """Run it; unless told otherwise in a terminal that knows no Chinese."""
    environment = {**os.environ, "PYTHONPATH": str(GENERATOR), "PYTHONIOENCODING": encoding}
    command = (sys.executable, "-m", "zhuanlan", "server-config", "--site", str(source), "--lang", lang, *arguments)
    return subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)


def configured(source: Path, *arguments: str) -> str:
    """The configuration that it prints."""
    done = configure(source, *arguments)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8")
