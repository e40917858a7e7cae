"""A paper on a disk of its own, built again and again as the disk gets larger: `python -m tests.faults.disk DISK LIMIT`.

Prints how many builds failed. Each must have said so, and left every file whole; the next on a larger disk must be right.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.paper import first, lay_out
from tests.harness import AT_NOON, Site, tree
from zhuanlan.writing.standing import NEW


def main(disk: Path, limit: str) -> int:
    """Try sizes from one at which nothing fits to one at which everything does; or the disk read-only."""
    site = first(disk / "paper")
    clean = []
    for state in (0, 1):
        lay_out(site, state)
        clean.append(site.build(output=disk / f"clean-{state}", remember=False).files())
    lay_out(site, 0)
    assert _built(site).returncode == 0
    lay_out(site, 1)
    failed = 0
    for options in _steps(disk, limit):
        _remount(disk, options)
        done = _built(site)
        there = tree(site.output)
        assert "Traceback" not in done.stdout + done.stderr, done
        if done.returncode == 0:
            assert there == clean[1], options
            continue
        failed += 1
        assert done.stdout.strip(), "no word"
        for path in there.keys() | clean[0].keys() | clean[1].keys():
            whole = there.get(path) in (clean[0].get(path), clean[1].get(path))
            assert whole or path.endswith(NEW), (options, path)
    _remount(disk, "rw,size=16m,nr_inodes=0")
    assert _built(site).returncode == 0
    assert tree(site.output) == clean[1]
    print(failed, "builds failed, and the next was right")
    return 0


def _steps(disk: Path, limit: str) -> list[str]:
    status = os.statvfs(disk)
    if limit == "size":
        used = (status.f_blocks - status.f_bfree) * status.f_frsize // 1024
        return [f"size={used + more}k" for more in range(4, 400, 56)]
    if limit == "nr_inodes":
        used = status.f_files - status.f_ffree
        return [f"nr_inodes={used + more}" for more in range(1, 40, 9)]
    return ["ro"]


def _remount(disk: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True)


def _built(site: Site) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "zhuanlan", "build", "--site", str(site.folder), "--jobs", "1", *AT_NOON]
    return subprocess.run(command, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
