"""The statements that every act runs, written out: to compose them anew each time costs more than to run them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.db import connection

from yishi.record.models import Entry, Matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import Model

_BODIES: Final = "SELECT body FROM record_entry WHERE matter_id = %s ORDER BY seq"
_POSITION: Final = (
    "UPDATE congress_congress SET last_position = last_position + 1 WHERE id = %s "
    "RETURNING last_position, code, hash_algorithm"
)
_NUMBER: Final = (
    "INSERT INTO record_serial (congress_id, procedure, series, last) VALUES (%s, %s, %s, 1) "
    "ON CONFLICT (congress_id, procedure, series) DO UPDATE SET last = record_serial.last + 1 RETURNING last"
)


def hold(pk: int, congress: int, *, wait: bool) -> Matter | None:
    """The matter, locked until the transaction ends. OperationalError if it may not wait and would have to."""
    with connection.cursor() as cursor:
        cursor.execute(_holding(connection.vendor, wait), [pk, congress])
        row = cursor.fetchone()
    return None if row is None else Matter.from_db(connection.alias, _columns(Matter), row)


def bodies(matter: int) -> list[str]:
    """The bytes of the matter's entries, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_BODIES, [matter])
        return [body for (body,) in cursor.fetchall()]


def take_position(congress: int) -> tuple[int, str, str]:
    """The next place in the congress's record, its code and what hashes its chain."""
    return _returned(_POSITION, [congress])  # type: ignore[return-value]  # as the statement says


def take_number(congress: int, procedure: str, series: str) -> int:
    """The next number of a series, from 1."""
    return int(_returned(_NUMBER, [congress, procedure, series])[0])


def append(entry: Entry) -> None:
    """Insert the entry, and tell it its key."""
    values = [getattr(entry, name) for name in _columns(Entry)[1:]]
    (entry.pk,) = _returned(_appending(connection.vendor), _adapted(values))
    entry._state.adding = False


def alter(matter: int, changes: Mapping[str, Any]) -> None:
    """Set columns of the matter."""
    named = ", ".join(f"{_quoted(name)} = %s" for name in changes)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE record_matter SET {named} WHERE id = %s",  # noqa: S608 - names of columns
            [*_adapted(changes.values()), matter],
        )


def put(model: type[Model], rows: Sequence[Sequence[Any]], tail: str = "") -> None:
    """Insert rows, each a value a column besides the key; ``tail`` says what to do with those already there."""
    columns = _columns(model)[1:]
    place = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({', '.join(map(_quoted, columns))}) "  # noqa: S608 - names
            f"VALUES {', '.join([place] * len(rows))} {tail}",
            _adapted(value for row in rows for value in row),
        )


def _returned(sql: str, parameters: Sequence[Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        row: tuple[Any, ...] = cursor.fetchone()
    return row


@cache
def _columns(model: type[Model]) -> tuple[str, ...]:
    """The columns in the order of their declaration, the key first."""
    return tuple(field.attname for field in model._meta.concrete_fields)


@cache
def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


@cache
def _holding(vendor: str, wait: bool) -> str:  # noqa: FBT001 - a key of the cache
    lock = "" if vendor == "sqlite" else " FOR UPDATE" if wait else " FOR UPDATE NOWAIT"
    columns = ", ".join(map(_quoted, _columns(Matter)))
    return f"SELECT {columns} FROM record_matter WHERE id = %s AND congress_id = %s{lock}"  # noqa: S608 - names


@cache
def _appending(vendor: str) -> str:  # noqa: ARG001 - a key of the cache
    columns = _columns(Entry)[1:]
    places = ", ".join(["%s"] * len(columns))
    return (
        f"INSERT INTO record_entry ({', '.join(map(_quoted, columns))}) "  # noqa: S608 - names
        f"VALUES ({places}) RETURNING id"
    )


def _adapted(values: Iterable[Any]) -> list[Any]:
    """Values as the database takes them: SQLite keeps moments in UTC, without a zone."""
    adapt = connection.ops.adapt_datetimefield_value
    return [adapt(value) if hasattr(value, "tzinfo") else value for value in values]
