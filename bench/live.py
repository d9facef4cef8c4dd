"""How soon 450 people in a chamber see what was entered, and what that costs the server; pages by either bridge."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import re
import resource
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random
from statistics import median, quantiles

HERE = Path(__file__).resolve()
sys.path.append(str(HERE.parents[1]))  # the tests' house

LISTENERS = 450
BEFORE = 390  # of the members, there already
SINGLE = 40  # come one by one, and the others in one burst
WORKERS = 2
IDLE = 5  # seconds
PRESENT = re.compile("实到</dt><dd>([0-9]+)<".encode())
ROUNDS, VISITS, THREADS = 11, 400, 4


def measure(_size: int) -> dict[str, object]:
    """A house of so many members, the same number of listeners, one server of two workers."""
    from django.db import connection  # noqa: PLC0415 - listeners need none of it
    from django.utils import timezone  # noqa: PLC0415 - the same

    from tests.making import at_ten  # noqa: PLC0415 - the same
    from tests.sitting import DAY, make_house  # noqa: PLC0415 - the same
    from yishi.congress.models import Congress  # noqa: PLC0415 - the same
    from yishi.web import live  # noqa: PLC0415 - the same

    house = make_house(LISTENERS)
    seconds = int((at_ten(DAY) - timezone.now()).total_seconds())
    Congress.objects.filter(pk=house.congress.pk).update(clock_offset=seconds)
    sitting = house.ready()
    house.sign_in(sitting, house.members[:BEFORE])
    address = live.address(house.congress.pk, sitting.pk)
    started = time.perf_counter()
    html = live.rendered(live.ticket_of(address))
    rendering = time.perf_counter() - started
    with serving("asgi") as (port, workers):
        found = _listened(house, sitting, address, port, workers)
    return {
        "database": connection.vendor,
        "listeners": LISTENERS,
        "bytes": len(html.encode()),
        "rendering_ms": round(rendering * 1000, 1),
        **found,
        "pages": _pages(),
    }


def _listened(house, sitting, address, port, workers) -> dict[str, object]:
    page_alone = _visits(port, 40)
    before = _memory(workers)
    with Crowd(port, address) as crowd:
        joined = crowd.wait(BEFORE, LISTENERS)
        _let_rest()
        busy, began = _processor(workers), time.monotonic()
        time.sleep(IDLE)
        idle = (_processor(workers) - busy) / (time.monotonic() - began)
        memory = _memory(workers)
        page_beside = _visits(port, 40)
        told, chance = {}, Random(4)
        busy, began = _processor(workers), time.monotonic()
        for n in range(BEFORE, BEFORE + SINGLE):
            house.sign_in(sitting, [house.members[n]])
            told[n + 1] = time.monotonic()
            time.sleep(0.3 + chance.random() * 0.4)
        acting = (_processor(workers) - busy) / (time.monotonic() - began)
        began = time.monotonic()
        house.sign_in(sitting, house.members[BEFORE + SINGLE :])
        burst_took, ended = time.monotonic() - began, time.monotonic()
        burst = crowd.wait(LISTENERS, LISTENERS) - ended
        again = crowd.cut(LISTENERS)
        heard = crowd.heard()
    waits = [[at - told[n] for at in heard[n]] for n in told if len(heard.get(n, [])) == LISTENERS]
    every = sorted(wait for waited in waits for wait in waited)
    last = [max(waited) for waited in waits]
    return {
        "acts": len(told),
        "reached_all": len(waits),
        "each_ms": _told(every),
        "last_ms": _told(last),
        "joined_s": round(joined, 2),
        "burst": {"acts": LISTENERS - BEFORE - SINGLE, "took_s": round(burst_took, 2), "last_s": round(burst, 2)},
        "reconnected_s": round(again, 2),
        "processor": {"idle": round(idle, 3), "acting": round(acting, 3)},
        "memory_mb": {"before": before, "listening": memory, "after": _memory(workers)},
        "page_ms": {"alone": page_alone, "beside": page_beside},
    }


def _let_rest() -> None:
    time.sleep(1)


def _told(seconds) -> dict[str, int]:
    cuts = quantiles(seconds, n=20)
    return {name: round(value * 1000) for name, value in (("p50", cuts[9]), ("p95", cuts[18]), ("max", max(seconds)))}


@contextlib.contextmanager
def serving(interface, workers=WORKERS):
    """Granian: its port, and the numbers of its processes."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = ["--blocking-threads", "4"] if interface == "wsgi" else []
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", interface, f"yishi.web.{interface}:application"),
            *("--host", "127.0.0.1", "--port", str(port), "--workers", str(workers), "--log-level", "warning"),
            *("--backlog", "2048", "--backpressure", "2048", "--no-ws", *options),
        ],
    )
    try:
        until_up(port)
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        _visits(port, 20)
        yield port, [int(one) for one in children]
    finally:
        server.terminate()
        server.wait(30)


def until_up(port) -> None:
    """Until somebody answers."""
    while True:
        with contextlib.suppress(OSError):
            _visit(port)
            return
        time.sleep(0.2)


def _visit(port) -> float:
    began = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", "/accounts/login/")
    answer = line.getresponse()
    assert answer.status == 200
    answer.read()
    line.close()
    return time.perf_counter() - began


def _visits(port, times) -> dict[str, int]:
    return _told([_visit(port) for _ in range(times)])


def _pages() -> dict[str, object]:
    """What a page takes by four visitors at once, straight to WSGI and through the bridge, in turn."""
    rates, spent = {"wsgi": [], "asgi": []}, {"wsgi": [], "asgi": []}
    with serving("wsgi", workers=1) as straight, serving("asgi", workers=1) as bridged:
        for _ in range(ROUNDS):
            for interface, (port, workers) in (("wsgi", straight), ("asgi", bridged)):
                busy, began = _processor(workers), time.perf_counter()
                _crowd_of_visitors(port)
                rates[interface].append(VISITS / (time.perf_counter() - began))
                spent[interface].append((_processor(workers) - busy) / VISITS * 1000)
    ratios = [mine / theirs for mine, theirs in zip(rates["asgi"], rates["wsgi"], strict=True)]
    return {
        "a_second": {name: round(median(found)) for name, found in rates.items()},
        "processor_ms": {name: round(median(found), 2) for name, found in spent.items()},
        "of_wsgi": round(median(ratios), 2),
    }


def _crowd_of_visitors(port) -> None:
    visitors = [threading.Thread(target=_visits, args=(port, VISITS // THREADS)) for _ in range(THREADS)]
    for one in visitors:
        one.start()
    for one in visitors:
        one.join()


def _processor(workers) -> float:
    """Seconds of processor so far."""
    ticks = 0
    for one in workers:
        fields = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _memory(workers) -> int:
    """Megabytes in memory, of all workers."""
    pages = sum(int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in workers)
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)


# -------------------------------------------------------------------------- those who listen, in a process of their own


class Crowd:
    """The process of those who listen, by its two pipes."""

    def __init__(self, port, address) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(HERE), str(port), address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self):
        self._began = time.monotonic()
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def _ask(self, **what):
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def wait(self, present, listeners) -> float:
        """When the last of so many listeners had heard of so many present; at first, seconds since the beginning."""
        at = self._ask(do="wait", present=present, listeners=listeners)
        began, self._began = self._began, 0.0
        return at - began

    def cut(self, present) -> float:
        """Seconds until everybody has the state again after all connections were cut at once."""
        return self._ask(do="cut", present=present)

    def heard(self) -> dict[int, list[float]]:
        """When each heard first, by the number present."""
        return {int(n): found for n, found in self._ask(do="heard").items()}


class Ear(asyncio.Protocol):
    """One listener."""

    def __init__(self, address, heard, news) -> None:
        self.address, self.heard, self.news = address, heard, news
        self.rest, self.last = b"", None

    def connection_made(self, transport) -> None:
        self.transport = transport
        transport.write(f"GET {self.address} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())

    def data_received(self, data) -> None:
        now = time.monotonic()
        data = self.rest + data
        for present in PRESENT.findall(data):
            if present != self.last:
                self.last = present
                self.heard.setdefault(int(present), []).append(now)
                self.news.set()
        self.rest = data[-40:] if not PRESENT.search(data[-40:]) else b""


async def _crowd(port, address) -> None:
    loop, heard, news = asyncio.get_running_loop(), {}, asyncio.Event()

    async def come():
        return [
            (await loop.create_connection(lambda: Ear(address, heard, news), "127.0.0.1", port))[1]
            for _ in range(LISTENERS)
        ]

    async def wait(present, listeners):
        while len(heard.get(present, ())) < listeners:
            news.clear()
            await news.wait()
        return max(heard[present])

    ears = await come()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        asked = json.loads(line)
        if asked["do"] == "wait":
            answer = await wait(asked["present"], asked["listeners"])
        elif asked["do"] == "cut":
            known = dict(heard)
            heard.clear()
            for ear in ears:
                ear.transport.abort()
            began = time.monotonic()
            ears = await come()
            answer = await wait(asked["present"], LISTENERS) - began
            heard.clear()
            heard.update(known)
        else:
            answer = heard
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    asyncio.run(_crowd(int(sys.argv[1]), sys.argv[2]))
