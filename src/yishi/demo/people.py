"""Everybody in the county: deputies, the standing committee, its staff, heads and officers of units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from yishi.congress.models import Deputy, Office, Person
from yishi.demo.county import short_body_name
from yishi.demo.source import DeputyRow, county
from yishi.record.sealing import seal_person
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

if TYPE_CHECKING:
    from yishi.congress.models import Body, Unit
    from yishi.demo.county import Place

# A part-time vice-president of the Women's Federation is a deputy: she wears two hats.
DEPUTY_AND_HEAD: Final = ("杜国芳", "县妇女联合会", "县妇女联合会兼职副主席")


@dataclass(frozen=True, slots=True)
class Seat:
    """A deputy's office and public profile."""

    office: Office
    row: DeputyRow

    @property
    def person(self) -> int:
        """The person's id."""
        return self.office.person_id


@dataclass(slots=True)
class Cast:
    """Who plays: offices by what they do in the play."""

    place: Place
    seats: list[Seat] = field(default_factory=list)
    heads: dict[str, Office] = field(default_factory=dict)
    staff: dict[str, Office] = field(default_factory=dict)
    clerks: list[Office] = field(default_factory=list)
    leaders: list[Office] = field(default_factory=list)
    committee: list[Office] = field(default_factory=list)
    others: dict[str, Office] = field(default_factory=dict)

    def seat(self, name: str) -> Seat:
        """The deputy of that name."""
        return next(seat for seat in self.seats if seat.row.name == name)

    @property
    def chairperson(self) -> Office:
        """The chairperson of the standing committee."""
        return self.leaders[0]


def people(place: Place) -> Cast:
    """Make everybody, and their offices from the first day of the term."""
    cast = Cast(place)
    rows = county().deputy
    deputies = dict(zip((row.name for row in rows), _persons(place, [row.name for row in rows]), strict=True))
    # First: whoever signs in acts in the first of the offices held.
    _elect_committee(place, cast, deputies)
    _seat_deputies(place, cast, deputies)
    _staff_units(place, cast)
    _staff_office(place, cast)
    _seal_telephones(cast)
    return cast


def _office(
    place: Place,
    person: Person,
    kind: OfficeKind,
    title: str = "",
    *,
    body: Body | None = None,
    unit: Unit | None = None,
) -> Office:
    return Office(
        congress=place.congress,
        person=person,
        kind=kind,
        title=title or OFFICE_TITLES[kind].zh,
        body=body,
        unit=unit,
        held_from=place.term.begins,
    )


def _persons(place: Place, names: list[str]) -> list[Person]:
    return Person.objects.bulk_create(Person(congress=place.congress, name=name) for name in names)


def _seat_deputies(place: Place, cast: Cast, deputies: dict[str, Person]) -> None:
    rows = county().deputy
    persons = [deputies[row.name] for row in rows]
    Deputy.objects.bulk_create(
        _mandate(place, row, person, number) for number, (row, person) in enumerate(zip(rows, persons, strict=True), 1)
    )
    offices = Office.objects.bulk_create(
        _office(place, person, OfficeKind.DEPUTY, "县人大代表", body=place.bodies[row.delegation])
        for row, person in zip(rows, persons, strict=True)
    )
    cast.seats.extend(Seat(office, row) for office, row in zip(offices, rows, strict=True))


def _mandate(place: Place, row: DeputyRow, person: Person, number: int) -> Deputy:
    groups = place.groups[row.delegation]
    return Deputy(
        congress=place.congress,
        term=place.term,
        person=person,
        number=f"{number:03d}",
        constituency=row.constituency,
        delegation=place.bodies[row.delegation],
        group=groups[number % len(groups)],
        sector=row.sector,
        occupation=row.occupation,
        gender=row.gender,
        ethnic=row.ethnic,
        education=row.education,
        born=row.born,
        elected_on=place.term.begins,
    )


def _elect_committee(place: Place, cast: Cast, deputies: dict[str, Person]) -> None:
    """The chairperson, the vice-chairpersons and the members are deputies: Local Organic Law, article 47."""
    source = county().standing_committee
    body = place.bodies["常务委员会"]
    elected = [
        (OfficeKind.CHAIRPERSON, [source["chairperson"]], "县人大常委会主任"),
        (OfficeKind.VICE_CHAIRPERSON, source["vice_chairperson"], "县人大常委会副主任"),
        (OfficeKind.COMMITTEE_MEMBER, source["committee_member"], "县人大常委会委员"),
    ]
    offices = Office.objects.bulk_create(
        _office(place, deputies[name], kind, title, body=body) for kind, names, title in elected for name in names
    )
    cast.committee.extend(offices)
    cast.leaders.extend(office for office in offices if office.kind != OfficeKind.COMMITTEE_MEMBER)


def _staff_units(place: Place, cast: Cast) -> None:
    rows = county().unit
    heads = _persons(place, [row.head for row in rows])
    staff = _persons(place, [row.staff for row in rows])
    made = [
        (cast.heads, OfficeKind.UNIT_HEAD, "主要负责人", heads),
        (cast.staff, OfficeKind.UNIT_STAFF, "经办人", staff),
    ]
    for offices, kind, title, persons in made:
        built = [
            _office(place, person, kind, f"{row.short}{title}", unit=place.units[row.name])
            for row, person in zip(rows, persons, strict=True)
        ]
        offices.update(zip((row.name for row in rows), Office.objects.bulk_create(built), strict=True))
    name, unit, title = DEPUTY_AND_HEAD
    person = cast.seat(name).office.person
    _office(place, person, OfficeKind.UNIT_HEAD, title, unit=place.units[unit]).save()


def _staff_office(place: Place, cast: Cast) -> None:
    rows = county().clerk
    for row, person in zip(rows, _persons(place, [row["name"] for row in rows]), strict=True):
        kind = OfficeKind(row["role"])
        office = _office(place, person, kind, row["title"], body=place.bodies[short_body_name(row["body"])])
        office.save()
        if kind is OfficeKind.CLERK:
            cast.clerks.append(office)
        else:
            cast.others[kind] = office


def _seal_telephones(cast: Cast) -> None:
    """Under an area code that does not exist."""
    for number, seat in enumerate(cast.seats, 1):
        seal_person(seat.office.person, {"phone": f"0000-{8800000 + number}"})
