"""site.yaml → Paper."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Diagnostic, Place
from zhuanlan.model.paper import Paper
from zhuanlan.reading import frontmatter, sources
from zhuanlan.reading.schema import read_record
from zhuanlan.reading.walk import SETTINGS


@dataclass(frozen=True, slots=True)
class Config:
    """The paper, None if it cannot be used, and where each of its keys stands."""

    paper: Paper | None
    places: tuple[tuple[str, Place], ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def place(self, key: str) -> Place:
        return dict(self.places).get(key, Place(SETTINGS[0], 1))


def read_paper(root: Path) -> Config:
    """The paper's own settings."""
    name = next((name for name in SETTINGS if (root / name).exists()), None)
    if name is None:
        return Config(None, findings=(codes.site.NO_SITE.at(Place(SETTINGS[0])),))
    source, findings = sources.read(root, name)
    if source is None:
        return Config(None, findings=findings)
    matter = frontmatter.whole(source.text, source.path)
    read = read_record(Paper, matter, zone=ZoneInfo("Asia/Shanghai"))
    return Config(read.record, read.places, (*findings, *matter.findings, *read.findings))


def paper_of(root: Path) -> Paper:
    """The paper's settings, for its language and its time zone; the defaults if site.yaml cannot be read."""
    return read_paper(root).paper or Paper(name="", language="")
