"""A few pages through HTTP: are they the ones that were published?"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import Request, build_opener

from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.model.manifest import Difference, Manifest, is_hashed

TRIES = 4
_PAUSE = 0.5
_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Question:
    """An address below the target's, and the SHA-256 of what should come; empty where nothing should be found."""

    path: str
    sha256: str


def questions(manifest: Manifest, difference: Difference, release: str) -> Iterator[Question]:
    """The front page, the newest page, one asset, and an address that nothing has."""
    files = manifest.by_path()
    # A page with a mark beside it (`x.html.301`, `x.html.410`) is not answered as it stands.
    marked = {path[:-4] for path in files if path[-4:-3] == "." and path[-3:].isdecimal()}
    html = [path for path in (*difference.added, *difference.changed) if path.endswith(".html") and path not in marked]
    assets = [path for path in files if is_hashed(path) and not path.endswith(".gz")]
    styles = assets or [path for path in files if path.endswith((".css", ".js"))]
    newest = next((path for path in html if path not in ("index.html", "404.html")), "")
    for path in dict.fromkeys(("index.html", newest, *styles[:1])):
        if path in files:
            yield Question(path, files[path].sha256)
    yield Question(f"zhuanlan-{release}-nothing.html", "")


def wrong(url: str, asked: list[Question], release: str, seconds: float) -> Bilingual | None:
    """What is not as it should be, in one sentence; None where every page is the one published.

    A server that is slow to notice is asked again, for two seconds or so.
    """
    found: Bilingual | None = None
    for attempt in range(TRIES):
        if attempt:
            time.sleep(_PAUSE * attempt)
        found = next(filter(None, (_wrong(url, question, release, seconds) for question in asked)), None)
        if found is None:
            return None
    return found


def _wrong(url: str, question: Question, release: str, seconds: float) -> Bilingual | None:
    status, digest = _answer(url, question.path, release, seconds)
    shown = "/" + question.path
    if not status:
        return Bilingual(f"{shown} 没有回答", f"{shown} gives no answer")
    if not question.sha256:
        if status in (404, 410):
            return None
        return Bilingual(
            f"不存在的网址 {shown} 答的是 {status}，应当是 404",
            f"{shown}, which nothing has, answers {status} and not 404",
        )
    if status != 200:
        return Bilingual(f"{shown} 答的是 {status}", f"{shown} answers {status}")
    if digest != question.sha256:
        return Bilingual(f"{shown} 的内容不是刚发布的", f"what stands at {shown} is not what was published")
    return None


def _answer(url: str, path: str, release: str, seconds: float) -> tuple[int, str]:
    """Status and SHA-256 of what stands there; 0 for no answer. The query keeps caches from answering in the server's place."""
    parts = urlsplit(url)
    folder = quote(unquote(parts.path.rstrip("/")))
    address = f"{parts.scheme}://{parts.netloc}{folder}/{quote(path)}?{release}"
    told = {"Accept-Encoding": "identity", "Cache-Control": "no-cache", "User-Agent": "zhuanlan"}
    request = Request(address, headers=told)
    try:
        with build_opener().open(request, timeout=seconds) as answer:
            return answer.status, _digest(answer)
    except HTTPError as error:
        with error:
            return error.code, ""
    except (OSError, HTTPException, ValueError):
        return 0, ""


def _digest(answer: IO[bytes] | Any) -> str:
    digest, size = sha256(), 0
    while (piece := answer.read(65536)) and size < _MOST:
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest()
