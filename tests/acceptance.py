"""Every whole-site check, on any paper: `python -m tests.acceptance FOLDER` (`make acceptance CORPUS=FOLDER`).

It builds the paper twice, as two machines would, looks at every page that came out, and prints its figures.
Nothing is written into the paper's folder.
"""

import os
import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.feeds import atom, jsonfeed, sitemaps
from tests.harness import tree
from zhuanlan.build.run import Order, Pressed, View, build
from zhuanlan.model.routes import link_from, path_of

GENERATOR = Path(__file__).parents[1] / "generator"
MACHINES = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "POSIX", "PYTHONHASHSEED": "77"},
)
"""Two machines that must make the same bytes."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one page holds, as a browser's parser sees it."""

    links: tuple[str, ...]
    ids: tuple[str, ...]
    headings: int
    title: str
    language: str
    listed: bool
    """Whether search engines may list it: not what only leads on, nor what only says that something is gone."""


def main(folder: Path) -> int:
    """Run every check; the number of those that failed is the exit status."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as scratch:
        # The paper may not be ours to write to, and a build keeps its ledger in it.
        paper = Path(shutil.copytree(folder, Path(scratch) / "paper", symlinks=True))
        return _accepted(paper, Path(scratch), now)


def _accepted(folder: Path, scratch: Path, now: datetime) -> int:
    pressed = build(Order(folder, None, View(now)))
    outputs = [_built(folder, scratch / f"machine{n}", now, machine) for n, machine in enumerate(MACHINES)]
    files = outputs[0]
    looks = {path: look(data.decode()) for path, data in files.items() if path.endswith(".html")}
    dangling = tuple(unresolved(looks, files, pressed))
    checks = {
        "no errors": [f.message("en") for f in pressed.findings if f.severity == "error"],
        "the same bytes on two machines": sorted(
            path for path in files.keys() | outputs[1].keys() if files.get(path) != outputs[1].get(path)
        ),
        "every article, column and page has its page": list(_without_page(pressed, files)),
        "every link that the generator makes resolves": [f"{page}: {link}" for page, link in dangling],
        "one main heading, a title, a language; ids once": list(_malformed(looks)),
        "feeds are valid": list(_unsound_feeds(files)),
        "the sitemap names every page once and each one exists": list(_unmapped(folder, pressed, files, looks)),
    }
    _print_figures(folder, pressed, files, looks)
    for name, failures in checks.items():
        print(f"{'FAILED' if failures else 'passed'}  {name}")
        for failure in failures[:20]:
            print(f"        {failure}")
    failed = sum(bool(failures) for failures in checks.values())
    print(f"{len(checks) - failed} passed, {failed} failed")
    return failed


def look(html: str) -> Look:
    """The page as an HTML5 parser reads it."""
    page = LexborHTMLParser(html)
    links = [
        value
        for name in ("href", "src", "poster")
        for node in page.css(f"[{name}]")
        if (value := node.attributes.get(name)) is not None
    ]
    ids = [node.attributes["id"] or "" for node in page.css("[id]")]
    root, title = page.css_first("html"), page.css_first("title")
    return Look(
        tuple(links),
        tuple(ids),
        len(page.css("h1")),
        title.text(strip=True) if title else "",
        (root.attributes.get("lang") or "") if root else "",
        page.css_first('meta[name="robots"][content="noindex"]') is None,
    )


def unresolved(looks: dict[str, Look], files: Iterable[str], pressed: Pressed) -> Iterator[tuple[str, str]]:
    """Links inside the site that lead to no file or no id, but for those that an editor typed and was told of."""
    known = frozenset(files)
    told = _told(pressed)
    # 404.html is shown at any depth, so its links begin at the host's root, with the paper's own path.
    root = urlsplit(pressed.paper.base_url if pressed.paper else "").path.rstrip("/")
    for page, seen in looks.items():
        for link in seen.links:
            parts = urlsplit(link.removeprefix(root) if page == "404.html" else link)
            if parts.scheme or parts.netloc:
                continue
            target = page
            if parts.path:
                whole = posixpath.normpath(posixpath.join("/" + posixpath.dirname(page), parts.path))
                target = path_of(whole + "/" * parts.path.endswith("/"))
            anchor = unquote(parts.fragment)
            resolves = target in known and (not anchor or target not in looks or anchor in looks[target].ids)
            if not resolves and link not in told[page]:
                yield page, link


def _told(pressed: Pressed) -> defaultdict[str, set[str]]:
    """Page → the links on it that a finding has named, as they stand in the page."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    pages = {document.source: id_ for id_, document in pressed.documents.items()}
    for finding in pressed.findings:
        target = str(dict(finding.arguments).get("target", ""))
        page = pages.get(finding.place.file)
        if page and target:
            address, mark, rest = target.partition("#")
            whole = address + "index.html" * address.endswith("/")
            link = link_from(posixpath.dirname(page))
            told[page] |= {target, link(target), link(f"{whole}{mark}{rest}")}
    return told


def _without_page(pressed: Pressed, files: dict[str, bytes]) -> Iterator[str]:
    for document in pressed.documents.values():
        if document.id not in files:
            yield document.source


def _malformed(looks: dict[str, Look]) -> Iterator[str]:
    for path, seen in looks.items():
        twice = [id_ for id_, n in Counter(seen.ids).items() if n > 1]
        if seen.headings != 1 or not seen.title or not seen.language or twice:
            yield f"{path}: {seen.headings} h1, title {seen.title!r}, lang {seen.language!r}, ids twice {twice[:5]}"


def _unsound_feeds(files: dict[str, bytes]) -> Iterator[str]:
    checks = {"feed.xml": atom.faults, "feed.json": jsonfeed.faults}
    for path, data in files.items():
        if faults := checks.get(posixpath.basename(path)):
            yield from (f"{path}: {fault}" for fault in faults(data))


def _unmapped(folder: Path, pressed: Pressed, files: dict[str, bytes], looks: dict[str, Look]) -> Iterator[str]:
    base_url = pressed.paper.base_url if pressed.paper else ""
    if not base_url:
        yield from (path for path in ("sitemap.xml", "feed.xml", "feed.json") if path in files)
        return
    if not {"sitemap.xml", "feed.xml", "feed.json"} <= files.keys():
        yield "not all of sitemap.xml, feed.xml and feed.json were made"
        return
    for path in files:
        if re.fullmatch(r"sitemap(-\d+)?\.xml", path):
            yield from (f"{path}: {fault}" for fault in sitemaps.faults(files[path]))
    pages = {path for path, seen in looks.items() if seen.listed and not (folder / "static" / path).is_file()}
    yield from sitemaps.missed(files, base_url, pages)


def _built(folder: Path, output: Path, now: datetime, machine: dict[str, str]) -> dict[str, bytes]:
    command = [sys.executable, "-m", "zhuanlan", "build", "--site", str(folder), "--output", str(output)]
    command += ["--as-of", now.isoformat(timespec="seconds"), "--format", "json", "--keep-going", "--no-ledger"]
    environment = {**os.environ, **machine, "PYTHONPATH": str(GENERATOR)}
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    return tree(output)


def _print_figures(folder: Path, pressed: Pressed, files: dict[str, bytes], looks: dict[str, Look]) -> None:
    kinds = Counter(document.kind for document in pressed.documents.values())
    roles = Counter(
        credit.role
        for document in pressed.documents.values()
        for credit in getattr(document.record, "credits", ())
        for _ in credit.people
    )
    codes = Counter(finding.code.id for finding in pressed.findings)
    sources = {code: len({f.place.file for f in pressed.findings if f.code.id == code}) for code in codes}
    print(f"{folder.name}: {', '.join(f'{n} {kind}' for kind, n in sorted(kinds.items()))}")
    print(f"output: {len(files)} files, {len(looks)} pages, {sum(map(len, files.values())) / 1e6:.1f} MB")
    print("links:", sum(len(seen.links) for seen in looks.values()))
    print("people by role:", ", ".join(f"{role} {n}" for role, n in roles.most_common()) or "none")
    print(f"findings: {pressed.errors} errors, {pressed.warnings} warnings")
    for code, n in codes.most_common():
        print(f"  {n:6} {code} in {sources[code]} files")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
