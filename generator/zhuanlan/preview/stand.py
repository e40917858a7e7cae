"""What a request for a path finds in the newest edition, and when a tab that shows it is out of date."""

from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

from zhuanlan.model.diagnostics import Diagnostic
from zhuanlan.preview.edition import Edition, Shown
from zhuanlan.preview.parts import Parts

FRONT, MISSING = "index.html", "404.html"


@dataclass(frozen=True, slots=True)
class Moved:
    """There is a folder of this name: relative links are right only with a slash at the end."""

    path: str


@dataclass(frozen=True, slots=True)
class Found:
    """A file; `missing` if it stands for one that there is not."""

    path: str
    shown: Shown
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that cannot be made, and why."""

    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What a tab is told of the page that it shows.

    `stamp` is another one when the tab should load it again; empty if it had better stay as it is, because there
    would be nothing to show. `findings` is another one when these are others.
    """

    number: int
    stamp: str
    findings: str


@dataclass(slots=True)
class _Remembered:
    """What was found out of one edition."""

    stamps: dict[str, str] = field(default_factory=dict)
    news: dict[str, News] = field(default_factory=dict)
    findings: str = ""


class Stand:
    """Holds the newest edition, and the last one that could be made at all. Any thread may ask.

    A paper whose site.yaml cannot be read has no pages; the older edition is then shown, with the newest findings.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._parts = Parts()
        self._entries: dict[str, str] = {}
        self._remembered = _Remembered()
        self.number = 0
        self.edition: Edition | None = None
        self._standing: Edition | None = None

    def put(self, edition: Edition) -> None:
        """Show this edition from now on."""
        whole = edition.whole
        with self._lock:
            self.number += 1
            self.edition = edition
            self._standing = edition if whole else self._standing
            self._remembered = _Remembered()

    def find(self, path: str) -> Found | Moved | Failed:
        """What stands at a path: the file, `x.html` for `x`, the folder, why it cannot be shown, or the 404 page."""
        edition, standing = self.edition, self._standing
        assert edition is not None, "asked before the first edition"
        found = self._find(edition, path)
        if isinstance(found, Failed) and standing is not None and standing is not edition and not _made(edition):
            return self._find(standing, path)
        return found

    def findings(self, path: str) -> tuple[Diagnostic, ...]:
        """Of the whole paper, those about this page first, errors before warnings."""
        edition, found = self.edition, self.find(path)
        assert edition is not None
        own = found.findings if isinstance(found, Failed) else ()
        mine = {finding: self.concerns(finding, path) for finding in (*own, *edition.findings)}
        return tuple(sorted(mine, key=lambda finding: (not mine[finding], finding.severity != "error")))

    def concerns(self, finding: Diagnostic, path: str) -> bool:
        """Whether a finding is about the page at this path."""
        pages = (path, f"{path}.html")
        named = dict(finding.arguments).get("page") in pages
        return named or finding.place.file in {self._entries[page] for page in pages if page in self._entries}

    def news(self, path: str) -> News:
        """For the tabs that show this path; worked out once an edition."""
        with self._lock:
            remembered, number = self._remembered, self.number
        if path not in remembered.news:
            remembered.news[path] = News(number, self.stamp(path), self._digest(remembered, path))
        return remembered.news[path]

    def stamp(self, path: str) -> str:
        """What the news of a path say of it: known without its findings, for which all entries must be looked at."""
        with self._lock:
            stamps = self._remembered.stamps
        if path not in stamps:
            stamps[path] = self._stamp(path)
        return stamps[path]

    def _find(self, edition: Edition, path: str) -> Found | Moved | Failed:
        for candidate in (path, f"{path}.html"):
            shown = edition.show(candidate)
            if isinstance(shown, Diagnostic):
                return Failed((shown,))
            if shown is not None:
                if shown.entry:
                    self._entries[candidate] = shown.entry
                return Found(candidate, shown)
        if edition.digest(f"{path}/{FRONT}"):
            return Moved(path)
        # A page that there was is gone: taken away, or is its file full of mistakes?
        errors = tuple(item for item in edition.findings if item.severity == "error")
        own = tuple(item for item in errors if self.concerns(item, path))
        missing = edition.show(MISSING)
        if own or not isinstance(missing, Shown):
            return Failed(own or ((missing,) if isinstance(missing, Diagnostic) else errors))
        return Found(MISSING, missing, missing=True)

    def _stamp(self, path: str) -> str:
        edition = self.edition
        assert edition is not None
        whole = edition.digest(path)
        if whole:  # without making the page, where the desk can tell
            return self._parts.stamp(edition, path, whole)
        found = self.find(path)
        match found:
            case Found():
                source = edition if edition.digest(found.path) else self._standing or edition
                stamp = self._parts.stamp(source, found.path, source.digest(found.path))
                return f"missing-{stamp}" if found.missing else stamp
            case Moved():
                return "moved"
            case Failed():
                return ""

    def _digest(self, remembered: _Remembered, path: str) -> str:
        edition = self.edition
        assert edition is not None
        if not remembered.findings:
            remembered.findings = _digested(edition.findings)
        shown = edition.show(path) if not edition.digest(path) else None
        return remembered.findings + (_digested((shown,)) if isinstance(shown, Diagnostic) else "")


def _made(edition: Edition) -> bool:
    return bool(edition.digest(FRONT) or edition.digest(MISSING))


def _digested(findings: tuple[Diagnostic, ...]) -> str:
    digest = blake2b(digest_size=8)
    for finding in findings:
        digest.update(repr((finding.order, finding.severity, finding.fix)).encode("utf-8", "replace"))
    return digest.hexdigest()
