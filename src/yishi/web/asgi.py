"""The ASGI application: live streams are served here, everything else by the WSGI application in threads."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast

from a2wsgi import WSGIMiddleware
from django.conf import settings

from yishi.web.wsgi import application as wsgi

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

from yishi.web import live

_pages: Final[Any] = WSGIMiddleware(cast("Any", wsgi), workers=settings.PAGE_THREADS)
_STREAM: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]
_PATIENCE: Final = 30.0
"""Seconds for which a stream that nobody takes from is kept."""


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """One request."""
    if scope["type"] == "http" and scope["path"].startswith(live.PREFIX):
        await _stream(scope, receive, send)
    elif scope["type"] == "http":
        # Granian's are awaitable, but no coroutines, which the bridge asks for.
        async def received() -> MutableMapping[str, Any]:
            return await receive()

        async def sent(message: MutableMapping[str, Any]) -> None:
            await send(message)

        await _pages(scope, received, sent)
    elif scope["type"] == "lifespan":
        await receive()
        _close_when_told()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})


def _close_when_told() -> None:
    """Streams end when the server is told to stop: it waits for whatever is open, and those would be open for ever.

    What asyncio does upon a signal it still does: it is woken by a file descriptor, whoever the handler is.
    """
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: loop.call_soon_threadsafe(live.close))
        signal.siginterrupt(number, False)  # noqa: FBT003 - it takes no name


async def _stream(scope: Scope, receive: Receive, send: Send) -> None:
    ticket = live.ticket_of(scope["path"])
    if ticket is None or scope["method"] != "GET":
        await _answer(send, 403)
        return
    if live.full():
        await _answer(send, 503, [(b"retry-after", b"10")])
        return
    with live.listening(ticket) as listener:
        sending = asyncio.create_task(_send_all(listener, send))
        gone = asyncio.create_task(_left(receive))
        try:
            await asyncio.wait({sending, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sending.cancel()
            gone.cancel()
            await asyncio.gather(sending, gone, return_exceptions=True)


async def _send_all(listener: live.Listener, send: Send) -> None:
    """Until somebody no longer takes what is sent; whoever is still there comes back."""
    await send({"type": "http.response.start", "status": 200, "headers": _STREAM})
    one = live.opening()
    with suppress(TimeoutError):
        while one:
            async with asyncio.timeout(_PATIENCE):
                await send({"type": "http.response.body", "body": one, "more_body": True})
            one = await listener.hear()
        await send({"type": "http.response.body", "body": b""})


async def _left(receive: Receive) -> None:
    """Until whoever listened has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers or []})
    await send({"type": "http.response.body", "body": b""})
