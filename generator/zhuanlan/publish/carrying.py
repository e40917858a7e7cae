"""Assets under hashed names, from older releases into the new one: a page that is still open, or in a cache, finds them."""

from collections.abc import Collection

from zhuanlan.model.manifest import File, Manifest, is_hashed, parse
from zhuanlan.publish.server import Server


def carry(server: Server, new: str, manifest: Manifest, releases: Collection[str]) -> list[File]:
    """Have the hashed assets that these releases were built with in the new one too; those that are there now.

    Only what a release was built with counts, or an asset would be carried for ever.
    """
    own = {file.path for file in manifest.files}
    wanted: dict[str, tuple[str, File]] = {}
    for release, line in server.hashed(sorted(releases)):
        try:
            (file,) = parse(line).files
        except ValueError:
            continue
        if is_hashed(file.path) and file.path not in own:
            wanted[file.path] = release, file
    there = set(server.reuse(new, ((release, file.sha256, file.path) for release, file in wanted.values())))
    return [file for _, file in wanted.values() if file.path in there]
