"""How many entries a second: through the one door, as raw INSERTs of the same rows, and by `eventsourcing`."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from uuid import uuid4

from county import County, life
from django.conf import settings
from django.db import connection

from yishi.record.models import Entry

ROUNDS = 7
LIVES = 12
_RAW = (
    "position INTEGER, matter BIGINT, seq INTEGER, act TEXT, day TEXT, at TEXT, person BIGINT, "
    "key TEXT, body TEXT, hash TEXT"
)
_ROW = ("position", "matter_id", "seq", "act", "on", "recorded_at", "person_id", "key", "body", "hash")


def measure(_size: int) -> dict[str, object]:
    """Rounds of the three, one after another, each a transaction an entry with the same durability."""
    county, chance = County(), Random(3)
    raw, library = _raw(), _library()
    rates = {"perform": [], "raw INSERT": [], "eventsourcing": []}
    for number in range(ROUNDS + 1):
        started = Entry.objects.count()
        clock = time.perf_counter()
        for n in range(LIVES):
            for _ in life(county, date(2024, 3, 1) + timedelta(7 * number + n), chance):
                pass
        taken = {"perform": time.perf_counter() - clock}
        rows = list(Entry.objects.order_by("pk").values_list(*_ROW)[started:])
        texts = [tuple(str(value) if hasattr(value, "year") else value for value in row) for row in rows]
        clock = time.perf_counter()
        for row in texts:
            raw(row)
        taken["raw INSERT"] = time.perf_counter() - clock
        clock = time.perf_counter()
        for row in texts:
            library(row)
        taken["eventsourcing"] = time.perf_counter() - clock
        if number:  # the first round warms up
            for name, seconds in taken.items():
                rates[name].append(len(rows) / seconds)
    of_raw = [mine / theirs for mine, theirs in zip(rates["perform"], rates["raw INSERT"], strict=True)]
    of_library = [mine / theirs for mine, theirs in zip(rates["perform"], rates["eventsourcing"], strict=True)]
    return {
        "database": connection.vendor,
        "bytes": round(sum(len(row[8].encode()) for row in texts) / len(texts)),
        "entries": ROUNDS * len(rows),
        "rates": {name: round(median(found)) for name, found in rates.items()},
        "of_raw": round(median(of_raw), 2),
        "of_library": round(median(of_library), 2),
    }


def _raw():
    """Writes one row in a transaction of its own, straight through the driver, into a table without indexes."""
    if connection.vendor == "postgresql":
        import psycopg  # noqa: PLC0415 - only where it is used

        direct = psycopg.connect(os.environ["DATABASE_URL"].replace("postgres://", "postgresql://"), autocommit=True)
        direct.execute(f"CREATE TABLE raw_entry (id BIGSERIAL PRIMARY KEY, {_RAW})")
        mark = "%s"
    else:
        import sqlite3  # noqa: PLC0415 - the same

        direct = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
        direct.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
        direct.execute(f"CREATE TABLE raw_entry (id INTEGER PRIMARY KEY, {_RAW})")
        mark = "?"
    names = ", ".join(part.split()[0] for part in _RAW.split(", "))
    sql = f"INSERT INTO raw_entry ({names}) VALUES ({', '.join([mark] * len(_ROW))})"

    def write(row) -> None:
        direct.execute("BEGIN")
        direct.execute(sql, row)
        direct.execute("COMMIT")

    return write


def _library():
    """Does the same with aggregates of the library: read the stream, add an event, save."""
    from eventsourcing.application import Application  # noqa: PLC0415 - installed for measuring only
    from eventsourcing.domain import Aggregate, event  # noqa: PLC0415 - the same

    class Kept(Aggregate):
        @event("Acted")
        def act(self, act: str, body: str) -> None:
            self.last = (act, body)

    application = Application(env=_environment())
    known = {}

    def write(row) -> None:
        matter, act, body = row[1], row[3], row[8]
        found = application.repository.get(known[matter]) if matter in known else Kept()
        known[matter] = found.id
        found.act(act=act, body=body)
        application.save(found)

    return write


def _environment() -> dict[str, str]:
    if connection.vendor == "sqlite":
        path = Path(settings.VAR) / f"library-{uuid4().hex}.sqlite3"
        return {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path)}
    given = connection.get_connection_params()
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": given["dbname"],
        "POSTGRES_HOST": given["host"],
        "POSTGRES_PORT": str(given.get("port") or 5432),
        "POSTGRES_USER": given["user"],
        "POSTGRES_PASSWORD": given.get("password") or "none",
    }
