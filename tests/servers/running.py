"""The real nginx and the real Caddy on loopback, without privileges, with the configuration that we print."""

import http.client
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOON = 60.0
"""Seconds after which a server that does not answer is taken for dead."""

NGINX = """daemon off;
pid {here}/pid;
error_log stderr;
events {{ }}
http {{
    access_log off;
    {temporary}
    include {here}/paper.conf;
}}
"""
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came over the wire. The names of its headers are small."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is running, and its port."""

    kind: str
    port: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """One request; `path` goes out as it stands. A header `accept_encoding` is `accept-encoding`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            connection.putrequest(method, path, skip_host="host" in headers, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, told, answer.read())
        finally:
            connection.close()

    def raw(self, target: bytes) -> bytes:
        """All that comes back for a request whose target are these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=SOON) as wire:
            wire.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            got = b""
            try:
                while part := wire.recv(65536):
                    got += part
            except ConnectionResetError:
                pass  # a request too long is not read to its end
            return got


@contextmanager
def open_folder() -> Iterator[Path]:
    """A new folder that a server without privileges can read."""
    with tempfile.TemporaryDirectory(prefix="zhuanlan-servers-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


def program(name: str) -> str:
    """Where a server lies; `make test` has installed it."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
    assert found, f"there is no {name}: run `make test`, which installs it or says how"
    return found


def command(kind: str, here: Path, text: str) -> tuple[str, ...]:
    """Lay out what a server needs in the folder `here`; what starts it with the configuration `text`."""
    (here / "paper.conf").write_text(text, "utf-8")
    if kind == "caddy":
        return (program("caddy"), "run", "--adapter", "caddyfile", "--config", str(here / "Caddyfile"))
    temporary = "\n    ".join(f"{name}_temp_path {here}/{name};" for name in _TEMPORARY)
    (here / "nginx.conf").write_text(NGINX.format(here=here, temporary=temporary), "utf-8")
    return (program("nginx"), "-e", "stderr", "-p", str(here), "-c", str(here / "nginx.conf"))


@contextmanager
def running(kind: str, text: str, number: int) -> Iterator[Server]:
    """A server with this configuration, which listens on this port."""
    with open_folder() as here:
        start = command(kind, here, text)
        # Caddy's own door for administrators is not part of what we print.
        (here / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + text, "utf-8")
        process = unprivileged(start, here)
        try:
            _wait(process, number, here)
            yield Server(kind, number)
        finally:
            process.terminate()
            process.wait(SOON)


def unprivileged(start: Sequence[str], here: Path) -> "subprocess.Popen[bytes]":
    """Start something as nobody, whose folder `here` is; as ourselves where we are not root."""
    home = {**os.environ, "HOME": str(here), "XDG_DATA_HOME": str(here), "XDG_CONFIG_HOME": str(here)}
    with (here / "said").open("wb") as said:
        if os.getuid() != 0:
            return subprocess.Popen(start, stdout=said, stderr=said, env=home)
        nobody = pwd.getpwnam("nobody")
        for path in (here, *here.iterdir()):
            os.chown(path, nobody.pw_uid, nobody.pw_gid)
        return subprocess.Popen(
            start, stdout=said, stderr=said, env=home, user=nobody.pw_uid, group=nobody.pw_gid, extra_groups=[]
        )


def _wait(process: "subprocess.Popen[bytes]", number: int, here: Path) -> None:
    end = time.monotonic() + SOON
    while True:
        try:
            socket.create_connection(("127.0.0.1", number), timeout=1).close()
            return
        except OSError:
            said = (here / "said").read_text("utf-8", "replace")
            assert process.poll() is None, said
            assert time.monotonic() < end, said
            time.sleep(0.02)
