"""Which files of the output hold the bytes that were written there: read, not believed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from zhuanlan.model.digest import digest_of


def proven(output: Path, stamps: Mapping[str, str], made: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The stamps of the files whose bytes have the digest that the ledger knows; the others have none."""
    for path, stamp in stamps.items():
        try:
            if digest_of((output / path).read_bytes()) == made.get(path):
                yield path, stamp
        except OSError:
            continue
