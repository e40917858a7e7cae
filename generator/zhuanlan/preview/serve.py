"""The preview from its start to Ctrl-C: the server in the main thread, the newsroom in another."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType

import uvicorn

from zhuanlan.model.diagnostics import Bilingual, Language
from zhuanlan.preview.asgi import App, application
from zhuanlan.preview.channel import Channel
from zhuanlan.preview.edition import Desk, Edition
from zhuanlan.preview.gate import Gate
from zhuanlan.preview.listen import Place
from zhuanlan.preview.newsroom import Newsroom
from zhuanlan.preview.reception import Reception
from zhuanlan.preview.stand import Stand

Say = Callable[[Bilingual], None]


def serve(
    root: Path,
    desk: Desk,
    place: Place,
    *,
    token: str,
    prefix: str,
    language: Language,
    today: Callable[[], date],
    say: Say,
    ready: Callable[[], None],
) -> None:
    """Serve a site until Ctrl-C. `ready` is called once, when the first page can be shown.

    `prefix` is the folder in which the paper stands on its own server, empty for none.
    """
    stand = Stand()
    reception = Reception(stand, Gate(place.names, place.port, token), prefix, language)
    with suppress(KeyboardInterrupt):  # the way to end it
        asyncio.run(_serve(root, desk, place, reception, _Teller(stand, say, ready), today))


async def _serve(
    root: Path, desk: Desk, place: Place, reception: Reception, teller: "_Teller", today: Callable[[], date]
) -> None:
    loop, opened, closing = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
    channel = Channel(reception.stand.news)

    def published() -> None:
        opened.set()
        channel.spread()

    def close() -> None:
        closing.set()
        opened.set()
        channel.close()

    teller.spread = lambda: _in(loop, published)
    newsroom = Newsroom(root, desk, teller, today)
    newsroom.start()
    try:
        app = application(reception, channel, opened, closing)
        await _Server(_config(app), lambda: _in(loop, close)).serve(sockets=[place.socket])
    finally:
        newsroom.stop()


def _in(loop: asyncio.AbstractEventLoop, what: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # the loop has ended, and with it whoever would hear
        loop.call_soon_threadsafe(what)


def _config(app: App) -> uvicorn.Config:
    """Nothing that we do not need: each of uvicorn's parts that it looks for costs time at the start."""
    for name in ("uvicorn", "uvicorn.error"):  # it warns of requests that are merely refused
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )


class _Server(uvicorn.Server):
    """It waits for open streams before it ends; so they are ended as soon as it is asked to."""

    def __init__(self, config: uvicorn.Config, close: Callable[[], None]) -> None:
        super().__init__(config)
        self._close = close

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._close()
        super().handle_exit(sig, frame)


@dataclass(slots=True)
class _Teller:
    """Hands editions on to the stand and tells the person at the terminal."""

    stand: Stand
    say: Say
    ready: Callable[[], None]
    spread: Callable[[], None] = lambda: None

    def published(self, edition: Edition, changed: frozenset[str], seconds: float) -> None:
        first = self.stand.edition is None
        self.stand.put(edition)
        self.spread()
        if first:
            with suppress(OSError):
                self.ready()
        elif changed:
            self._say(_update(edition, changed, seconds))

    def failed(self, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        self._say(Bilingual(f"这次没有排成：{reason}；过一会儿再试", f"no new edition: {reason}; trying again soon"))

    def deaf(self) -> None:
        self._say(
            Bilingual(
                "系统没有及时告知文件的改动（监视名额不够，或是网络盘）；预览会自己查看，改动一般 3 秒内出现",
                "the system does not tell of changes (too few watches, or a network drive); "
                "the preview looks for itself, and changes usually appear within 3 seconds",
            )
        )

    def _say(self, text: Bilingual) -> None:
        with suppress(OSError):  # nobody reads any more (`| head`); the browser still does
            self.say(text)


def _update(edition: Edition, changed: frozenset[str], seconds: float) -> Bilingual:
    errors = sum(finding.severity == "error" for finding in edition.findings)
    warnings = len(edition.findings) - errors
    first, more, clock = min(changed), len(changed) - 1, time.strftime("%H:%M:%S")
    return Bilingual(
        f"{clock} 改了 {first}{f' 等 {more + 1} 个文件' if more else ''}，{seconds:.2f} 秒；{errors} 个错误，{warnings} 个提醒",
        f"{clock} {first}{f' and {more} more' if more else ''} changed, {seconds:.2f} s; "
        f"errors: {errors}, warnings: {warnings}",
    )
