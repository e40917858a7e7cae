"""A web server as an institution has it, on loopback and without privileges: sshd to publish by, nginx to read from."""

import getpass
import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tests.ports import port

SOON = 60.0
"""Seconds that a busy machine may take for what is done in a moment."""
_SBIN = os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))


def program(name: str) -> str:
    """Where a program is. The tests do not run without it: scripts/servers.sh installs it."""
    found = shutil.which(name, path=_SBIN)
    assert found is not None, f"{name} is missing: sh scripts/servers.sh --apt"
    return found


@dataclass(frozen=True, slots=True)
class Reply:
    """What nginx answered; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Host:
    """One machine: `folder` is its disk, as far as we may write there."""

    folder: Path
    ssh_port: int
    web_port: int
    agent: Path
    daemons: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def login(self) -> str:
        return f"{getpass.getuser()}@127.0.0.1"

    @property
    def host_key(self) -> str:
        return " ".join((self.folder / "etc/host.pub").read_text().split()[:2])

    @property
    def environment(self) -> dict[str, str]:
        """With the key that the machine knows, in an agent."""
        return {"SSH_AUTH_SOCK": str(self.agent)}

    def target(self, name: str, *, ssh: bool = True, **more: str | int) -> str:
        """A target for site.yaml, which stands in the folder `name`."""
        folder = self.folder / "www" / name
        keys: dict[str, str | int] = {"路径": str(folder)}
        if ssh:
            keys = {"服务器": self.login, "端口": self.ssh_port, "目录": str(folder), "主机密钥": self.host_key}
        keys |= {"超时": 30, **more}
        return "发布:\n  现场:\n" + "".join(f"    {key}: {value}\n" for key, value in keys.items() if value != "")

    def url(self, name: str) -> str:
        """Where readers find what was published to the folder `name`."""
        return f"http://127.0.0.1:{self.web_port}/{name}/current/"

    def read(self, name: str, path: str, **headers: str) -> Reply:
        """One request for a file of what is current."""
        connection = http.client.HTTPConnection("127.0.0.1", self.web_port, timeout=SOON)
        try:
            connection.request("GET", f"/{quote(name)}/current/{quote(path)}", headers=headers)
            answer = connection.getresponse()
            told = {key.lower(): value for key, value in answer.getheaders()}
            return Reply(answer.status, told, answer.read())
        finally:
            connection.close()


@contextmanager
def host() -> Iterator[Host]:
    """A machine that runs until the end."""
    with tempfile.TemporaryDirectory(prefix="zhuanlan-host-") as scratch, ExitStack() as stack:
        folder = Path(scratch)
        for name in ("etc", "www", "tmp"):
            (folder / name).mkdir()
        _keys(folder / "etc")
        made = Host(folder, port(), port(), folder / "agent")
        commands = {
            "sshd": [program("sshd"), "-D", "-e", "-f", str(_sshd(made))],
            "nginx": [program("nginx"), "-e", "stderr", "-p", str(folder), "-c", str(_nginx(made))],
            "agent": [program("ssh-agent"), "-D", "-a", str(made.agent)],
        }
        for name, command in commands.items():
            made.daemons[name] = stack.enter_context(_running(command, folder / f"{name}.log"))
        _until(lambda: made.agent.exists(), folder / "agent.log")
        for number, name in ((made.ssh_port, "sshd"), (made.web_port, "nginx")):
            _until(lambda number=number: _listens(number), folder / f"{name}.log")
        subprocess.run(
            [program("ssh-add"), "-q", str(folder / "etc/editor")], env={**os.environ, **made.environment}, check=True
        )
        yield made


def _keys(etc: Path) -> None:
    for name in ("host", "other", "editor"):
        command = [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-C", "sample", "-f", str(etc / name)]
        subprocess.run(command, check=True)
    (etc / "authorized").write_bytes((etc / "editor.pub").read_bytes())


def _sshd(made: Host) -> Path:
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    etc = made.folder / "etc"
    file = etc / "sshd_config"
    file.write_text(
        f"Port {made.ssh_port}\nListenAddress 127.0.0.1\nHostKey {etc / 'host'}\nAuthorizedKeysFile {etc / 'authorized'}\n"
        "UsePAM no\nStrictModes no\nPidFile none\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n"
        "MaxStartups 100\nMaxSessions 100\n"
    )
    return file


def _nginx(made: Host) -> Path:
    file = made.folder / "etc/nginx.conf"
    temporary = "".join(
        f"  {name}_temp_path {made.folder}/tmp/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file.write_text(
        f"daemon off;\nmaster_process off;\npid {made.folder}/nginx.pid;\nevents {{ worker_connections 256; }}\n"
        f"http {{\n  access_log off;\n{temporary}  default_type application/octet-stream;\n"
        "  types { text/html html; text/css css; application/xml xml; text/plain txt; }\n"
        f"  server {{ listen 127.0.0.1:{made.web_port}; root {made.folder}/www; gzip_static on; charset utf-8; }}\n}}\n"
    )
    return file


@contextmanager
def _running(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as said:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _listens(number: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", number), timeout=1):
            return True
    except OSError:
        return False


def _until(ready: object, log: Path) -> None:
    assert callable(ready)
    began = time.monotonic()
    while not ready():
        assert time.monotonic() - began < SOON, log.read_text("utf-8", "replace")
        time.sleep(0.01)
