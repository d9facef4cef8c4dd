"""The statements that write the record, few and small: called by ``perform`` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec import to_builtins

from yishi.kernel.chain import GENESIS, Algorithm, canonical, entry_hash
from yishi.record import statements
from yishi.record.columns import Index
from yishi.record.models import Due, Entry, Matter, Participation

if TYPE_CHECKING:
    from yishi.record.acts import Order
    from yishi.record.steps import Body

# Two acts cannot alter the same due at once: whoever acts holds the matter.
_OR_ALTER = (
    "ON CONFLICT (matter_id, key) DO UPDATE SET began = excluded.began, due = excluded.due, "
    "met_on = excluded.met_on, binds = excluded.binds, person_id = excluded.person_id, "
    "unit_id = excluded.unit_id, duty = excluded.duty"
)


class Keeper(NamedTuple):
    """The congress whose record it is: its code, and what hashes its chain."""

    code: str
    algorithm: Algorithm


def next_position(congress: int) -> tuple[int, Keeper]:
    """Take the next place in the congress's record; held by this transaction until it ends."""
    position, code, algorithm = statements.take_position(congress)
    return position, Keeper(code, cast("Algorithm", algorithm))


def give_number(matter: Matter, series: str) -> int:
    """The next number of a series; two matters never get the same."""
    return statements.take_number(matter.congress_id, matter.procedure, series)


def write_entry(body: Body, matter: Matter, order: Order, keeper: Keeper) -> Entry:
    """Append the entry to the matter's chain."""
    written = canonical(to_builtins(body))
    entry = Entry(
        congress_id=matter.congress_id,
        position=body.position,
        matter_id=matter.pk,
        seq=body.seq,
        act=body.act,
        on=order.on,
        recorded_at=order.at,
        person_id=order.office.person_id,
        key=order.key,
        body=written.decode(),
        hash=entry_hash(written, matter.head or GENESIS, keeper.algorithm),
    )
    return statements.insert(entry)


def write_index(matter: Matter, before: Index, after: Index, entry: Entry) -> None:
    """Bring the matter's columns, participations and dues to what they are after the entry."""
    columns = {"head": entry.hash, **after.columns}
    if after.columns["number"] is not None and matter.number is None:
        columns["series"] = str(entry.on.year)
    changed = {name: value for name, value in columns.items() if getattr(matter, name) != value}
    statements.alter(matter.pk, changed)
    for name, value in changed.items():
        setattr(matter, name, value)
    if before.parts != after.parts:
        _write_parts(matter, before, after)
    if before.dues != after.dues:
        _write_dues(matter, before, after)


def _write_parts(matter: Matter, before: Index, after: Index) -> None:
    added = after.parts - before.parts
    if before.parts - after.parts:
        statements.clear(Participation, matter.pk)
        added = after.parts
    if added:
        rows = sorted(added, key=str)
        statements.put(Participation, [(matter.congress_id, matter.pk, *row) for row in rows])


def _write_dues(matter: Matter, before: Index, after: Index) -> None:
    changed = {key: row for key, row in after.dues.items() if before.dues.get(key) != row}
    gone = before.dues.keys() - after.dues.keys()
    if gone:
        Due.objects.filter(matter=matter.pk, key__in=gone).delete()
    if changed:
        rows = [(matter.congress_id, matter.pk, *row) for row in changed.values()]
        statements.put(Due, rows, _OR_ALTER)
