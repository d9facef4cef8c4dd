"""Fills a record with very many matters: real ones, made by real acts, copied with new places and hashes.

What comes out is a valid record: every chain holds, and columns say what the entries add up to.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random

from county import FULL, SHORT, WITHDRAWN, County, life
from django.db import connection

from yishi.congress.models import Congress
from yishi.kernel.chain import GENESIS, canonical, linker
from yishi.record.models import Due, Entry, Matter, Participation, Serial

FIRST, LAST = date(2021, 3, 1), date(2026, 9, 1)
TEMPLATES = 480
BATCH = 4000
PLACES = {"key": "§key§", "matter": "§matter§", "position": "§position§"}


def fill(county: County, matters: int) -> int:
    """Bring the county's record to so many matters; returns how many entries it has then."""
    templates = [_Template(pk) for pk in _make_templates(county)]
    writer = _Writer(county.congress, templates)
    with _quickly():
        while writer.matters < matters:
            writer.write(min(BATCH, matters - writer.matters), matters)
    writer.finish()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return writer.position


def _make_templates(county: County) -> list[int]:
    """Suggestions by every deputy to every unit, spread over five years; the latest are still in hand."""
    chance = Random(2026)
    made = []
    for n in range(TEMPLATES):
        day = FIRST + (LAST - FIRST) * n // TEMPLATES
        acts = chance.choices((SHORT, FULL, WITHDRAWN), (60, 20, 20))[0].split()
        if n > TEMPLATES * 0.93:
            acts = FULL.split()[: chance.randrange(1, 12)]
        *_, last = life(county, day + timedelta(chance.randrange(4)), chance, " ".join(acts))
        made.append(last.matter_id)
    return made


class _Template:
    def __init__(self, pk: int) -> None:
        self.matter = _row(Matter.objects.filter(pk=pk))
        self.entries = [(row, *_open(row)) for row in _rows(Entry.objects.filter(matter=pk).order_by("seq"))]
        self.parts = _rows(Participation.objects.filter(matter=pk).order_by("pk"))
        self.dues = _rows(Due.objects.filter(matter=pk).order_by("pk"))


def _rows(query):
    names = [field.attname for field in query.model._meta.concrete_fields]
    return [dict(zip(names, row, strict=True)) for row in query.values_list(*names)]


def _row(query):
    (row,) = _rows(query)
    return row


def _open(row):
    """The body as a pattern, and whether it gives the matter its number."""
    body = {**json.loads(row["body"]), **PLACES}
    numbered = body.get("number") is not None
    if numbered:
        body["number"] = "§number§"
    pattern = canonical(body).decode().replace("%", "%%")
    for name in ("matter", "position", "number"):
        pattern = pattern.replace(f'"§{name}§"', f"%({name})d")
    return pattern.replace("§key§", "%(key)s"), numbered


class _Writer:
    def __init__(self, congress: Congress, templates: list[_Template]) -> None:
        congress.refresh_from_db()
        self.congress, self.templates = congress, templates
        self.link = linker("sha256")
        self.matters, self.position = Matter.objects.count(), congress.last_position
        self.key = Matter.objects.order_by("-pk").values_list("pk", flat=True)[0]
        self.numbers = Counter({row.series: row.last for row in Serial.objects.filter(congress=congress)})
        self.chance = Random(50)

    def write(self, count: int, of: int) -> None:
        """Add some matters, in the order in which they began."""
        rows = {model: [] for model in (Matter, Entry, Participation, Due)}
        for _ in range(count):
            near = self.matters * len(self.templates) // of + self.chance.randrange(-12, 13)
            self._copy(self.templates[min(max(near, 0), len(self.templates) - 1)], rows)
            self.matters += 1
        for model, added in rows.items():
            _insert(model, added)

    def _copy(self, template: _Template, rows) -> None:
        self.key += 1
        place, head = {"matter": self.key}, bytes.fromhex(GENESIS)
        matter = {**template.matter, "id": self.key}
        for row, pattern, numbered in template.entries:
            self.position += 1
            if numbered:
                self.numbers[matter["series"]] += 1
                matter["number"] = place["number"] = self.numbers[matter["series"]]
            key = f"{self.position:032x}"
            body = pattern % {**place, "key": key, "position": self.position}
            head = self.link(head, body.encode())
            rows[Entry].append({
                **row, "id": None, "matter_id": self.key, "position": self.position, "key": key, "body": body,
                "hash": head.hex(),
            })  # fmt: skip
        rows[Matter].append({**matter, "head": head.hex()})
        for model, found in ((Participation, template.parts), (Due, template.dues)):
            rows[model] += [{**row, "id": None, "matter_id": self.key} for row in found]

    def finish(self) -> None:
        """Bring the counters up to what was written."""
        Congress.objects.filter(pk=self.congress.pk).update(last_position=self.position)
        for series, last in self.numbers.items():
            Serial.objects.filter(congress=self.congress, series=series).update(last=last)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT setval(pg_get_serial_sequence('record_matter', 'id'), %s)", [self.key])


def _insert(model, rows) -> None:
    names = list(rows[0]) if model is Matter else list(rows[0])[1:]
    quoted = ", ".join(map(connection.ops.quote_name, names))
    values = ([row[name] for name in names] for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {model._meta.db_table} ({quoted}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
            return
        moments = {names.index("recorded_at")} if "recorded_at" in names else set()
        adapt = connection.ops.adapt_datetimefield_value
        adapted = ([adapt(v) if n in moments else v for n, v in enumerate(row)] for row in values)
        places = ", ".join(["%s"] * len(names))
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({quoted}) VALUES ({places})", adapted)


@contextmanager
def _quickly():
    """Without a journal and without waiting for the disk: a fill cut short is thrown away anyway."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        for pragma in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-600000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("BEGIN")
        yield
        cursor.execute("COMMIT")
        cursor.execute("PRAGMA journal_mode=WAL")
    connection.close()
