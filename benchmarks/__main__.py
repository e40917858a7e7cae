"""Time zhuanlan and its peers on one corpus, side by side: `python -m benchmarks --help`."""

import argparse
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks import builds, documents, features, serving
from benchmarks.install import install
from benchmarks.operations import OPERATIONS
from benchmarks.peers import BASE, PEERS, ZHUANLAN, Peer
from benchmarks.results import Run, load
from benchmarks.tables import growth, table
from benchmarks.work import Work

GROWTH = ("cold", "nothing", "body")
_WHAT = """\
all        builds, then serving (the default)
builds     cold, nothing changed, an article's body, its title, a new article, a profile's body, a new profile; then peak memory
serving    from saving an article to its new text being served, without and with an earlier build
features   zhuanlan alone: what each feature costs
growth     zhuanlan alone, at --sizes: by what factor each operation grows
docs       put the figures that were kept into docs/performance.md
"""


def main(words: Sequence[str] | None = None) -> None:
    """Read the command, measure, keep the figures, print them."""
    asked = _parser().parse_args(words)
    work = Work(asked.work)
    commands: Mapping[str, Callable[[], None]] = {
        "all": lambda: _shown(_builds(asked, work), _serving(asked, work)),
        "builds": lambda: _shown(_builds(asked, work)),
        "serving": lambda: _shown(_serving(asked, work)),
        "features": lambda: _shown(features.cost(asked.size, asked.rounds, work, limit=asked.limit)),
        "growth": lambda: _growth(asked, work),
        "docs": lambda: documents.update(load(work.results)),
    }
    commands[asked.what]()
    if asked.what != "docs":
        work.clean()


def _builds(asked: argparse.Namespace, work: Work) -> Run:
    peers = _peers(asked, work)
    return builds.measure(
        peers, asked.size, asked.rounds, work, kind="builds", base=BASE, only=asked.only, limit=asked.limit
    )


def _serving(asked: argparse.Namespace, work: Work) -> Run:
    return serving.measure(_peers(asked, work), asked.size, asked.rounds, work, base=BASE, limit=asked.limit)


def _growth(asked: argparse.Namespace, work: Work) -> None:
    runs = [
        builds.measure(
            [ZHUANLAN], size, asked.rounds, work, kind="growth", base=ZHUANLAN.name, only=GROWTH, limit=asked.limit
        )
        for size in asked.sizes
    ]
    print(f"\n{growth(runs)}")


def _peers(asked: argparse.Namespace, work: Work) -> tuple[Peer, ...]:
    return install([PEERS[name] for name in dict.fromkeys([ZHUANLAN.name, BASE, *asked.peers])], work.programs)


def _shown(*runs: Run) -> None:
    for run in runs:
        print(f"\n### {run.kind}\n\n{table(run)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        epilog=_WHAT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole = Path(tempfile.gettempdir()) / "zhuanlan-benchmarks"
    parser.add_argument(
        "what", nargs="?", default="all", choices=["all", "builds", "serving", "features", "growth", "docs"]
    )
    parser.add_argument(
        "--peers", type=_names(PEERS), default=[BASE], help=f"beside zhuanlan and {BASE}: {', '.join(PEERS)}"
    )
    parser.add_argument("--size", type=int, default=1000, help="articles (default 1000)")
    parser.add_argument("--sizes", type=_sizes, default=[10_000, 100_000], help="for growth (default 10000,100000)")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (default 5)")
    parser.add_argument("--only", type=_names(OPERATIONS), default=list(OPERATIONS), help=f"of {', '.join(OPERATIONS)}")
    parser.add_argument("--limit", type=float, default=900, help="seconds that one command may take (default 900)")
    parser.add_argument(
        "--work", type=Path, default=whole, help="folder for programs, sites and results (default %(default)s)"
    )
    return parser


def _names(known: Mapping[str, object]) -> Callable[[str], list[str]]:
    def names(text: str) -> list[str]:
        found = [name for name in text.split(",") if name]
        if unknown := [name for name in found if name not in known]:
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not among {', '.join(known)}")
        return found

    return names


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


if __name__ == "__main__":
    main()
