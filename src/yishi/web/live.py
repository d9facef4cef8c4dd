"""Live pages: what stands on a chamber's wall, sent to everybody in the room as it changes.

Server-sent events. Each event is the whole state, never a difference, so that whoever was cut off is right again with
the next one. One task looks for news, for all who listen to one sitting; a slow listener finds only the newest state.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from django.conf import settings
from django.core import signing
from django.db import close_old_connections
from django.template.loader import render_to_string

from yishi.congress.models import Congress
from yishi.record.models import Matter
from yishi.record.standings import standing_of
from yishi.web import chamber, clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PREFIX: Final = "/live/"
LOOK_EVERY: Final = 0.2
"""Seconds between two looks at the record."""
HEARTBEAT: Final = 15.0
_SALT: Final = "yishi.live"
_HOURS: Final = 12 * 3600


class Ticket(NamedTuple):
    """What lets somebody listen: the congress and the sitting. Given out by pages that its holder may open."""

    congress: int
    sitting: int


class News(NamedTuple):
    """The state at a position of the record."""

    position: int
    html: str


def address(congress: int, sitting: int) -> str:
    """Where to listen to a sitting; good for half a day."""
    return PREFIX + signing.dumps([congress, sitting], salt=_SALT, compress=True)


def ticket_of(path: str) -> Ticket | None:
    """The ticket in an address; None for one that is none of ours, or too old."""
    try:
        congress, sitting = signing.loads(path.removeprefix(PREFIX), salt=_SALT, max_age=_HOURS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(congress, sitting)


def position_of(congress: int) -> int:
    """The last position of the congress's record."""
    close_old_connections()
    return Congress.objects.values_list("last_position", flat=True).get(pk=congress)


def rendered(ticket: Ticket) -> str:
    """What is to be seen in the room now."""
    congress = Congress.objects.get(pk=ticket.congress)
    sitting = Matter.objects.get(congress=congress, pk=ticket.sitting)
    standing = standing_of(sitting, clock.today(congress))
    return render_to_string("sittings/floor.html", {"floor": chamber.floor(sitting, standing), "congress": congress})


@dataclass
class Broadcast:
    """One sitting's news for all who listen to it in this server."""

    ticket: Ticket
    news: News | None = None
    listeners: set[asyncio.Event] = field(default_factory=set)
    task: asyncio.Task[None] | None = None

    async def _look(self) -> None:
        while self.listeners:
            position = await asyncio.to_thread(position_of, self.ticket.congress)
            if self.news is None or position != self.news.position:
                html = await asyncio.to_thread(rendered, self.ticket)
                changed = self.news is None or html != self.news.html
                self.news = News(position, html)
                if changed:
                    for listener in self.listeners:
                        listener.set()
            await asyncio.sleep(LOOK_EVERY)
        del _BROADCASTS[self.ticket]

    async def listen(self) -> AsyncIterator[bytes]:
        """Events, from the present state on; a comment now and then, so that nobody takes silence for loss."""
        fresh = asyncio.Event()
        if self.news is not None:
            fresh.set()
        self.listeners.add(fresh)
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._look())
        try:
            while True:
                try:
                    await asyncio.wait_for(fresh.wait(), HEARTBEAT)
                except TimeoutError:
                    yield b": \n\n"
                    continue
                fresh.clear()
                if self.news is not None:
                    yield event(self.news)
        finally:
            self.listeners.discard(fresh)


_BROADCASTS: Final[dict[Ticket, Broadcast]] = {}


def broadcast(ticket: Ticket) -> Broadcast:
    """The broadcast of a sitting."""
    return _BROADCASTS.setdefault(ticket, Broadcast(ticket))


def full() -> bool:
    """Whether as many listen as this server has been told to bear."""
    return sum(len(one.listeners) for one in _BROADCASTS.values()) >= settings.LIVE_LISTENERS


def event(news: News) -> bytes:
    """An event as it goes over the line."""
    lines = "".join(f"data: {line}\n" for line in news.html.splitlines() if line.strip())
    return f"id: {news.position}\n{lines}\n".encode()
