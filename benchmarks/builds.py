"""Builds from the command line: the peers in turn, in rounds, so that a busy minute of the machine hits all of them."""

import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.operations import OPERATIONS
from benchmarks.peers import Peer
from benchmarks.process import peak_memory, timed
from benchmarks.results import Output, Run, Sample, begin, save
from benchmarks.site import Site, make
from benchmarks.work import Work

SECOND = 1.1
"""Some generators compare whole seconds: an edit comes at least so long after the build before it."""


def measure(
    peers: Sequence[Peer],
    size: int,
    rounds: int,
    work: Work,
    *,
    kind: str,
    base: str,
    only: Sequence[str],
    limit: float,
) -> Run:
    """Every operation of every peer, once a round; then the memory of a cold build, in a run of its own.

    `only` are the operations to do, `limit` the seconds that one build may take. A peer that fails is not asked again.
    """
    run = begin(kind, size, base, tuple(peers))
    sites = [make(peer, size, work) for peer in peers]
    for number in range(rounds):
        for site in sites:
            if site in _sound(sites, run):
                _round(site, number, run, only, limit)
                save(run, work.results)
    for site in _sound(sites, run):
        site.forget()
        run.results[site.peer.name].memory = peak_memory(site.build(limit))
        save(run, work.results)
    return run


def _round(site: Site, number: int, run: Run, only: Sequence[str], limit: float) -> None:
    result = run.results[site.peer.name]
    for name, operation in OPERATIONS.items():
        if name not in only:
            continue
        edit = operation(site, number)
        if edit is not None:
            time.sleep(SECOND)
            edit.save(site)
        took = timed(site.build(limit))
        if took.status != 0:
            result.add(name, None)
            print(f"{site.peer.name}: {name} failed ({took.status}), see {site.build(limit).log}", flush=True)
            return
        arrived = edit is None or edit.arrived(site)
        result.add(name, Sample(took.wall, took.cpu, arrived))
        seen = "" if arrived else "  THE EDIT DID NOT ARRIVE"
        print(f"{site.peer.name:12} {site.size:6} {name:8} {took.wall:8.2f} s  cpu {took.cpu:8.2f} s{seen}", flush=True)
        if name == "cold" and result.output is None:
            result.output = _counted(site.output)


def _sound(sites: Sequence[Site], run: Run) -> list[Site]:
    failed = {name for name, found in run.results.items() if any(None in taken for taken in found.samples.values())}
    return [site for site in sites if site.peer.name not in failed]


def _counted(folder: Path) -> Output:
    files = [path for path in folder.rglob("*") if path.is_file()]
    html, xml = (sum(path.suffix == suffix for path in files) for suffix in (".html", ".xml"))
    return Output(html, xml, len(files) - html - xml, sum(path.stat().st_size for path in files) / 1e6)
