"""One host for all tests of a worker; each has a folder of its own on it."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.publish.desk import Desk
from tests.publish.desk import desk as new_desk
from tests.publish.servers import Host
from tests.publish.servers import host as new_host

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    """sshd, nginx and an agent with the editor's key."""
    with new_host() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path, host: Host) -> Desk:
    """A paper that is published over SSH and read through nginx."""
    return new_desk(tmp_path / "paper", host, f"paper{next(_NUMBERS)}").target_is()
