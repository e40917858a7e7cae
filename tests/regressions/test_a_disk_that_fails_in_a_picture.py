"""A read error in a picture was taken for a picture that is none, silently, and remembered: the page lacked its size for ever."""

import errno
import os
from io import BytesIO

import pytest

from zhuanlan.reading.media import measure


class FailingDisk(BytesIO):
    """Its first bytes can be read, no more."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(size)


def test_it_is_no_finding_about_the_picture() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        measure(FailingDisk(b"\xff\xd8\xff\xe0\x00\x10" + bytes(20_000)))
