"""The place where the preview listens: address, port, and the names that it answers to."""

import errno
import os
import socket
from dataclasses import dataclass
from ipaddress import ip_address

from zhuanlan.model.diagnostics import Bilingual

PORT, TRIES = 8000, 20
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class ListenError(Exception):
    """We cannot listen there; `args[0]` says why, in both languages."""


@dataclass(frozen=True, slots=True)
class Place:
    """A socket that listens. `host` is the address to print, `names` those that we answer to."""

    socket: socket.socket
    host: str
    port: int
    names: frozenset[str]
    private: bool
    """Whether only this machine reaches it."""

    @property
    def address(self) -> str:
        """The front page's address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}/" if self.port == 80 else f"http://{host}:{self.port}/"


def listen(host: str, port: int | None) -> Place:
    """Listen on a host. Without a port that was asked for, on the first free one from 8000 on."""
    family, address = _resolved(host)
    private = ip_address(address).is_loopback
    ports = (port,) if port is not None else tuple(range(PORT, PORT + TRIES))
    made = None
    for number in ports:
        made = _bound(family, address, number, last=number == ports[-1])
        if made is not None:
            break
    assert made is not None, "the last try raises"
    number = int(made.getsockname()[1])
    if private:
        return Place(made, address, number, frozenset(_LOOPBACK), private)
    shown = _outward(family) if ip_address(address).is_unspecified else address
    machine = socket.gethostname().lower()
    return Place(made, shown, number, frozenset({host.lower(), shown, machine, f"{machine}.local"}), private)


def _resolved(host: str) -> tuple[socket.AddressFamily, str]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ListenError(Bilingual(f"没有 {host} 这个地址", f"there is no address {host}")) from error
    family, *_, place = found[0]
    return family, str(place[0])


def _bound(family: socket.AddressFamily, address: str, port: int, *, last: bool) -> socket.socket | None:
    # The protocol by name: only then does asyncio turn off the wait for a full packet, 40 ms an answer.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # or a server that was just stopped keeps its port for a minute; elsewhere it means theft
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((address, port))
        made.listen(512)
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE and not last:
            return None
        raise ListenError(_reason(error, address, port)) from error
    return made


def _reason(error: OSError, address: str, port: int) -> Bilingual:
    if error.errno == errno.EADDRINUSE:
        return Bilingual(
            f"端口 {port} 已经有别的程序在用；请换一个，比如 --port {port + 1}",
            f"port {port} is in use by another program; choose another, --port {port + 1} say",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return Bilingual(
            f"不许用端口 {port}；请用 1024 以上的，比如 --port {PORT}",
            f"port {port} is not allowed; choose one above 1024, --port {PORT} say",
        )
    return Bilingual(
        f"不能在 {address} 的端口 {port} 上预览：{error.strerror}",
        f"cannot listen on port {port} of {address}: {error.strerror}",
    )


def _outward(family: socket.AddressFamily) -> str:
    """The address under which the network sees this machine: the one from which it would reach others.

    Connecting a UDP socket sends nothing; and the address it is connected to is nobody's (RFC 5737, RFC 3849).
    """
    towards = ("192.0.2.1", 9) if family == socket.AF_INET else ("2001:db8::1", 9)
    with socket.socket(family, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(towards)
            return str(asked.getsockname()[0])
        except OSError:
            return "127.0.0.1" if family == socket.AF_INET else "::1"
