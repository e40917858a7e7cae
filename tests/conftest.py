"""Papers for tests."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.harness import Site, bare, sound


@pytest.fixture
def paper(tmp_path: Path) -> Site:
    """A paper with a name and nothing else."""
    return bare(tmp_path / "paper")


@pytest.fixture
def sound_paper(tmp_path: Path) -> Site:
    """A small paper with nothing wrong in it."""
    return sound(tmp_path / "paper")


# A slow machine is no counterexample: what takes long is found by benchmarks.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
