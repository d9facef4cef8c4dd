"""The stream of a chamber under trouble: the slow, the lost, the many, a record that cannot be read."""

import asyncio
import re
import time
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone, translation

from tests.making import at_ten
from tests.sitting import DAY, make_house
from yishi.congress.models import Congress
from yishi.web import asgi, live

pytestmark = pytest.mark.django_db(transaction=True)

WAIT = 20


@pytest.fixture
def house(monkeypatch):
    """A house whose day is the demonstration's."""
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    made = make_house()
    seconds = int((at_ten(DAY) - timezone.now()).total_seconds())
    Congress.objects.filter(pk=made.congress.pk).update(clock_offset=seconds)
    return made


@pytest.fixture
def sitting(house):
    """A sitting that is about to open."""
    return house.ready()


@pytest.fixture
def address(house, sitting):
    """Where to listen to it."""
    return live.address(house.congress.pk, sitting.pk)


class Connection:
    """Somebody at the other end of the application, which is called as a server calls it."""

    def __init__(self, path, method="GET"):
        self.status = None
        self.headers = {}
        self.waiting = asyncio.Queue()
        self.takes = asyncio.Event()
        self.takes.set()
        self._gone = asyncio.Event()
        scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
        self.task = asyncio.create_task(asgi.application(scope, self._receive, self._send))

    async def _receive(self):
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        await self.takes.wait()
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
        elif not message["body"].startswith(b"retry:"):
            self.waiting.put_nowait(message["body"].decode())

    async def hear(self):
        """The next thing said."""
        return await asyncio.wait_for(self.waiting.get(), WAIT)

    async def hear_of(self, present):
        """What is said until so many are present; the last of it."""
        while present_in(said := await self.hear()) != present:
            pass
        return said

    async def leave(self):
        self._gone.set()
        await asyncio.wait_for(self.task, WAIT)


def present_in(said):
    """How many are there, by the wall."""
    found = re.search(r"实到</dt><dd>(\d+)", said)
    return int(found[1]) if found else None


@asynccontextmanager
async def connections(*paths):
    """Listeners at these addresses; everything has come to rest afterwards."""
    found = [Connection(path) for path in paths]
    try:
        yield found
    finally:
        for one in found:
            one.takes.set()
            await one.leave()
        await until(lambda: not live._BROADCASTS)


async def until(what):
    """Until something is so; a test that waits in vain fails."""
    async with asyncio.timeout(WAIT):
        while not what():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.02)


def sign_in(house, sitting, number):
    """A member comes; in a thread, as in a page."""
    return asyncio.to_thread(_closing, lambda: house.sign_in(sitting, [house.members[number]]))


def _closing(work):
    try:
        return work()
    finally:
        connection.close()


def test_whoever_comes_hears_the_present_state_at_once(house, sitting, address):
    house.sign_in(sitting, house.members[:3])

    async def listen():
        async with connections(address) as (one,):
            said = await one.hear()
            return one.status, one.headers, said

    status, headers, said = asyncio.run(listen())

    assert status == 200
    assert headers[b"content-type"].startswith(b"text/event-stream")
    assert headers[b"cache-control"] == b"no-store"
    assert present_in(said) == 3
    house.congress.refresh_from_db()
    assert said.startswith(f"id: {house.congress.last_position}\n")


def test_what_is_entered_reaches_everybody_in_the_same_words(house, sitting, address):
    async def listen():
        async with connections(*[address] * 20) as everybody:
            for one in everybody:
                await one.hear()
            await sign_in(house, sitting, 0)
            return [await one.hear_of(1) for one in everybody]

    assert len(set(asyncio.run(listen()))) == 1


def test_whoever_was_cut_off_is_right_again_with_the_first_word(house, sitting, address):
    async def listen():
        async with connections(address, address) as (one, other):
            await one.hear()
            await one.leave()
            for number in range(3):
                await sign_in(house, sitting, number)
            await other.hear_of(3)
            again = Connection(address)
            said = await again.hear()
            await again.leave()
            return said

    assert present_in(asyncio.run(listen())) == 3


def test_a_slow_listener_finds_only_the_newest_state(house, sitting, address):
    async def listen():
        async with connections(address, address) as (slow, quick):
            await slow.hear()
            slow.takes.clear()
            for number in range(4):
                await sign_in(house, sitting, number)
                await quick.hear_of(number + 1)
            slow.takes.set()
            # One was on its way already; behind it waited only the newest.
            heard = [present_in(await slow.hear()), present_in(await slow.hear())]
            return heard, slow.waiting.qsize()

    assert asyncio.run(listen()) == ([1, 4], 0)


def test_what_changes_nothing_in_the_room_is_not_sent(house, sitting, address):
    async def listen():
        async with connections(address) as (one,):
            await one.hear()
            await asyncio.to_thread(_closing, house.planned)  # another sitting
            (broadcast,) = live._BROADCASTS.values()
            position = await asyncio.to_thread(_closing, lambda: live.position_of(house.congress.pk))
            await until(lambda: broadcast.news.position == position)
            return one.waiting.qsize()

    assert asyncio.run(listen()) == 0


def test_nobody_looks_once_the_last_has_gone(house, sitting, address):
    async def listen():
        async with connections(address, address) as (one, other):
            await one.hear()
            await one.leave()
            looking = len(live._BROADCASTS)
            await other.leave()
            await until(lambda: not live._BROADCASTS)
            return looking

    assert asyncio.run(listen()) == 1


def test_everybody_is_told_in_the_language_of_the_own_page(house, sitting):
    addresses = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            addresses.append(live.address(house.congress.pk, sitting.pk))

    async def listen():
        async with connections(*addresses) as everybody:
            return [await one.hear() for one in everybody]

    chinese, english = asyncio.run(listen())

    assert "法定人数" in chinese
    assert "法定人数" not in english


@pytest.mark.parametrize(("method", "path"), [("GET", "/live/"), ("GET", "/live/nonsense"), ("POST", None)])
def test_without_a_ticket_nobody_listens(address, method, path):
    async def listen():
        one = Connection(path or address, method)
        await asyncio.wait_for(one.task, WAIT)
        return one.status

    assert asyncio.run(listen()) == 403
    assert live._BROADCASTS == {}


def test_a_ticket_is_good_for_half_a_day(address, monkeypatch):
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + timedelta(hours=11).total_seconds())
    assert live.ticket_of(address) is not None
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + timedelta(hours=13).total_seconds())
    assert live.ticket_of(address) is None


def test_a_full_server_asks_to_come_again_later(house, sitting, address, settings):
    settings.LIVE_LISTENERS = 2

    async def listen():
        async with connections(address, address) as (one, _other):
            await one.hear()
            third = Connection(address)
            await asyncio.wait_for(third.task, WAIT)
            return third.status, third.headers

    assert asyncio.run(listen()) == (503, {b"retry-after": b"10"})


def test_a_silence_is_broken_by_a_sign_of_life_that_a_page_can_hear(house, sitting, address, monkeypatch):
    monkeypatch.setattr(live, "HEARTBEAT", 0.05)

    async def listen():
        async with connections(address) as (one,):
            while (said := await one.hear()) != live.BEAT.decode():
                pass
            return said

    assert "\ndata: " in asyncio.run(listen())  # a browser tells the page of no event without


def test_a_record_that_cannot_be_read_gives_no_sign_of_life_and_then_the_state(house, address, monkeypatch, caplog):
    monkeypatch.setattr(live, "HEARTBEAT", 0.05)
    monkeypatch.setattr(live, "AFTER_FAILURE", 0.02)

    async def listen():
        async with connections(address) as (one,):
            await one.hear_of(0)
            (broadcast,) = live._BROADCASTS.values()
            await asyncio.to_thread(_closing, hide)
            await until(lambda: not broadcast.sound)
            while not one.waiting.empty():
                one.waiting.get_nowait()
            late = Connection(address)
            await asyncio.sleep(0.3)
            unheard = one.waiting.qsize(), late.waiting.qsize()
            await asyncio.to_thread(_closing, lambda: hide(back=True))
            said = [await one.hear_of(0), await late.hear_of(0)]
            await late.leave()
            return unheard, said

    unheard, said = asyncio.run(listen())

    assert unheard == (0, 0)
    assert said[0] == said[1]
    assert "Looking for news" in caplog.text


def hide(*, back=False):
    """Take the table of congresses away, as while a database is restored; or bring it back."""
    names = ("congress_congress", "congress_hidden")
    old, new = reversed(names) if back else names
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {old} RENAME TO {new}")


def test_whoever_takes_nothing_is_not_kept_for_ever(house, sitting, address, monkeypatch):
    monkeypatch.setattr(asgi, "_PATIENCE", 0.1)

    async def listen():
        one = Connection(address)
        await one.hear()
        one.takes.clear()
        await sign_in(house, sitting, 0)
        await until(lambda: not live._BROADCASTS)
        one.takes.set()
        await asyncio.wait_for(one.task, WAIT)

    asyncio.run(listen())


def test_streams_end_when_the_server_stops(house, address):
    async def listen():
        one = Connection(address)
        await one.hear_of(0)
        live.close()
        await asyncio.wait_for(one.task, WAIT)
        await until(lambda: not live._BROADCASTS)
        return await one.hear()

    assert asyncio.run(listen()) == ""
