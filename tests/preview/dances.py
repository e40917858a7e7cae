"""How programs save a file: each as its system calls go, one after the other with a moment in between.

Seen with strace, or told in the programs' own documentation (vim: 'backupcopy'; GLib: g_file_replace; VS Code:
in place).
"""

import os
import time
from collections.abc import Callable
from pathlib import Path

Dance = Callable[[Path, bytes], float | None]
"""What is two saves tells the seconds between them: on a busy machine they can be more than a moment."""
_MOMENT = 0.003


def truncate_and_write(path: Path, data: bytes) -> None:
    """nano, VS Code, Notepad, `>`: the file is empty in between."""
    with path.open("wb") as file:
        time.sleep(_MOMENT)
        file.write(data)


def write_in_pieces(path: Path, data: bytes) -> None:
    """A slow disk or a network drive: half of the file stands there for a while."""
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), 40):
            file.write(data[start : start + 40])
            time.sleep(0.03)


def vim_backup(path: Path, data: bytes) -> None:
    """vim with 'backupcopy=no': tries the folder with a file 4913, moves the old file away, writes a new one."""
    test, backup = path.with_name("4913"), path.with_name(path.name + "~")
    os.close(os.open(test, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
    test.unlink()
    path.rename(backup)
    time.sleep(_MOMENT)
    truncate_and_write(path, data)
    time.sleep(_MOMENT)
    backup.unlink()


def emacs_backup(path: Path, data: bytes) -> None:
    """Emacs: a lock that is a link to nothing, an autosave, a backup by renaming."""
    lock, saved = path.with_name(f".#{path.name}"), path.with_name(f"#{path.name}#")
    lock.symlink_to("editor@machine.1:1")
    saved.write_bytes(data)
    path.rename(path.with_name(path.name + "~"))
    time.sleep(_MOMENT)
    truncate_and_write(path, data)
    saved.unlink()
    lock.unlink()


def write_and_rename(path: Path, data: bytes) -> None:
    """Kate, Sublime, most careful programs."""
    fresh = path.with_name(f"{path.name}.sb-1a2b-XyZ")
    fresh.write_bytes(data)
    time.sleep(_MOMENT)
    fresh.replace(path)


def goutputstream(path: Path, data: bytes) -> None:
    """gedit and all of GLib."""
    fresh = path.with_name(".goutputstream-R4TX42")
    fresh.write_bytes(data)
    time.sleep(_MOMENT)
    fresh.replace(path)


def delete_and_rename(path: Path, data: bytes) -> None:
    """WPS: the old file is gone for a while before the new one has its name."""
    fresh = path.with_name("wps8A2F.tmp")
    fresh.write_bytes(data)
    path.unlink()
    time.sleep(0.1)
    fresh.rename(path)


def word(path: Path, data: bytes) -> None:
    """Word: an owner file, a new file, the old one under a name of its own, then deleted."""
    owner, fresh, old = path.with_name(f"~${path.name}"), path.with_name("~WRD0001.tmp"), path.with_name("~WRL0002.tmp")
    owner.write_bytes(b"\x05owner")
    fresh.write_bytes(data)
    path.rename(old)
    time.sleep(_MOMENT)
    fresh.rename(path)
    time.sleep(_MOMENT)
    old.unlink()
    owner.unlink()


def sync_client(path: Path, data: bytes) -> None:
    """Nextcloud, Syncthing, rsync: a hidden file beside it, written in pieces, dated back, renamed."""
    fresh = path.with_name(f".{path.name}.~1f2e")
    write_in_pieces(fresh, data)
    os.utime(fresh, (1_600_000_000, 1_600_000_000))
    fresh.replace(path)


def save_twice(path: Path, data: bytes) -> float:
    """A formatter that runs on saving writes a second time at once."""
    truncate_and_write(path, data[:-1] + b" \n")
    saved = time.monotonic()
    time.sleep(_MOMENT)
    with path.open("wb") as file:
        between = time.monotonic() - saved
        time.sleep(_MOMENT)
        file.write(data)
    return between


def moved_out(path: Path, data: bytes) -> None:
    """The old file into a folder of backups elsewhere, the new one in its place."""
    backups = path.parents[3] / "backups"
    backups.mkdir(exist_ok=True)
    path.rename(backups / path.name)
    time.sleep(0.02)
    path.write_bytes(data)


DANCES: tuple[Dance, ...] = (
    truncate_and_write,
    write_in_pieces,
    vim_backup,
    emacs_backup,
    write_and_rename,
    goutputstream,
    delete_and_rename,
    word,
    sync_client,
    save_twice,
    moved_out,
)
