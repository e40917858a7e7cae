"""The preview from its start to Ctrl-C: the server in the main thread, the newsroom in another."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

import uvicorn

from zhuanlan.model.diagnostics import Language
from zhuanlan.preview.asgi import App, application
from zhuanlan.preview.channel import Channel
from zhuanlan.preview.edition import Desk
from zhuanlan.preview.gate import Gate
from zhuanlan.preview.listen import Place
from zhuanlan.preview.newsroom import Newsroom
from zhuanlan.preview.reception import Reception
from zhuanlan.preview.stand import Stand
from zhuanlan.preview.telling import Say, Teller


def serve(
    root: Path,
    desk: Desk,
    place: Place,
    *,
    token: str,
    prefix: str,
    language: Language,
    now: Callable[[], float] | None,
    say: Say,
    ready: Callable[[], None],
    rest: Callable[[], None],
) -> None:
    """Serve a site until Ctrl-C. `ready` is called once, when the first page can be shown; `rest` when all is read.

    `now` is None if the moment that is shown is fixed.

    `prefix` is the folder in which the paper stands on its own server, empty for none.
    """
    stand = Stand()
    reception = Reception(stand, Gate(place.names, place.port, token), prefix, language)
    with suppress(KeyboardInterrupt):  # the way to end it
        asyncio.run(_serve(root, desk, place, reception, Teller(stand, say, ready, rest), now))


async def _serve(
    root: Path, desk: Desk, place: Place, reception: Reception, teller: Teller, now: Callable[[], float] | None
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
    newsroom = Newsroom(root, desk, teller, now)
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
