"""What was measured, as records, and as JSON in the work folder."""

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.peers import Peer
from zhuanlan import __version__


@dataclass(frozen=True, slots=True)
class Sample:
    """One timed build, or one save until it was served. `arrived`: whether the edit was seen in the output."""

    wall: float
    cpu: float = 0.0
    arrived: bool = True


@dataclass(frozen=True, slots=True)
class Output:
    """What a cold build made."""

    html: int
    xml: int
    other: int
    megabytes: float


@dataclass(slots=True)
class Result:
    """One peer's figures; a sample for each round, None where it failed."""

    version: str
    note: str = ""
    samples: dict[str, list[Sample | None]] = field(default_factory=dict)
    memory: float | None = None
    """Peak of the summed PSS in MiB."""
    output: Output | None = None

    def add(self, operation: str, sample: Sample | None) -> None:
        self.samples.setdefault(operation, []).append(sample)


@dataclass(slots=True)
class Run:
    """One run of one kind, with everything that is compared in it."""

    kind: str
    size: int
    machine: str
    base: str
    results: dict[str, Result]


def begin(kind: str, size: int, base: str, peers: tuple[Peer, ...]) -> Run:
    """An empty run on this machine."""
    results = {peer.name: Result(peer.version or __version__, peer.note) for peer in peers}
    return Run(kind, size, _machine(), base, results)


def save(run: Run, folder: Path) -> None:
    """Keep a run, in place of the one of its kind and size before it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.kind}-{run.size}.json"
    path.write_text(json.dumps(asdict(run), ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(folder: Path) -> dict[str, Run]:
    """The runs that were kept, by kind and size: `builds-1000`."""
    return {path.stem: _run(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json"))}


def _run(data: dict[str, Any]) -> Run:
    results = {name: _result(found) for name, found in data.pop("results").items()}
    return Run(**data, results=results)


def _result(data: dict[str, Any]) -> Result:
    samples: Mapping[str, list[dict[str, Any] | None]] = data.pop("samples")
    output = data.pop("output")
    read = {name: [Sample(**item) if item else None for item in found] for name, found in samples.items()}
    return Result(**data, samples=read, output=Output(**output) if output else None)


def _machine() -> str:
    """Cores, system, Python, and the day: what figures of two runs must share before they are compared."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"
