"""One set of papers and one still server for all tests of a worker."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.browser.papers import Edition, Pick, grown, picks, sample
from tests.browser.server import serve


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, Edition]:
    """The sample paper, and the same grown."""
    folder = tmp_path_factory.mktemp("papers")
    edition = sample(folder)
    return edition, grown(folder, edition)


@pytest.fixture(scope="session")
def paper(papers: tuple[Edition, Edition]) -> Edition:
    """The sample paper."""
    return papers[0]


@pytest.fixture(scope="session")
def templates(papers: tuple[Edition, Edition]) -> tuple[Pick, ...]:
    """A page of every template."""
    return picks(*papers)


@pytest.fixture(scope="session")
def still(templates: tuple[Pick, ...]) -> Iterator[dict[Pick, str]]:
    """The address of each of these pages, on a server where none sends its readers on."""
    with ExitStack() as stack:
        outputs = {pick.output for pick in templates}
        homes = {output: stack.enter_context(serve(output, still=True)) for output in outputs}
        yield {pick: homes[pick.output] + pick.path for pick in templates}


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A folder for a page that is broken on purpose."""
    return tmp_path
