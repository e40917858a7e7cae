"""An editor's desk: a paper in a folder, and the commands as a person types them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.harness import SOUND, Site, sound
from tests.publish.servers import Host

SETTINGS = SOUND["site.yaml"] + "规则: {url-gone: off}\n"
"""Pages come and go in these tests, and nobody minds but where it is told."""
GENERATOR = Path(__file__).parents[2] / "generator"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said, both streams in one, and its status."""

    status: int
    text: str

    @property
    def code(self) -> str:
        """The code of its first finding; empty if it has none."""
        return self.text.partition("[")[2].partition("]")[0] if self.status else ""


@dataclass
class Desk:
    """A paper that is published to the folder `name` of a host."""

    site: Site
    host: Host
    name: str

    @property
    def target(self) -> Path:
        """The target's folder, on the host's disk."""
        return self.host.folder / "www" / self.name

    @property
    def current(self) -> str:
        """The release that readers see."""
        return os.readlink(self.target / "current").removeprefix("releases/")  # noqa: PTH115

    @property
    def releases(self) -> list[str]:
        return sorted(path.name for path in (self.target / "releases").iterdir())

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """`zhuanlan …`, running."""
        return started([sys.executable, "-m", "zhuanlan", *arguments], self.site.folder, self.environment | environment)

    @property
    def environment(self) -> dict[str, str]:
        told = {"PYTHONPATH": str(GENERATOR), "LC_ALL": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"}
        return {**os.environ, **told, **self.host.environment}

    def run(self, *arguments: str, **environment: str) -> Said:
        """`zhuanlan …`. No traceback may ever come out of it."""
        return ended(self.start(*arguments, **environment))

    @staticmethod
    def shell(line: str, folder: Path, environment: dict[str, str]) -> Said:
        """A line of a shell."""
        return ended(started(["sh", "-e", "-c", line], folder, environment))

    def publish(self, *arguments: str, **environment: str) -> Said:
        return self.run("publish", *arguments, **environment)

    def published(self, *arguments: str) -> str:
        """Publish, which must succeed; the release."""
        said = self.publish(*arguments)
        assert said.status == 0, said.text
        return self.current

    def target_is(self, **more: str | int) -> "Desk":
        """Write the target into site.yaml, over SSH unless `ssh=False`."""
        ssh = bool(more.pop("ssh", True))
        self.site.file("site.yaml", SETTINGS + self.host.target(self.name, ssh=ssh, **more))
        return self

    def reads(self, path: str) -> bytes:
        """What a reader gets; it must be there."""
        reply = self.host.read(self.name, path)
        assert reply.status == 200, (path, reply.status)
        return reply.body


def started(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start a command that nobody answers, and whose two streams are read as one."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def ended(process: subprocess.Popen[str], seconds: float = 120) -> Said:
    """Wait for a command."""
    try:
        text, _ = process.communicate(timeout=seconds)
    finally:
        process.kill()
        process.wait()
    assert "Traceback" not in text, text
    return Said(process.returncode, text)


def desk(folder: Path, host: Host, name: str) -> Desk:
    """A small paper and its desk."""
    return Desk(sound(folder), host, name)
