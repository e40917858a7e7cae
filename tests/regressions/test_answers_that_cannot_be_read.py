"""When the server's answers could not be read any more, we waited for its shell to end by itself, and that waited for us."""

import os
import time

import pytest

from zhuanlan.publish.shell import LostError, Shell


def test_a_shell_that_closed_its_mouth_is_given_up() -> None:
    began = time.monotonic()
    with pytest.raises(LostError):
        Shell(["sh", "-c", "exec sleep 1000 >&-"], 2, dict(os.environ))
    assert time.monotonic() - began < 500
