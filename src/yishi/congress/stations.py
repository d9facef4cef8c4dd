"""Opening a liaison station, who serves and works there, closing it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q

from yishi.congress.appointing import NewOffice, appoint
from yishi.congress.importing.units import free_code
from yishi.congress.models import Deputy, Office, Person, Station, Stationing, Unit
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from yishi.congress.models import Body, Congress
    from yishi.congress.models.people import DeputyQuerySet, OfficeQuerySet

# Read aloud and typed by hand: no 0, 1, i, l, o. Eight of them cannot be guessed one after another.
_SIGNS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
_SLUG: Final = 8
RESIDENT_NAME: Final = "群众"


@transaction.atomic
def open_station(
    congress: Congress,
    name: str,
    day: date,
    *,
    address: str = "",
    hours: str = "",
    body: Body | None = None,
    slug: str = "",
) -> Station:
    """A new station, open from a day. Raises `BadFacts` where there is a unit of the name."""
    name = name.strip()
    if Unit.objects.filter(congress=congress, name=name).exists():
        raise BadFacts(Text("已有同名的联络站或者单位", "There is a station or unit of this name"), "name")
    codes = set(Unit.objects.filter(congress=congress).values_list("code", flat=True))
    unit = Unit.objects.create(
        congress=congress, code=free_code(codes), kind=Unit.Kind.LIAISON_STATION, name=name, short=""
    )
    resident_office(congress, day)
    return Station.objects.create(
        congress=congress,
        unit=unit,
        slug=slug or "".join(secrets.choice(_SIGNS) for _ in range(_SLUG)),
        address=address.strip(),
        hours=hours.strip(),
        body=body,
        opened_on=day,
    )


def resident_office(congress: Congress, day: date) -> Office:
    """The office in which residents write: one a congress, of a person without a name and without a login."""
    held = Office.objects.select_related("person").filter(congress=congress, kind=OfficeKind.RESIDENT).first()
    if held is None:
        nobody = Person.objects.create(congress=congress, name=RESIDENT_NAME)
        title = OFFICE_TITLES[OfficeKind.RESIDENT].zh
        return Office.objects.create(
            congress=congress, person=nobody, kind=OfficeKind.RESIDENT, title=title, held_from=day
        )
    if held.held_from > day:
        held.held_from = day
        held.save(update_fields=["held_from"])
    return held


@transaction.atomic
def close_station(station: Station, last_day: date) -> Station:
    """The station's last day; with it ends who serves and works there. Raises `Refused`."""
    if last_day < station.opened_on:
        raise BadFacts(Text("关闭日期早于设立日期", "It cannot close before it opened"), "last_day")
    station.closed_on = last_day
    station.save(update_fields=["closed_on"])
    going = Q(ends__isnull=True) | Q(ends__gt=last_day)
    Stationing.objects.filter(going, station=station, begins__lte=last_day).update(ends=last_day)
    held = Q(held_to__isnull=True) | Q(held_to__gt=last_day)
    Office.objects.filter(held, unit=station.unit_id, held_from__lte=last_day).update(held_to=last_day)
    return station


@transaction.atomic
def station_deputies(station: Station, people: Iterable[Person], day: date) -> list[Stationing]:
    """Have deputies serve at the station from a day on; whoever does already is left. Raises `Refused`."""
    wanted = {person.pk: person for person in people}
    sitting = set(Deputy.objects.sitting_on(day).filter(person__in=wanted).values_list("person", flat=True))
    if strangers := [person.name for pk, person in wanted.items() if pk not in sitting]:
        reason = Text("{names}当日不是代表", "No deputies that day: {names}").format(names="、".join(strangers))
        raise BadFacts(reason, "people")
    there = set(station.stationings.filter(Q(ends__isnull=True) | Q(ends__gte=day)).values_list("person", flat=True))
    return Stationing.objects.bulk_create(
        Stationing(congress_id=station.congress_id, station=station, person=person, begins=day)
        for pk, person in wanted.items()
        if pk not in there
    )


def describe(station: Station, *, address: str, hours: str, body: Body | None) -> Station:
    """Where the station is, when it is open, to whom it belongs."""
    station.address, station.hours, station.body = address.strip(), hours.strip(), body
    station.save(update_fields=["address", "hours", "body"])
    return station


def end_stationing(stationing: Stationing, last_day: date) -> Stationing:
    """The deputy's last day at the station. Raises `Refused`."""
    if last_day < stationing.begins:
        raise BadFacts(Text("最后一日早于进站日期", "It cannot end before it began"), "last_day")
    stationing.ends = last_day
    stationing.save(update_fields=["ends"])
    return stationing


@transaction.atomic
def engage_staff(station: Station, name: str, day: date) -> Office:
    """Somebody new works at the station from a day on. Raises `Refused`."""
    if not name.strip():
        raise BadFacts(Text("请填写姓名", "Give a name"), "name")
    person = Person.objects.create(congress_id=station.congress_id, name=name.strip())
    title = f"{station.unit.name}工作人员"
    return appoint(person, NewOffice(kind=OfficeKind.STATION_STAFF, held_from=day, title=title, unit=station.unit))


def deputies_at(station: Station, day: date) -> DeputyQuerySet:
    """The sitting deputies who serve at the station on a day, by name."""
    serving = Stationing.objects.on(day).filter(station=station)
    found = Deputy.objects.sitting_on(day).filter(congress=station.congress_id, person__in=serving.values("person"))
    return found.select_related("person", "delegation").order_by("number", "person__name", "pk")


def staff_of(station: Station, day: date) -> OfficeQuerySet:
    """Who works at the station on a day."""
    held = Office.objects.held_on(day).filter(congress=station.congress_id, unit=station.unit_id)
    return held.select_related("person__account").order_by("held_from", "pk")


def station_of_unit(congress: Congress, unit: int | None) -> Station | None:
    """The station that acts through a unit."""
    found = Station.objects.select_related("unit").filter(congress=congress, unit=unit)
    return found.first() if unit else None


def examine_open(station: Station, day: date) -> None:
    """Raises `Refused` when the station does not receive on this day."""
    if not station.open_on(day):
        raise Refused(
            Text("“{name}”目前不开放", "“{name}” is not open").format(name=station.unit.name),
            remedy=Text("请到其他联络站反映", "Please turn to another station"),
        )
