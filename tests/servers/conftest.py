"""Two papers, one at the top of its host and one in a folder with a Chinese name, each behind nginx and Caddy."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.ports import port
from tests.servers.configured import configured
from tests.servers.published import Published, publish
from tests.servers.running import Server, open_folder, running

PLACES = {"top": ("https://岚江.example/", ""), "folder": ("http://lanjiang.example/岚江/报", "/岚江/报")}
KINDS = ("nginx", "caddy")


@pytest.fixture(scope="session")
def papers() -> Iterator[dict[str, Published]]:
    with ExitStack() as stack:
        yield {place: publish(stack.enter_context(open_folder()), *PLACES[place]) for place in PLACES}


@pytest.fixture(scope="session")
def servers(papers: dict[str, Published]) -> Iterator[dict[tuple[str, str], Server]]:
    with ExitStack() as stack:
        found = {}
        for place, paper in papers.items():
            for kind in KINDS:
                number = port()
                text = configured(paper.source, kind, "--folder", str(paper.folder), "--listen", f"127.0.0.1:{number}")
                found[place, kind] = stack.enter_context(running(kind, text, number))
        yield found


@pytest.fixture(params=[(place, kind) for place in PLACES for kind in KINDS], ids="-".join)
def both(
    request: pytest.FixtureRequest, papers: dict[str, Published], servers: dict[tuple[str, str], Server]
) -> tuple[Published, Server]:
    """Each paper behind each server."""
    return papers[request.param[0]], servers[request.param]
