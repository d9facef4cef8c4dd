"""The statements that every act runs, written out: composing them anew costs more than running them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from django.db import connection

from yishi.record.models import Matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from django.db.models import Model

_M = TypeVar("_M", bound="Model")
_BODIES: Final = "SELECT body FROM record_entry WHERE matter_id = %s ORDER BY seq"
_POSITION: Final = (
    "UPDATE congress_congress SET last_position = last_position + 1 WHERE id = %s "
    "RETURNING last_position, code, hash_algorithm"
)
_IN_FORCE: Final = (
    "SELECT (SELECT id FROM congress_practiceversion WHERE congress_id = %s AND in_force <= %s "
    "ORDER BY in_force DESC LIMIT 1), (SELECT id FROM congress_congressterm "
    "WHERE congress_id = %s AND begins <= %s ORDER BY begins DESC LIMIT 1)"
)
_NUMBER: Final = (
    "INSERT INTO record_serial (congress_id, procedure, series, last) VALUES (%s, %s, %s, 1) "
    "ON CONFLICT (congress_id, procedure, series) DO UPDATE SET last = record_serial.last + 1 RETURNING last"
)


def hold(pk: int, congress: int, *, wait: bool) -> Matter | None:
    """The matter, locked until the transaction ends. OperationalError if it must wait and may not."""
    with connection.cursor() as cursor:
        cursor.execute(_holding(connection.vendor, wait), [pk, congress])
        row = cursor.fetchone()
    return None if row is None else Matter.from_db(connection.alias, _shape(Matter).columns, row)


def bodies(matter: int) -> list[str]:
    """The bytes of the matter's entries, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_BODIES, [matter])
        return [body for (body,) in cursor.fetchall()]


def take_position(congress: int) -> tuple[int, str, str]:
    """The next place in the congress's record, its code and what hashes its chain."""
    position, code, algorithm = _returned(_POSITION, [congress])
    return position, code, algorithm


def take_number(congress: int, procedure: str, series: str) -> int:
    """The next number of a series, from 1."""
    return int(_returned(_NUMBER, [congress, procedure, series])[0])


def insert(new: _M) -> _M:
    """Insert a matter or an entry, and tell it its key."""
    shape = _shape(type(new))
    known = new.__dict__
    (new.pk,) = _returned(shape.insert, _adapted([known[name] for name in shape.columns[1:]]))
    new._state.adding = False  # noqa: SLF001 - as save() would
    return new


def in_force(congress: int, on: date) -> tuple[int | None, int | None]:
    """The congress's practice version and its term on a day, by key."""
    practice, term = _returned(_IN_FORCE, [congress, on, congress, on])
    return practice, term


def alter(matter: int, changes: Mapping[str, Any]) -> None:
    """Set columns of the matter."""
    named = ", ".join(f"{_quoted(name)} = %s" for name in changes)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE record_matter SET {named} WHERE id = %s",  # noqa: S608 - names of columns
            [*_adapted(changes.values()), matter],
        )


def put(model: type[Model], rows: Sequence[Sequence[Any]], tail: str = "") -> None:
    """Insert rows, a value for each column but the key; ``tail``: what if one is there already."""
    shape = _shape(model)
    places = ", ".join([f"({_places(len(shape.columns) - 1)})"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {shape.table} ({shape.quoted}) VALUES {places} {tail}",  # noqa: S608 - names
            _adapted(value for row in rows for value in row),
        )


def clear(model: type[Model], matter: int) -> None:
    """Delete the rows that a matter has there."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_shape(model).table} WHERE matter_id = %s", [matter])  # noqa: S608 - a name


def known(model: type[Model], congress: int, keys: Sequence[int]) -> set[int]:
    """Which of these are keys of rows of the congress."""
    table, places = _shape(model).table, _places(len(keys))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM {table} WHERE congress_id = %s AND id IN ({places})",  # noqa: S608 - a name
            [congress, *keys],
        )
        return {pk for (pk,) in cursor.fetchall()}


def _returned(sql: str, parameters: Sequence[Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        row: tuple[Any, ...] = cursor.fetchone()
    return row


class _Shape(NamedTuple):
    """A model's table and its columns, the key first; ``quoted``: all but the key; how one is inserted."""

    table: str
    columns: tuple[str, ...]
    quoted: str
    insert: str


@cache
def _shape(model: type[Model]) -> _Shape:
    about = model._meta  # noqa: SLF001 - the name under which Django documents it
    columns = tuple(field.attname for field in about.concrete_fields)
    quoted = ", ".join(map(_quoted, columns[1:]))
    places = _places(len(columns) - 1)
    insert = f"INSERT INTO {about.db_table} ({quoted}) VALUES ({places}) RETURNING id"  # noqa: S608 - names
    return _Shape(about.db_table, columns, quoted, insert)


def _places(n: int) -> str:
    return ", ".join(["%s"] * n)


@cache
def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


@cache
def _holding(vendor: str, wait: bool) -> str:  # noqa: FBT001 - a key of the cache
    lock = "" if vendor == "sqlite" else " FOR UPDATE" if wait else " FOR UPDATE NOWAIT"
    quoted = _shape(Matter).quoted
    return f"SELECT id, {quoted} FROM record_matter WHERE id = %s AND congress_id = %s{lock}"  # noqa: S608 - names


def _adapted(values: Iterable[Any]) -> list[Any]:
    """Values as the database takes them: SQLite keeps moments in UTC, without a zone."""
    adapt = connection.ops.adapt_datetimefield_value
    return [adapt(value) if hasattr(value, "tzinfo") else value for value in values]
