"""Both phases of writing one after the other, as a build goes through them."""

from collections.abc import Mapping
from pathlib import Path

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.reasons import reason_of
from zhuanlan.writing.output import Staged, commit, discard, stage
from zhuanlan.writing.standing import Changes, standing_of, survey


def write(output: Path, files: Mapping[str, bytes]) -> Changes | Diagnostic:
    """Make the folder hold `files`."""
    standing = standing_of(output, survey(output), files)
    staged: list[Staged] = []
    for path, data in files.items():
        try:
            staged.append(stage(output, standing.folders, path, data))
        except OSError as error:
            discard(output, standing.folders, staged)
            return codes.output.OUTPUT_FAILED.at(Place(path), path=path, reason=reason_of(error))
    return commit(output, standing, staged, files.keys())
