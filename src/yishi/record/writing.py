"""The statements that write the record, few and small: called by ``perform`` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from django.db import connection
from msgspec import to_builtins

from yishi.kernel.chain import GENESIS, Algorithm, canonical, entry_hash
from yishi.record.columns import Index, make_dues, make_participations
from yishi.record.models import Due, Entry, Matter, Participation, Serial

if TYPE_CHECKING:
    from yishi.record.acts import Order
    from yishi.record.steps import Body

_POSITION = (
    "UPDATE congress_congress SET last_position = last_position + 1 WHERE id = %s "
    "RETURNING last_position, code, hash_algorithm"
)


class Keeper(NamedTuple):
    """The congress whose record it is: its code, and what hashes its chain."""

    code: str
    algorithm: Algorithm


def next_position(congress: int) -> tuple[int, Keeper]:
    """Take the next place in the congress's record; held by this transaction until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(_POSITION, [congress])
        position, code, algorithm = cursor.fetchone()
    return position, Keeper(code, cast("Algorithm", algorithm))


def give_number(matter: Matter, series: str) -> int:
    """The next number of a series; two matters never get the same."""
    where = {"congress_id": matter.congress_id, "procedure": matter.procedure, "series": series}
    Serial.objects.get_or_create(**where)
    serial = Serial.objects.select_for_update().get(**where)
    serial.last += 1
    serial.save(update_fields=["last"])
    return serial.last


def write_entry(body: Body, matter: Matter, order: Order, keeper: Keeper) -> Entry:
    """Append the entry to the matter's chain."""
    written = canonical(to_builtins(body))
    return Entry.objects.create(
        congress_id=matter.congress_id,
        position=body.position,
        matter=matter,
        seq=body.seq,
        act=body.act,
        on=order.on,
        recorded_at=order.at,
        person_id=order.office.person_id,
        key=order.key,
        body=written.decode(),
        hash=entry_hash(written, matter.head or GENESIS, keeper.algorithm),
    )


def write_index(matter: Matter, before: Index, after: Index, entry: Entry) -> None:
    """Bring the matter's columns, participations and dues to what they are after the entry."""
    changed = {"head": entry.hash, **after.columns}
    if after.columns["number"] is not None and matter.number is None:
        changed["series"] = str(entry.on.year)
    Matter.objects.filter(pk=matter.pk).update(**changed)
    for name, value in changed.items():
        setattr(matter, name, value)
    if before.parts != after.parts:
        _write_parts(matter, before, after)
    if before.dues != after.dues:
        _write_dues(matter, before, after)


def _write_parts(matter: Matter, before: Index, after: Index) -> None:
    if before.parts - after.parts:
        Participation.objects.filter(matter=matter).delete()
        added = after.parts
    else:
        added = after.parts - before.parts
    Participation.objects.bulk_create(make_participations(matter.congress_id, matter.pk, added))


def _write_dues(matter: Matter, before: Index, after: Index) -> None:
    changed = {key: row for key, row in after.dues.items() if before.dues.get(key) != row}
    gone = [key for key, row in before.dues.items() if after.dues.get(key) != row]
    if gone:
        Due.objects.filter(matter=matter, key__in=gone).delete()
    Due.objects.bulk_create(make_dues(matter.congress_id, matter.pk, changed))
