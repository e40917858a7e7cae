"""Disks that are full, of bytes or of files, and disks that may only be read: real ones, made of memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.office import ENVIRONMENT

MOUNTED = ("unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=16m tmpfs "$1" && shift && exec "$@"', "sh")


def mounts(folder: Path) -> bool:
    """Whether a disk can be made here: by root, or by anybody with a namespace of his own."""
    folder.mkdir()
    tried = subprocess.run([*MOUNTED, str(folder), "true"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.mark.parametrize("limit", ["size", "nr_inodes", "ro"])
def test_a_disk_that_takes_no_more(tmp_path: Path, limit: str) -> None:
    if sys.platform != "linux" or not mounts(tmp_path / "disk"):
        pytest.skip("this system lets nobody mount a disk")
    command = [
        *MOUNTED,
        str(tmp_path / "disk"),
        sys.executable,
        "-m",
        "tests.faults.disk",
        str(tmp_path / "disk"),
        limit,
    ]
    done = subprocess.run(command, env=os.environ | ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    failed = int(done.stdout.split()[0])
    assert failed >= (1 if limit == "ro" else 2), done.stdout
