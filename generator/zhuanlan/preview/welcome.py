"""What stands in the terminal when the preview is ready."""

import io
from dataclasses import dataclass
from secrets import token_urlsafe
from urllib.parse import urlencode

from zhuanlan.model.diagnostics import Bilingual
from zhuanlan.preview.listen import PORT, Place

_MARGIN = 2
_WHITE_ON_BLACK, _AS_BEFORE = "\x1b[97;40m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Welcome:
    """The address to open, and what is said of it."""

    url: str
    lines: tuple[Bilingual, ...]


def new_token() -> str:
    """What a telephone must show to be let in; another one each time."""
    return token_urlsafe(16)


def welcome(place: Place, token: str, *, asked: int | None, color: bool, encoding: str) -> Welcome:
    """For the editor at this machine; where others on the network can reach it, with the token, and a QR code."""
    url = f"{place.address}?{urlencode({'token': token})}" if token else place.address
    lines = [Bilingual(f"预览：{url}", f"preview: {url}")]
    if asked is None and place.port != PORT:
        lines.append(
            Bilingual(
                f"端口 {PORT} 有人用，改用 {place.port}；要指定端口请用 --port",
                f"port {PORT} is in use, so it is {place.port}; choose one with --port",
            )
        )
    if token:
        lines.append(
            Bilingual(
                "同一网络里的手机扫这个码就能看；网址里的口令不要发给别人",
                "a telephone in the same network can scan this; keep the token in the address to yourself",
            )
        )
        if encoding.lower().replace("-", "").startswith("utf"):
            code = _code(url, color=color)
            lines.append(Bilingual(code, code))
    lines.append(Bilingual("保存文稿，页面自己会变；按 Ctrl-C 结束", "save, and the page follows; Ctrl-C ends it"))
    return Welcome(url, tuple(lines))


def _code(text: str, *, color: bool) -> str:
    """A QR code in half-block characters, a line of it two rows: white on black, or scanners may fail."""
    # Loaded only when a telephone is to look: it takes 30 ms.
    import segno

    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, border=_MARGIN, compact=True)
    lines = out.getvalue().splitlines()
    return "\n".join(f"{_WHITE_ON_BLACK}{line}{_AS_BEFORE}" for line in lines) if color else "\n".join(lines)
