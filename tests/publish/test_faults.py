"""Publications that break: killed anywhere, on a full or a broken disk, cut off. Readers see one release, whole, through
nginx and Caddy, whose configurations are those that we print.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.office import Office
from tests.faults.paper import first
from tests.publish.breaking import ERROR, ERRORS, PROGRAMS, Lab
from tests.publish.breaking import lab as new_lab
from tests.publish.desk import desk as new_desk
from tests.publish.reading import KINDS, both
from tests.publish.servers import Host
from tests.publish.striking import AtOurselves, AtProgram
from tests.publish.trial import Figures, Scene, trials
from tests.publish.trial import first as first_scene

FEW, MANY = 2, 40
"""Kill points of each program, in the default run and in `make faults`: 6 × 40 = 240."""
WHAT = tuple(f"{ERROR}{error}" for error in ERRORS)


@pytest.fixture(scope="module")
def lab(host: Host) -> Iterator[Lab]:
    with new_lab(host) as made:
        yield made


@pytest.fixture(scope="module")
def scene(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """A paper on both servers; one trial follows another on it."""
    desk = new_desk(tmp_path_factory.mktemp("struck") / "paper", host, "struck").target_is()
    with both(desk) as servers:
        yield first_scene(desk, servers)


@pytest.fixture(scope="module")
def office(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Where the client is imported already."""
    scratch = tmp_path_factory.mktemp("office")
    with Office(scratch, first(scratch / "warm").folder, host.environment) as made:
        yield made


def _sound(figures: Figures, wanted: int) -> None:
    assert (figures.bad, figures.unhealed) == ([], [])
    assert len(figures.broken_into) == wanted
    assert all(figures.responses[kind] > 100 for kind in KINDS)


@pytest.mark.parametrize("wanted", [FEW, pytest.param(MANY, marks=pytest.mark.faults)])
@pytest.mark.parametrize("name", PROGRAMS)
def test_killed_anywhere(scene: Scene, lab: Lab, name: str, wanted: int) -> None:
    hand = AtProgram(scene.desk.target_is(端口=lab.port), lab, name)
    figures = trials(scene, hand, wanted, seed=os.getpid() if wanted > FEW else 1)
    print(f"killed: {name}: {figures}")
    _sound(figures, wanted)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("there:rsync", 1),
        ("there:sh", 2),
        *(pytest.param(name, 30, marks=pytest.mark.faults) for name in PROGRAMS if name != "client"),
    ],
)
def test_errors_anywhere(scene: Scene, lab: Lab, name: str, wanted: int) -> None:
    # A server that is silent in what takes long is given ten times its limit.
    hand = AtProgram(scene.desk.target_is(端口=lab.port, 超时=12), lab, name)
    figures = trials(scene, hand, wanted, what=WHAT)
    print(f"errors: {name}: {figures}")
    _sound(figures, wanted)


@pytest.mark.parametrize("wanted", [4, pytest.param(100, marks=pytest.mark.faults)])
def test_errors_in_the_client_itself(scene: Scene, office: Office, tmp_path: Path, wanted: int) -> None:
    desk = scene.desk
    url = f"http://127.0.0.1:{scene.servers[0].port}/"
    hand = AtOurselves(desk.target_is(网址=url, 超时=10), office, tmp_path / "log")
    figures = trials(scene, hand, wanted, what=WHAT)
    print(f"errors: the client: {figures}")
    _sound(figures, wanted)
