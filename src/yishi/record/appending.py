"""Writing one entry, and bringing the matter's columns to what it makes of them; for ``perform`` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yishi.kernel.facts import Facts, plain
from yishi.kernel.standing import Standing, standing
from yishi.record.columns import Index
from yishi.record.models import Entry, EntryDocument, Matter
from yishi.record.sealing import erase_matter, seal_facts
from yishi.record.seating import take_seats
from yishi.record.steps import Body, By, step_of
from yishi.record.through import through_of
from yishi.record.writing import give_number, next_position, write_entry, write_index

if TYPE_CHECKING:
    from yishi.congress.models import Office
    from yishi.kernel.procedure import Act
    from yishi.record.acts import Order


def append(order: Order, act: Act[Any], facts: Facts, matter: Matter, before: Standing) -> tuple[Entry, Standing]:
    """Write the entry, and the columns that follow from it."""
    position, congress = next_position(matter.congress_id)
    body = _body(order, act, facts, matter, position=position, congress=congress.code, first=before.number is None)
    steps = [*before.steps, step_of(body, before.procedure)]
    rules = (before.practice, before.calendar)
    after = standing(before.procedure, steps, order.on, *rules, assembly=before.assembly)
    entry = write_entry(body, matter, order, congress)
    if order.papers:
        EntryDocument.objects.bulk_create(
            EntryDocument(entry=entry, document=document, name=name) for document, name in order.papers
        )
    if act.erases:
        erase_matter(matter, order.at)
    write_index(matter, Index.of(before), Index.of(after), entry)
    if act.seats is not None:
        take_seats(matter, act.seats(after))
    return entry, after


def _by(office: Office) -> By:
    return By(office.person_id, office.person.name, office.pk, office.kind, office.title, office.unit_id)


def _body(
    order: Order, act: Act[Any], facts: Facts, matter: Matter, *, position: int, congress: str, first: bool
) -> Body:
    """What the entry says; ``first``: the matter has no number yet."""
    series = str(order.on.year) if act.numbers else ""
    return Body(
        congress=congress,
        position=position,
        matter=matter.pk,
        procedure=matter.procedure,
        version=matter.version.isoformat(),
        seq=matter.last_seq + 1,
        act=act.code,
        on=order.on.isoformat(),
        at=order.at.isoformat(),
        by=_by(order.office),
        behalf=_by(order.behalf) if order.behalf else None,
        through=through_of(order.through) if order.through else None,
        facts=seal_facts(plain(facts), act.facts, matter),
        papers=[{"sha256": document.sha256, "name": name} for document, name in order.papers],
        series=series,
        number=give_number(matter, series) if act.numbers and first else None,
        reason=order.reason,
        key=order.key,
        practice=None if matter.last_seq else matter.practice_id,
        term=None if matter.last_seq else matter.term_id,
    )
