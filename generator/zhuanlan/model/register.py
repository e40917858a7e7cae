"""网址簿: every URL that was ever published, one a line, as plain text that people read, edit and merge.

`URL day source title`, with tabs between them: the day on which it was first published, the file whose page it is, and the
title that its page had last. Laws, held by tests: whatever lines a text holds, `parse` and `text` lose none of them, and
`text(parse(text(register))) == text(register)`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from zhuanlan.model import codes
from zhuanlan.model.diagnostics import Bilingual, Diagnostic, Place
from zhuanlan.model.routes import path_of, safe_path, url_of

FILE = "urls.txt"
LIST = "list"
"""In place of a source: a list page (an author's, a tag's, a month's), which nobody wrote."""
GONE = "gone"
"""In place of a source: the editors let this URL go, and want to hear no more of it."""
HEADER = (
    "# 网址簿：发表过的每个网址一行。请和稿件一起存进版本库，不要删行；不再保留的网址，把来源改成 gone。",
    "# The register of every URL ever published. Keep it under version control and delete no line;",
    "# to let a URL go, write gone for its source.",
    "# 网址 URL\t首次发布 first published\t来源 source\t标题 title",
)
_OPENING = "# 网址簿"
_WORDS = {"-": "", LIST: LIST, "列表": LIST, GONE: GONE, "作废": GONE}
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_SPACED = re.compile(r"(?P<source>content/.*?\.(?:md|markdown)(?!\S)|\S+)(?:\s+(?P<title>.+))?", re.IGNORECASE)
"""A source and a title with no tab between them: file names may hold blanks."""
_HIDDEN = re.compile(r"[%\x00-\x1f\x7f]")
_NAME = r"(?!(?i:con|prn|aux|nul|com|lpt))[0-9A-Za-z\u4e00-\u9fff](?:[-0-9A-Za-z_\u4e00-\u9fff]{0,62}[0-9A-Za-z_\u4e00-\u9fff])?"
_AS_WRITTEN = re.compile(
    rf"/((?:{_NAME}/)*{_NAME}\.(?:html|xml|json))\t(\d{{4}}-\d\d-\d\d)\t(content/[^\t%]*\.md|list)(?:\t(\S[^\t]*))?"
)
"""The form that nearly every line has, as `text` writes it, so that nothing need be guessed."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A URL that was published, as the output path of its page.

    `day` is None where nobody knows it. `source` is NFC and relative to the site; it may be `LIST`, `GONE`, or empty for
    unknown.
    """

    path: str
    day: date | None = None
    source: str = ""
    title: str = ""
    place: Place = field(default=Place(FILE), compare=False)

    @property
    def url(self) -> str:
        return url_of(self.path)


@dataclass(frozen=True, slots=True)
class Register:
    """The register: its URLs by their paths, sorted; its comments as they stand; and lines that are neither, never lost."""

    urls: tuple[Registered, ...] = ()
    comments: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def parse(text: str) -> tuple[Register, tuple[Diagnostic, ...]]:
    """The register that a text is, and what cannot be understood in it. Of a URL on two lines, the line is one."""
    urls: dict[str, Registered] = {}
    comments: list[str] = []
    others: list[str] = []
    findings: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), 1):
        typed = line.strip()
        if not typed:
            continue
        if typed.startswith("#"):
            comments.append(typed)
            continue
        found = _read(line, number)
        if isinstance(found, Diagnostic):
            findings.append(found)
            others.append(typed)
        else:
            before = urls.get(found.path)
            urls[found.path] = found if before is None else _joined(before, found)
    comments = list(dict.fromkeys(comments))
    others = list(dict.fromkeys(others))
    return Register(_sorted(urls.values()), tuple(comments), tuple(others)), tuple(findings)


def text(register: Register) -> str:
    """The register as its file holds it: comments, URLs, and what was not understood; the same for the same register."""
    header = () if any(line.startswith(_OPENING) for line in register.comments) else HEADER
    lines = [*header, *register.comments, *map(_line, register.urls), *register.others]
    return "".join(f"{line}\n" for line in lines)


def merged(ours: Register, theirs: Register) -> Register:
    """What either knows: every URL with its earliest day. Of two sources or titles ours counts, unless theirs let it go."""
    urls = {one.path: one for one in theirs.urls}
    for one in ours.urls:
        urls[one.path] = _joined(urls[one.path], one) if one.path in urls else one
    comments = tuple(dict.fromkeys((*ours.comments, *theirs.comments)))
    return Register(_sorted(urls.values()), comments, tuple(dict.fromkeys((*ours.others, *theirs.others))))


def registered(register: Register, standing: Iterable[Registered], day: date) -> Register:
    """The register once the URLs of a paper were published on a day: new ones enter, the others learn what they are now.

    `standing` is what `model.promises.promised` tells of a paper. A URL that stands again is not let go any more.
    """
    urls = {one.path: one for one in register.urls}
    for now in standing:
        before = urls.get(now.path)
        urls[now.path] = replace(now, day=day) if before is None else replace(now, day=before.day, place=before.place)
    return replace(register, urls=_sorted(urls.values()))


def _sorted(urls: Iterable[Registered]) -> tuple[Registered, ...]:
    return tuple(sorted(urls, key=lambda one: one.path))


def _joined(first: Registered, second: Registered) -> Registered:
    """What two lines say of one URL: the earlier day, the second's source, and that either let it go."""
    days = [one.day for one in (first, second) if one.day is not None]
    source = GONE if GONE in (first.source, second.source) else second.source or first.source
    return replace(second, day=min(days, default=None), source=source, title=second.title or first.title)


def _line(one: Registered) -> str:
    source = _HIDDEN.sub(lambda found: f"%{ord(found[0]):02X}", one.source) or "-"
    day = "-" if one.day is None else one.day.isoformat()
    return "\t".join((one.url, day, source, *([one.title] if one.title else [])))


def _read(line: str, number: int) -> Registered | Diagnostic:
    plain = _AS_WRITTEN.fullmatch(line)
    if plain is not None:
        path, day, source, title = plain.groups()
        with suppress(ValueError):  # there is no such day: what follows tells so
            named, title = unicodedata.normalize("NFC", source), " ".join(title.split()) if title else ""
            return Registered(path, date.fromisoformat(day), named, title, Place(FILE, number, 1, line))
    return _guessed(line, number)


def _guessed(line: str, number: int) -> Registered | Diagnostic:
    place = Place(FILE, number, len(line) - len(line.lstrip()) + 1, line.rstrip())
    fields = list(_fields(line))
    typed, _ = fields[0]
    if typed.startswith(_CONFLICT):
        return codes.register.REGISTER_LINE.at(place, reason=_UNMERGED)
    path = path_of(typed) if typed.startswith("/") and not re.search(r"[?#]", typed) else ""
    if not path or path != safe_path(path) or {"", ".", ".."} & set(path.split("/")):
        return codes.register.REGISTER_LINE.at(place, reason=_NO_URL)
    day, at = fields[1] if len(fields) > 1 else ("-", 0)
    on = _day(day)
    if on is None and day != "-":
        return codes.register.REGISTER_LINE.at(replace(place, column=at), reason=_NO_DAY)
    named, at = fields[2] if len(fields) > 2 else ("-", 0)
    source = _source(named)
    if source is None:
        return codes.register.REGISTER_LINE.at(replace(place, column=at), reason=_NO_SOURCE)
    title = fields[3][0] if len(fields) > 3 else ""
    return Registered(path, on, source, " ".join(title.split()), place)


_UNMERGED = Bilingual("这是 git 没有合并完的记号", "a mark of a merge that git could not finish")
_NO_URL = Bilingual("行首应是以 / 开头的网址", "it should begin with a URL that begins with /")
_NO_DAY = Bilingual("网址后面应是日期，或一个 -", "a day, or a hyphen, should follow the URL")
_NO_SOURCE = Bilingual(
    "日期后面应是 content/ 里的文件、site.yaml、list、gone 或一个 -",
    "a file in content/, site.yaml, list, gone or a hyphen should follow the day",
)


def _fields(line: str) -> Iterator[tuple[str, int]]:
    """URL, day, source and title, each with its column. Between them may stand any blanks, as people type them."""
    words = list(re.finditer(r"\S+", line))
    yield from ((word[0], word.start() + 1) for word in words[:2])
    if len(words) > 2:
        start = words[2].start()
        rest = line[start:].rstrip()
        source, tab, title = rest.partition("\t")
        if not tab and (found := _SPACED.fullmatch(rest)):
            source, title = found["source"], found["title"] or ""
        yield source.rstrip(), start + 1
        yield title.strip(), start + 1


def _day(typed: str) -> date | None:
    found = _DAY.fullmatch(typed)
    try:
        return None if found is None else date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None


def _source(typed: str) -> str | None:
    """None for what can be no source."""
    if typed.lower() in _WORDS:
        return _WORDS[typed.lower()]
    if not typed.startswith("content/") and typed not in ("site.yaml", "site.yml"):
        return None
    return unicodedata.normalize("NFC", re.sub(r"%([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), typed))
