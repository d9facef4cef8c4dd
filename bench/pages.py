"""How quickly the list and a matter's page come, signed in, beside a trivial view of the same site."""

from __future__ import annotations

import time
from random import Random
from statistics import median, quantiles

from county import County
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path
from fill import fill

from yishi.web import urls
from yishi.web.sight import visible_matters

VISITS = 25
ROUNDS = 8


def trivial(request: HttpRequest) -> HttpResponse:
    """A view that does nothing: what is left is Django, its middleware and the session."""
    return HttpResponse(f"signed in: {request.user.is_authenticated}")


def measure(size: int) -> dict[str, object]:
    """Fill a record to ``size`` matters and look at its pages."""
    urls.urlpatterns.append(path("trivial/", trivial))
    county = County()
    started = time.perf_counter()
    entries = fill(county, size)
    filled = time.perf_counter() - started
    client = Client()
    client.force_login(county.login, backend="django.contrib.auth.backends.ModelBackend")
    addresses = _addresses(county, size)
    taken = {name: [] for name in addresses}
    for choices in addresses.values():  # warm: templates compiled, caches filled
        for address in choices[:3]:
            _visit(client, address, taken=[])
    for _ in range(ROUNDS):
        for name, choices in addresses.items():
            for n in range(VISITS):
                _visit(client, choices[n % len(choices)], taken[name])
    pages = {name: _told(client, addresses[name], rows) for name, rows in taken.items()}
    return {"matters": size, "entries": entries, "filled_s": round(filled), "pages": pages}


def _addresses(county: County, size: int) -> dict[str, list[str]]:
    code = county.congress.code
    suggestions = f"/c/{code}/matters/suggestion/"
    keys = Random(7).sample(range(size // 10, size), VISITS)
    seen = visible_matters(county.congress, "suggestion", county.clerk).filter(pk__in=keys).values_list("pk", flat=True)
    unit = county.units[3].pk
    return {
        "trivial view": ["/trivial/"],
        "list, newest": [suggestions],
        "list, a later page": [f"{suggestions}?after={key}" for key in keys],
        "list, by due date": [f"{suggestions}?sort=due"],
        "list, one stage": [f"{suggestions}?stage=handling"],
        "list, one unit": [f"{suggestions}?unit={unit}"],
        "matter": [f"/c/{code}/m/{pk}/" for pk in seen],
    }


def _visit(client: Client, address: str, taken: list[tuple[float, float]]) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    answer = client.get(address)
    taken.append((time.perf_counter() - wall, time.process_time() - cpu))
    assert answer.status_code == 200, (address, answer.status_code)


def _told(client: Client, choices: list[str], rows: list[tuple[float, float]]) -> dict[str, float]:
    with CaptureQueriesContext(connection) as asked:
        client.get(choices[0])
    walls = [wall * 1000 for wall, _ in rows]
    return {
        "sql": len(asked),
        "cpu_ms": round(median(cpu * 1000 for _, cpu in rows), 2),
        "p50_ms": round(median(walls), 2),
        "p95_ms": round(quantiles(walls, n=20)[-1], 2),
        "rate": round(1000 * len(walls) / sum(walls), 1),
    }
