"""Who may ask: Host, method, token and origin, before anything is looked up.

A page of somebody else's, open in the same browser, can send requests here. It cannot read the answers; with a name
of its own that it lets point here (DNS rebinding) it could, so only our own names are answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from zhuanlan.preview.answer import Answer, plain


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in. Header names are in lower case; `arrived` is the address of ours that it came to."""

    method: str
    path: bytes
    query: str
    headers: Mapping[str, str]
    arrived: str = ""

    def asked(self, name: str) -> str:
        """The value of a name in the query, empty if there is none."""
        try:
            return parse_qs(self.query, max_num_fields=20).get(name, [""])[0]
        except ValueError:
            return ""


@dataclass(frozen=True, slots=True)
class Gate:
    """The names that are ours, the port, and the token, which is empty where only this machine can reach us."""

    names: frozenset[str]
    port: int
    token: str = ""

    @property
    def cookie(self) -> str:
        """The cookie's name. Cookies do not know ports, and two papers may be open."""
        return f"zhuanlan-{self.port}"

    def refusal(self, request: Request) -> Answer | None:
        """Why a request gets no answer; None if it does."""
        if not self._ours(request.headers.get("host", ""), request.arrived):
            return plain(421, "这个地址不是预览的地址 / this is not an address of the preview")
        if request.method not in ("GET", "HEAD"):
            return plain(405, "只能读 / read only", ("allow", "GET, HEAD"))
        if self.token and not (self._known(request.asked("token")) or self._known(self._carried(request))):
            return plain(403, "请用终端里的网址或二维码打开 / open it with the address or the code in the terminal")
        return None

    def entering(self, request: Request) -> bool:
        """Whether the token stands in the address, to be changed for a cookie."""
        return bool(self.token) and self._known(request.asked("token"))

    def foreign(self, request: Request) -> bool:
        """Whether another site's page asks: the reload channel is only for our own."""
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return True
        origin = request.headers.get("origin")
        if origin is None:
            return False
        scheme, _, host = origin.partition("://")
        return scheme != "http" or not self._ours(host, request.arrived)

    def _ours(self, host: str, arrived: str) -> bool:
        port = "" if self.port == 80 else f":{self.port}"
        names = self.names | ({arrived} if arrived else frozenset())
        return host.lower() in {f"[{name}]{port}" if ":" in name else f"{name}{port}" for name in names}

    def _carried(self, request: Request) -> str:
        try:
            morsel = SimpleCookie(request.headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return ""
        return "" if morsel is None else morsel.value

    def _known(self, token: str) -> bool:
        return compare_digest(token.encode("utf-8", "replace"), self.token.encode())
