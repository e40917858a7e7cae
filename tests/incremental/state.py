"""A paper as a value: every file by its path, and what else decides how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class State:
    """What lies in a paper's folder, at which moment it is looked at, and whether drafts are shown."""

    files: Mapping[str, bytes]
    now: datetime
    drafts: bool = False

    def text(self, path: str) -> str:
        """A file's text; empty if there is no such file."""
        return self.files.get(path, b"").decode()

    def paths(self, *folders: str, suffix: str = "") -> list[str]:
        """The files below some folders, sorted."""
        return sorted(path for path in self.files if path.startswith(folders) and path.endswith(suffix))

    def with_file(self, path: str, data: bytes) -> "State":
        return replace(self, files={**self.files, path: data})

    def without(self, path: str) -> "State":
        return replace(self, files={name: data for name, data in self.files.items() if name != path})
