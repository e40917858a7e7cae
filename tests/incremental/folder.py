"""A paper's folder, made to hold one state after another as an editor's work would change it."""

import os
from pathlib import Path

from tests.harness import Site
from tests.incremental.edits import Backdate, Edit, Together, Touch
from tests.incremental.state import State


def lay_out(folder: Path, state: State) -> Site:
    """A new folder that holds this paper."""
    for path, data in state.files.items():
        _write(folder / path, data)
    return Site(folder, state.now)


def apply(site: Site, before: State, edit: Edit) -> State:
    """Do an edit to the folder that holds `before`. Only what it changes is touched; a renamed file keeps its inode."""
    if isinstance(edit, Together):
        for part in edit.edits:
            before = apply(site, before, part)
        return before
    after = edit.after(before)
    gone = sorted(before.files.keys() - after.files.keys())
    written = {path for path, data in after.files.items() if before.files.get(path) != data}
    for path in gone:
        heirs = [new for new in sorted(written - before.files.keys()) if after.files[new] == before.files[path]]
        if heirs:
            (site.folder / heirs[0]).parent.mkdir(parents=True, exist_ok=True)
            (site.folder / path).rename(site.folder / heirs[0])
            written.remove(heirs[0])
        else:
            site.delete(path)
    if isinstance(edit, Touch):
        written |= {edit.path} & after.files.keys()
    stamp = _modified(site.folder / edit.path) if isinstance(edit, Backdate) else None
    for path in sorted(written):
        _write(site.folder / path, after.files[path])
    if isinstance(edit, Backdate) and stamp is not None:
        os.utime(site.folder / edit.path, ns=(stamp, stamp))
    site.at(after.now)
    return after


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _modified(path: Path) -> int | None:
    return path.stat().st_mtime_ns if path.exists() else None
