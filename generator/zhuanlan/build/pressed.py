"""What a build tells of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zhuanlan.model.diagnostics import Bilingual, Diagnostic
from zhuanlan.writing.standing import Changes

if TYPE_CHECKING:
    # A build that finds nothing changed is over before these could be imported.
    from zhuanlan.build.staleness import Stale
    from zhuanlan.model.entry import Document
    from zhuanlan.model.page import Planned
    from zhuanlan.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Pressed:
    """A paper made, and every finding, under the site's rules. `changes` is None where nothing was written."""

    findings: tuple[Diagnostic, ...] = ()
    changes: Changes | None = None
    stale: "tuple[Stale, ...]" = ()
    """What was made again, and why."""
    pages: int = 0
    """How many pages the paper has."""
    held: int = 0
    """Entries that are sound and not live: drafts, in review, scheduled, withdrawn."""
    language: str = ""
    """That of the paper."""
    paper: "Paper | None" = None
    """None if site.yaml could not be read."""
    planned: "Mapping[str, Planned]" = field(default_factory=dict)
    """Every output file that the paper asks for, by its path; empty if nothing changed but texts."""
    documents: "Mapping[str, Document]" = field(default_factory=dict)
    """The entries that are live, by the path of their page."""
    made: "Mapping[str, str]" = field(default_factory=dict)
    """The digest of every output file's bytes by its path; empty if nothing changed but texts."""
    notes: tuple[Bilingual, ...] = ()
    """What else is to be told, in a line each; nothing is wrong with the paper."""

    @property
    def half(self) -> bool:
        """Whether some files were put in their places, and not all."""
        return any(finding.code.id == "output-half" for finding in self.findings)

    @property
    def errors(self) -> int:
        return sum(finding.severity == "error" for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    @property
    def rendered(self) -> tuple[str, ...]:
        """The paths of the files that were made again."""
        return tuple(one.item.path for one in self.stale if not one.item.path.startswith("check:"))
