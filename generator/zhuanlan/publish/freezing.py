"""The output as it was built → a folder that nobody else writes to, and its manifest."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from zhuanlan.model.codes import publishing as codes
from zhuanlan.model.diagnostics import Place
from zhuanlan.model.digest import digest_of
from zhuanlan.model.manifest import PACKED, File, Manifest, is_plain, is_public, manifest_of
from zhuanlan.model.reasons import reason_of
from zhuanlan.publish import packing
from zhuanlan.publish.stopped import StoppedError

Tell = Callable[[int, int], None]
"""Told how much is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is to be sent: a folder that holds the files of the manifest and nothing else."""

    folder: Path
    manifest: Manifest


def freeze(output: Path, made: Mapping[str, str], folder: Path, tell: Tell) -> Frozen:
    """Take the files of a build, known by the digests that it gave them, into `folder`.

    Not published are dot files (but for .well-known), and whatever lies in the output and was not made by this build.
    Raises StoppedError where a file is not as the build left it.
    """
    site, store = folder / "site", folder / "packed"
    used: set[str] = set()
    files: list[File] = []
    try:
        if site.exists():
            shutil.rmtree(site)
        site.mkdir(parents=True)
        store.mkdir(exist_ok=True)
        for file in _taken(output, made, site):
            files.append(file)
            if file.path + PACKED not in made:
                twin = packing.twin(site, file, store, used)
                files += [twin] if twin is not None else []
            tell(len(files), len(made))
        packing.prune(store, used)
    except OSError as error:
        at = Place(folder.name)
        raise StoppedError(codes.NOT_NOTED.at(at, file=folder, reason=reason_of(error))) from None
    return Frozen(site, manifest_of(files))


def _taken(output: Path, made: Mapping[str, str], site: Path) -> Iterator[File]:
    for path in sorted(filter(is_public, made)):
        if not is_plain(path):
            raise StoppedError(codes.ODD_NAME.at(Place(output.name), path=ascii(path)))
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            packing.lay(output / path, target)
            data = target.read_bytes()
        except FileNotFoundError:
            raise StoppedError(codes.OUTPUT_CHANGED.at(Place(output.name), path=path)) from None
        if digest_of(data) != made[path]:
            raise StoppedError(codes.OUTPUT_CHANGED.at(Place(output.name), path=path))
        yield File(path, sha256(data).hexdigest(), len(data))
