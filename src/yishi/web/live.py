"""Live pages: what stands on a chamber's wall, sent to everybody in the room as it changes.

Server-sent events. Each event is the whole state, never a difference, so that whoever was cut off is right again with
the next one. One task looks for news, for all who listen to one sitting; a slow listener finds only the newest state.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from django.conf import settings
from django.core import signing
from django.db import close_old_connections
from django.template.loader import render_to_string
from django.utils import translation

from yishi.congress.models import Congress
from yishi.record.models import Matter
from yishi.record.standings import standing_of
from yishi.web import chamber, clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PREFIX: Final = "/live/"
LOOK_EVERY: Final = 0.2
"""Seconds between two looks at the record."""
AFTER_FAILURE: Final = 1.0
"""Seconds until the next look after one that failed."""
HEARTBEAT: Final = 15.0
"""Seconds of silence before a sign of life. The page hears it too (see chamber.js): it reconnects when none comes."""
BEAT: Final = b"event: beat\ndata: .\n\n"
_SALT: Final = "yishi.live"
_HOURS: Final = 12 * 3600
T = TypeVar("T")
_log = logging.getLogger(__name__)
# Of their own, and few: each holds a connection to the database.
_READERS: Final = ThreadPoolExecutor(2, thread_name_prefix="live")


class Ticket(NamedTuple):
    """What lets somebody listen: the congress, the sitting, the language. Given out by pages for their readers."""

    congress: int
    sitting: int
    language: str


class News(NamedTuple):
    """The state at a position of the record."""

    position: int
    html: str


def address(congress: int, sitting: int) -> str:
    """Where to listen to a sitting, in the language of the page that asks; good for half a day."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    return PREFIX + signing.dumps([congress, sitting, language], salt=_SALT, compress=True)


def ticket_of(path: str) -> Ticket | None:
    """The ticket in an address; None for one that is none of ours, or too old."""
    try:
        congress, sitting, language = signing.loads(path.removeprefix(PREFIX), salt=_SALT, max_age=_HOURS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(congress, sitting, language)


def position_of(congress: int) -> int:
    """The last position of the congress's record: a vote of the sitting is a matter of its own."""
    return Congress.objects.values_list("last_position", flat=True).get(pk=congress)


def rendered(ticket: Ticket) -> str:
    """What is to be seen in the room now."""
    congress = Congress.objects.get(pk=ticket.congress)
    sitting = Matter.objects.get(congress=congress, pk=ticket.sitting)
    standing = standing_of(sitting, clock.today(congress))
    with translation.override(ticket.language):
        return render_to_string(
            "sittings/floor.html", {"floor": chamber.floor(sitting, standing), "congress": congress}
        )


def _asked(question: Callable[[], T]) -> T:
    close_old_connections()
    try:
        return question()
    finally:
        close_old_connections()


async def _read(question: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_READERS, _asked, question)


@dataclass(eq=False)
class Listener:
    """One who listens. Only the newest state ever waits here."""

    to: Broadcast
    fresh: asyncio.Event = field(default_factory=asyncio.Event)

    async def hear(self) -> bytes:
        """The newest state, once it is another than the one heard last; or, after a silence, a sign of life.

        There is none while the record cannot be read: the page is to notice. Nothing at all: the stream is over.
        """
        while not self.to.over:
            try:
                async with asyncio.timeout(HEARTBEAT):
                    await self.fresh.wait()
            except TimeoutError:
                if self.to.sound:
                    return BEAT
                continue
            self.fresh.clear()
            if self.to.news is not None and not self.to.over:
                return event(self.to.news)
        return b""


@dataclass(eq=False)
class Broadcast:
    """One sitting's news for all who listen to it in this server."""

    ticket: Ticket
    news: News | None = None
    sound: bool = True
    over: bool = False
    listeners: set[Listener] = field(default_factory=set)
    task: asyncio.Task[None] | None = None

    def join(self) -> Listener:
        """One more listener, who first hears the present state."""
        listener = Listener(self)
        if self.news is not None and self.sound:
            listener.fresh.set()
        self.listeners.add(listener)
        if self.task is None:
            self.task = asyncio.create_task(self._look_on())
        return listener

    async def _look_on(self) -> None:
        while self.listeners:
            try:
                await self._look()
                self.sound = True
            except Exception:  # noqa: BLE001 - whatever it was: nobody may be left with an old state for good
                _log.exception("Looking for news of a sitting failed")
                self.sound = False
            await asyncio.sleep(LOOK_EVERY if self.sound else AFTER_FAILURE)
        # Nothing is awaited between the last look at the listeners and this: nobody can have joined.
        del _BROADCASTS[self.ticket]

    async def _look(self) -> None:
        position = await _read(lambda: position_of(self.ticket.congress))
        if self.sound and self.news is not None and position == self.news.position:
            return
        html = await _read(lambda: rendered(self.ticket))
        changed = self.news is None or not self.sound or html != self.news.html
        # Read before the state was: what came between is seen at the next look.
        self.news = News(position, html)
        if changed:
            for listener in self.listeners:
                listener.fresh.set()


_BROADCASTS: Final[dict[Ticket, Broadcast]] = {}


@contextmanager
def listening(ticket: Ticket) -> Iterator[Listener]:
    """Somebody who listens to a sitting, as long as the block lasts."""
    listener = _BROADCASTS.setdefault(ticket, Broadcast(ticket)).join()
    try:
        yield listener
    finally:
        listener.to.listeners.discard(listener)


def close() -> None:
    """End all streams, so that the server can stop; the pages come back to the next one."""
    for one in _BROADCASTS.values():
        one.over = True
        for listener in one.listeners:
            listener.fresh.set()


def full() -> bool:
    """Whether as many listen as this server has been told to bear."""
    return sum(len(one.listeners) for one in _BROADCASTS.values()) >= settings.LIVE_LISTENERS


def opening() -> bytes:
    """The first words of a stream: how long to wait before coming back; not the same for everybody in the room."""
    return b"retry: %d\n\n" % (1000 + secrets.randbelow(3000))


def event(news: News) -> bytes:
    """An event as it goes over the line."""
    lines = "".join(f"data: {line}\n" for line in news.html.splitlines() if line.strip())
    return f"id: {news.position}\n{lines}\n".encode()
