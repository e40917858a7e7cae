"""The tabs that wait for news: Server-Sent Events (WHATWG HTML, 9.2), since a browser reconnects those by itself."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from zhuanlan.preview.stand import News

BEAT = 25.0
"""Seconds after which a line without meaning is sent: a telephone that went away is noticed."""
RETRY = 400
"""Milliseconds after which a tab that has lost us asks again."""

Ask = Callable[[str], News]
"""The news for a path; it may make a page, so it is asked in a thread."""


@dataclass(eq=False, slots=True)
class _Tab:
    path: str
    told: News | None = None
    inbox: "asyncio.Queue[News | None]" = field(default_factory=asyncio.Queue)

    def tell(self, news: News) -> None:
        """Only what it does not know, and nothing older than that."""
        known = self.told
        if known is None or (
            known.number <= news.number and (known.stamp, known.findings) != (news.stamp, news.findings)
        ):
            self.told = news
            self.inbox.put_nowait(news)


class Channel:
    """All waiting tabs. It lives in the server's loop; only `spread` and `close` may be called from elsewhere."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._tabs: set[_Tab] = set()
        self._closed = False
        self._spreading: asyncio.Task[None] | None = None
        self._again = False

    def spread(self) -> None:
        """There is a new edition: tell every tab whose page has changed."""
        if self._spreading is not None and not self._spreading.done():
            self._again = True
        else:
            self._spreading = asyncio.get_running_loop().create_task(self._spread())

    def close(self) -> None:
        """Send every tab away; it will come back when there is a server again."""
        self._closed = True
        for tab in self._tabs:
            tab.inbox.put_nowait(None)

    async def listen(self, path: str, gone: Awaitable[object]) -> AsyncIterator[bytes]:
        """The stream for one tab that shows this path, until it has `gone`."""
        tab = _Tab(path)
        self._tabs.add(tab)
        leaving = asyncio.ensure_future(gone)
        leaving.add_done_callback(lambda _: tab.inbox.put_nowait(None))
        try:
            yield f"retry: {RETRY}\n\n".encode()
            await self._tell(path, (tab,))
            while not self._closed:
                try:
                    news = await asyncio.wait_for(tab.inbox.get(), BEAT)
                except TimeoutError:
                    yield b":\n\n"
                    continue
                if news is None:
                    return
                yield f"data: {json.dumps(_said(news))}\n\n".encode()
        finally:
            leaving.cancel()
            self._tabs.discard(tab)

    async def _spread(self) -> None:
        while True:
            self._again = False
            for path in {tab.path for tab in self._tabs}:
                await self._tell(path, [tab for tab in self._tabs if tab.path == path])
            if not self._again:
                return

    async def _tell(self, path: str, tabs: Iterable[_Tab]) -> None:
        try:
            news = await asyncio.to_thread(self._ask, path)
        except Exception:  # a page that even its edition cannot speak of: its tabs stay as they are
            return
        for tab in tabs:
            tab.tell(news)


def _said(news: News) -> dict[str, object]:
    return {"edition": news.number, "stamp": news.stamp, "findings": news.findings}
