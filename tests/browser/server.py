"""A small web server on this machine, as a paper's own server might be: under a sub-path, with headers."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO
from urllib.parse import urlsplit

SUB_PATH = "/paper/"
"""Where a paper stands on its server: not at its root, which is the easy case."""

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
"""The Content-Security-Policy that the pages must live under."""

_REFRESH = re.compile(rb'<meta http-equiv="refresh"')


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, headers: Mapping[str, str], still: bool, **keys: Any) -> None:
        self._more, self._still = headers, still
        super().__init__(*arguments, **keys)

    def translate_path(self, path: str) -> str:
        under = path.startswith(SUB_PATH)
        return super().translate_path("/" + path.removeprefix(SUB_PATH) if under else "/nothing-stands-here")

    def end_headers(self) -> None:
        for name, value in self._more.items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The page for what is missing; on a `still` server no page sends its readers on."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        missing = Path(self.directory) / "404.html"
        if self.path == "/favicon.ico":  # asked for by the browser, of the server, which is not the paper's
            self.send_response(204)
            self.end_headers()
            return None
        if path.is_file() and not (self._still and path.suffix == ".html"):
            return super().send_head()
        if not path.is_file() and not missing.is_file():
            return super().send_head()
        data = _REFRESH.sub(b'<meta name="refresh"', (path if path.is_file() else missing).read_bytes())
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser may hang up whenever it likes."""


@contextmanager
def serve(folder: Path, *, headers: Mapping[str, str] | None = None, still: bool = False) -> Iterator[str]:
    """Serve a folder under the sub-path; gives the address of the folder, with a slash at its end."""

    def handler(*arguments: Any, **keys: Any) -> _Handler:
        return _Handler(*arguments, headers=headers or {}, still=still, directory=str(folder), **keys)

    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
