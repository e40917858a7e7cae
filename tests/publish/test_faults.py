"""Publications that break: killed anywhere, on a full or a broken disk, cut off. Readers see one release, whole."""

import os
from collections.abc import Iterator

import pytest

from tests.publish.breaking import ERROR, ERRORS, PROGRAMS, Lab
from tests.publish.breaking import lab as new_lab
from tests.publish.desk import Desk
from tests.publish.servers import Host
from tests.publish.trial import trials

FEW, MANY = 2, 40
"""Kill points of each program, in the default run and in `make faults`: 6 × 40 = 240."""


@pytest.fixture(scope="module")
def lab(host: Host) -> Iterator[Lab]:
    with new_lab(host) as made:
        yield made


@pytest.mark.parametrize("wanted", [FEW, pytest.param(MANY, marks=pytest.mark.faults)])
@pytest.mark.parametrize("name", PROGRAMS)
def test_killed_anywhere(desk: Desk, lab: Lab, name: str, wanted: int) -> None:
    figures = trials(desk.target_is(端口=lab.port), lab, name, wanted, seed=os.getpid() if wanted > FEW else 1)
    print(f"killed: {name}: {figures}")
    assert (figures.bad, figures.unhealed) == ([], [])
    assert len(figures.broken_into) == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("there:rsync", 1),
        ("there:sh", 2),
        *(pytest.param(name, 30, marks=pytest.mark.faults) for name in PROGRAMS if name != "client"),
    ],
)
def test_errors_anywhere(desk: Desk, lab: Lab, name: str, wanted: int) -> None:
    what = tuple(f"{ERROR}{error}" for error in ERRORS)
    figures = trials(desk.target_is(端口=lab.port), lab, name, wanted, what=what)
    print(f"errors: {name}: {figures}")
    assert (figures.bad, figures.unhealed) == ([], [])
    assert len(figures.broken_into) == wanted
    assert set(figures.statuses) <= {0, 1}
