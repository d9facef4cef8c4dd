"""Offices that begin or end by an act of the record itself: by an appointment, an election, a resignation accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.congress.appointing import NewOffice, appoint, end_office
from yishi.congress.models import Office, Person, Unit
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yishi.kernel.procedure import Seat
    from yishi.record.models import Matter


def take_seats(matter: Matter, seats: Iterable[Seat]) -> None:
    """Begin and end offices as told. Raises Refused where the law keeps two offices apart."""
    for seat in seats:
        person = Person.objects.select_related("congress").get(congress=matter.congress_id, pk=seat.person)
        if seat.ends is not None:
            for office in _held(matter, seat):
                end_office(office, seat.ends)
        if seat.begins is not None:
            unit = Unit.objects.get(congress=matter.congress_id, pk=seat.unit) if seat.unit else None
            appoint(person, NewOffice(kind=OfficeKind(seat.kind), held_from=seat.begins, title=seat.title, unit=unit))


def _held(matter: Matter, seat: Seat) -> list[Office]:
    """The offices that end: of that kind, in that unit, held on the last day."""
    held = Office.objects.held_on(seat.ends) if seat.ends else Office.objects.none()
    return list(held.filter(congress=matter.congress_id, person=seat.person, kind=seat.kind, unit=seat.unit))
