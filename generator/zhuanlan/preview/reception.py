"""From a request to its answer. Whatever takes time here is the making of a page, so this runs in a thread."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from zhuanlan.model.diagnostics import Language
from zhuanlan.preview import overlay
from zhuanlan.preview.address import path_of
from zhuanlan.preview.answer import Answer, answer, page, plain, ranged, type_of
from zhuanlan.preview.gate import Gate, Request
from zhuanlan.preview.stand import Failed, Found, Moved, Stand

NEWS, FINDINGS = f"{overlay.PREFIX}news", f"{overlay.PREFIX}findings"
_CLIENT = Path(__file__).parent / "client"
_OWN = {f"{overlay.PREFIX}{name}": name for name in ("preview.js", "preview.css", "trouble.css")}


@dataclass(frozen=True, slots=True)
class Reception:
    """Answers for one preview."""

    stand: Stand
    gate: Gate
    prefix: str
    """The folder in which the paper stands on its own server (`paper`), empty for none."""
    language: Language

    def answer(self, request: Request) -> Answer:
        """The answer to a request that may come in."""
        path, address = path_of(request.path), request.path.decode("ascii", "replace")
        if path is None:
            return plain(400, "没有这样的网址 / no such address")
        if self.gate.entering(request):
            return self._entered(address)
        if address in _OWN:
            name = _OWN[address]
            return answer(200, type_of(name), (_CLIENT / name).read_bytes())
        if address == FINDINGS:
            return self._findings(request)
        if address.startswith(overlay.PREFIX) or path.startswith(overlay.PREFIX[1:]):
            return plain(404, "预览没有这个网址 / the preview has no such address")
        return self._file(self._within(path), request)

    def watched(self, request: Request) -> str | None:
        """The path of the tab that asks for news, None if it names none."""
        path = path_of(request.asked("path").encode("utf-8", "replace"))
        return None if path is None else self._within(path)

    def _within(self, path: str) -> str:
        """The path inside the paper: its 404 page links to `/paper/x.html`, since it is shown at any depth."""
        inside = path.removeprefix(f"{self.prefix}/") if self.prefix else path
        return inside if inside != path and isinstance(self.stand.find(inside), Found) else path

    def _file(self, path: str, request: Request) -> Answer:
        # The stamp first: if an edition comes between, the tab is told once too often, not once too seldom.
        stamp, found = self.stand.stamp(path), self.stand.find(path)
        match found:
            case Moved():
                return plain(301, "是个文件夹 / it is a folder", ("location", f"/{quote(found.path)}/"))
            case Failed():
                return page(500, overlay.trouble(found.findings, self.language))
            case Found():
                return self._found(found, stamp, request)

    def _found(self, found: Found, stamp: str, request: Request) -> Answer:
        if not type_of(found.path).startswith("text/html"):
            return ranged(found.path, found.shown.data, request.headers.get("range", ""))
        body = overlay.injected(
            found.shown.data,
            stamp=stamp,
            status=found.shown.status,
            missing=found.missing,
            language=self.language,
        )
        return page(404 if found.missing else 200, body)

    def _findings(self, request: Request) -> Answer:
        path = self.watched(request)
        if path is None or self.gate.foreign(request):
            return plain(403 if path else 400, "只给预览自己的页面 / for the preview's own pages only")
        findings = self.stand.findings(path)
        mine = sum(self.stand.concerns(finding, path) for finding in findings)
        return answer(200, type_of("x.json"), overlay.listed(findings, mine, self.language))

    def _entered(self, address: str) -> Answer:
        """The token becomes a cookie and leaves the address.

        Not by a redirect: for one that began on somebody else's page, a message in a chat say, the browser would not
        send a strict cookie. The page that it opens by itself is asked for by us.
        """
        refresh = f'<meta http-equiv="refresh" content="0;url={escape(address)}">'
        body = f'<!DOCTYPE html><meta charset="utf-8">{refresh}<title>…</title>'
        cookie = f"{self.gate.cookie}={self.gate.token}; Path=/; HttpOnly; SameSite=Strict"
        return page(200, body.encode(), ("set-cookie", cookie))
