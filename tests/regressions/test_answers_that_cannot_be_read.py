"""When the server's answers could not be read any more, we waited for its shell to end by itself, and that waited for us."""

import os
import signal

import pytest

from zhuanlan.publish.shell import LostError, Shell


def test_a_shell_that_closed_its_mouth_is_made_to_end() -> None:
    with pytest.raises(LostError) as lost:
        Shell(["sh", "-c", "exec sleep 100 >&-"], 2, dict(os.environ))
    assert lost.value.status == -signal.SIGKILL
