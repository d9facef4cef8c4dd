"""Reads a whole record, however long, in bounded memory and in one consistent view."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from yishi.record.models import Entry, Matter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.models import QuerySet

    from yishi.congress.models import Congress


MATTERS: Final = 1000  # matters looked at together
ROWS: Final = 2000  # rows fetched at a time

# Times and days come as text: a database's own types are slower to read and differ between databases.
INDEXED: Final = (
    "id, congress_id, position, matter_id, seq, act, CAST({on} AS TEXT), CAST(recorded_at AS TEXT), person_id, {key}"
)


@contextmanager
def snapshot() -> Iterator[None]:
    """One view of the record, while others go on writing. Within a transaction, that transaction's view."""
    if connection.in_atomic_block:
        yield
        return
    # Not atomic(): on SQLite that would take the write lock, and hold up everybody for as long as we read.
    quick = connection.vendor != "postgresql"
    _execute("BEGIN" if quick else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    try:
        yield
    finally:
        _execute("ROLLBACK")


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def stream(sql: str, parameters: Sequence[int] = ()) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query, so many at a time."""
    unpooled = not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
    with connection.chunked_cursor() if unpooled else connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(ROWS):
            yield rows


def matters_of(congress: Congress, *columns: str) -> Iterator[list[tuple[Any, ...]]]:
    """These columns of the congress's matters, the primary key first, so many matters at a time."""
    every = Matter.objects.filter(congress=congress)
    for procedure in sorted(every.order_by().values_list("procedure", flat=True).distinct()):
        last = 0
        # Equal to an index's first columns and ordered by its last: each page is one short range of it.
        while page := _page(every.filter(procedure=procedure, pk__gt=last), columns):
            yield page
            last = page[-1][0]


def _page(matters: QuerySet[Matter], columns: Sequence[str]) -> list[tuple[Any, ...]]:
    return list(matters.order_by("pk").values_list("pk", *columns)[:MATTERS])


def entries_of(matters: Sequence[int], *, indexed: bool = False) -> Iterator[list[tuple[Any, ...]]]:
    """Entries of these matters in the order of their chains: (matter, seq, hash, body, index columns …)."""
    if not matters:
        return
    quoted = {name: connection.ops.quote_name(name) for name in ("on", "key")}
    more = f", {INDEXED.format(**quoted)}" if indexed else ""
    among = ",".join(map(str, matters))
    yield from stream(
        f"SELECT matter_id, seq, hash, {_body()}{more} FROM record_entry"  # noqa: S608 - numbers, our words
        f" WHERE matter_id IN ({among}) ORDER BY matter_id, seq"
    )


def hashes_of(congress: Congress, after: int, last: int) -> Iterator[list[tuple[Any, ...]]]:
    """(position, hash) of the entries after one place up to another, in order."""
    yield from stream(
        "SELECT position, hash FROM record_entry WHERE congress_id = %s AND position > %s AND position <= %s "
        "ORDER BY position",
        [congress.pk, after, last],
    )


def size_of(congress: Congress) -> int:
    """How many entries the congress's record has."""
    return Entry.objects.filter(congress=congress).count()


def in_bytes() -> bool:
    """Whether the database hands bodies over as bytes; else as text."""
    return connection.vendor == "sqlite"


def _body() -> str:
    # SQLite can hand over the bytes as they lie, sparing both decoding and encoding.
    return "CAST(body AS BLOB)" if in_bytes() else "body"


@lru_cache(maxsize=65536)
def moment(text: str) -> datetime:
    """A moment as written by a body or by a database, in UTC; SQLite leaves the zone out."""
    read = datetime.fromisoformat(text)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
