"""Live pages: whole states to everybody who listens, and nothing to whoever has no ticket."""

import asyncio

import pytest
from django.db import connection

from tests.sitting import make_house
from yishi.web import asgi, live

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _kept_no_longer(monkeypatch):
    """Threads that read give their connections back: a test's database is thrown away after it."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)


class Listener:
    """A client of the stream, as the server sees it."""

    def __init__(self, path):
        self.scope = {"type": "http", "method": "GET", "path": path}
        self.sent = []
        self.gone, self.news = asyncio.Event(), asyncio.Event()

    async def receive(self):
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.sent.append(message)
        self.news.set()

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def events(self):
        return [one["body"].decode() for one in self.sent[1:] if one["body"].startswith(b"id:")]

    async def heard(self, words):
        """Wait until the words come."""
        while not any(words in event for event in self.events):
            await self.news.wait()
            self.news.clear()


async def listening(*listeners):
    """The server's side of these."""
    return [asyncio.create_task(asgi.application(one.scope, one.receive, one.send)) for one in listeners]


async def leave(tasks, *listeners):
    for one in listeners:
        one.gone.set()
    await asyncio.gather(*tasks)


def test_everybody_in_the_room_hears_of_a_vote_and_a_latecomer_has_the_whole_state():
    house = make_house()
    sitting = house.opened()
    address = live.address(house.congress.pk, sitting.pk)

    def put():
        house.put(sitting)
        connection.close()

    async def played():
        first, second, late = Listener(address), Listener(address), Listener(address)
        tasks = await listening(first, second)
        await first.heard("水源保护")
        await asyncio.to_thread(put)
        for one in (first, second):
            await one.heard("已表决 0 人")
        tasks += await listening(late)
        await late.heard("已表决 0 人")
        assert len(late.events) == 1
        await leave(tasks, first, second, late)
        await asyncio.sleep(2 * live.LOOK_EVERY)
        assert not live._BROADCASTS

    asyncio.run(asyncio.wait_for(played(), 20))


@pytest.mark.parametrize("path", ["/live/", "/live/scrap", "/live/WzEsMl0:bad:signature"])
def test_without_a_ticket_nobody_listens(path):
    listener = Listener(path)
    asyncio.run(asgi.application(listener.scope, listener.receive, listener.send))

    assert listener.status == 403


def test_a_ticket_grows_old(monkeypatch):
    address = live.address(1, 2)
    monkeypatch.setattr(live, "_HOURS", -1)

    assert live.ticket_of(address) is None


def test_a_server_that_bears_no_more_says_when_to_come_again(settings):
    settings.LIVE_LISTENERS = 0
    listener = Listener(live.address(1, 2))
    asyncio.run(asgi.application(listener.scope, listener.receive, listener.send))

    assert (listener.status, listener.sent[0]["headers"]) == (503, [(b"retry-after", b"10")])


def test_an_event_has_its_place_in_the_record_and_no_empty_lines_within():
    assert live.event(live.News(7, "<p>甲</p>\n\n<p>乙</p>")) == "id: 7\ndata: <p>甲</p>\ndata: <p>乙</p>\n\n".encode()
