"""An edition beside a clean build of the same moment."""

import shutil
from pathlib import Path

from tests.harness import Site
from zhuanlan.build.run import Order, View, build
from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.preview.edition import Edition, Shown


def differences(edition: Edition, site: Site, scratch: Path) -> list[str]:
    """What a clean build of the same moment makes, or finds, otherwise."""
    view = View(site.now, drafts=True, scheduled=True)
    clean = build(Order(site.folder, scratch, view, keep_going=True, remember=False))
    found = [str(finding) for finding in set(clean.findings) ^ set(_told(edition, clean.planned))]
    for path in clean.planned:
        shown, file = edition.show(path), scratch / path
        data = shown.data if isinstance(shown, Shown) else None
        if data != (file.read_bytes() if file.is_file() else None):
            found.append(path)
    shutil.rmtree(scratch, ignore_errors=True)
    return found


def _told(edition: Edition, paths: object) -> list[Diagnostic]:
    """An edition tells what is wrong with a page when that page is asked for."""
    assert isinstance(paths, dict)
    return [*edition.findings, *(made for path in paths if isinstance(made := edition.show(path), Diagnostic))]
