"""One build of a paper at a time. The lock is the operating system's, so a dead holder holds nothing."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

FILE = "lock"


class HeldError(Exception):
    """Somebody else builds this paper; `args` hold what he wrote into the lock: his process number."""


@contextmanager
def locked(folder: Path) -> Iterator[int]:
    """Hold the lock of a folder. Raises HeldError at once if another holds it.

    Yields the file system's time in nanoseconds, 0 if it cannot be had. Where nothing can be written there is nothing to
    protect, and no lock.
    """
    try:
        folder.mkdir(exist_ok=True)
        descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        yield 0
        return
    try:
        if not _take(descriptor):
            raise HeldError(os.pread(descriptor, 64, 0).decode("ascii", "replace").strip() if os.name != "nt" else "")
        yield _signed(descriptor)
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _signed(descriptor: int) -> int:
    """Write down who holds it: a comfort to others, so a full disk may hinder it. The time at which that was written."""
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        return os.fstat(descriptor).st_mtime_ns
    except OSError:
        return 0


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            # Far behind the text, which others may then still read: these locks bind readers too.
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            os.lseek(descriptor, 0, os.SEEK_SET)
        except OSError:
            return False
        return True
else:
    import errno
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            # Not `flock`: that lock would live on in workers that outlive a killed build.
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # Any other error means that this file system knows no locks.
            return error.errno not in (errno.EACCES, errno.EAGAIN)
        return True
