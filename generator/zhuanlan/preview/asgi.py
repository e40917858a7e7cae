"""The preview as an ASGI application (asgi.readthedocs.io, HTTP 2.3): one function, no framework."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from zhuanlan.preview.answer import Answer, plain
from zhuanlan.preview.channel import Channel
from zhuanlan.preview.gate import Request
from zhuanlan.preview.reception import NEWS, Reception

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

_CLOSING = plain(503, "预览正在结束 / the preview is ending")
_FOREIGN = plain(403, "只给预览自己的页面 / for the preview's own pages only")
_NAMELESS = plain(400, "没有说是哪一页 / no page was named")


def application(reception: Reception, channel: Channel, opened: asyncio.Event, closing: asyncio.Event) -> App:
    """The application. Requests wait until the first edition is `opened`; both events end with `closing`."""

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        request = _request(scope)
        refused = reception.gate.refusal(request)
        if refused is not None:
            await _send(send, refused)
            return
        await opened.wait()
        if closing.is_set():
            await _send(send, _CLOSING)
        elif request.path == NEWS.encode():
            await _stream(reception, channel, request, receive, send)
        else:
            await _send(send, await asyncio.to_thread(_answer, reception, request))

    return app


def _answer(reception: Reception, request: Request) -> Answer:
    try:
        return reception.answer(request)
    except Exception as error:  # whatever an edition may raise, the browser must be told, and the server lives on
        reason = f"{type(error).__name__}: {error}"
        return plain(
            500, f"预览出了毛病，请再试一次 / something went wrong in the preview, please try again ({reason})"
        )


async def _stream(reception: Reception, channel: Channel, request: Request, receive: Receive, send: Send) -> None:
    path = await asyncio.to_thread(reception.watched, request)
    if reception.gate.foreign(request) or path is None:
        await _send(send, _NAMELESS if path is None else _FOREIGN)
        return
    headers = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-store")]
    await send(
        {"type": "http.response.start", "status": 200, "headers": [*headers, (b"x-content-type-options", b"nosniff")]}
    )
    if request.method == "GET":
        async for piece in channel.listen(path, _gone(receive)):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send(send: Send, answer: Answer) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def _request(scope: Message) -> Request:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    server = scope.get("server")
    arrived = str(server[0]).removeprefix("::ffff:") if server else ""
    return Request(scope["method"], scope["raw_path"], scope["query_string"].decode("latin-1"), headers, arrived)
