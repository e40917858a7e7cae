"""What the many builds of one run share."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import pytest


@pytest.fixture(scope="session")
def scratch() -> Iterator[Path]:
    """One folder for all papers of this process, one after the other: so compiled templates can be kept by their path.

    It lies in memory where the system has such a place: ext4 is slow to make files where as many were just deleted.
    """
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as folder, pytest.MonkeyPatch.context() as patch:
        _keep_templates(patch)
        yield Path(folder)


def _keep_templates(patch: pytest.MonkeyPatch) -> None:
    """Compile each text of a template once, as a process that stays would: it is half of a small paper's build."""
    compiled: dict[tuple[Any, ...], CodeType] = {}
    really = jinja2.Environment.compile

    def kept(environment: jinja2.Environment, *asked: Any) -> CodeType:
        if asked not in compiled:
            compiled[asked] = really(environment, *asked)
        return compiled[asked]

    patch.setattr(jinja2.Environment, "compile", kept)
