"""The register → urls.txt, by an atomic rename: the old file or the new one, whole."""

import os
from contextlib import suppress
from pathlib import Path

from zhuanlan.model.register import FILE, Register, text


def write_register(root: Path, register: Register) -> bool:
    """Write it into the paper's folder; False if it says already what it should. Raises OSError, and leaves it as it was."""
    target, data = root / FILE, text(register).encode()
    if target.is_file() and target.read_bytes() == data:
        return False
    beside = root / f".{FILE}.new"
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    return True
