"""Entering who holds which office, and who no longer does; what the law keeps apart stays apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q

from yishi.congress.mandates import begin_mandate, end_mandate
from yishi.congress.models import Deputy, Office, Person, Unit
from yishi.congress.queries import STANDING_COMMITTEE_OFFICES, term_on
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import OFFICE_TITLES, UNIT_OFFICES, OfficeKind
from yishi.statutes.organic_law import INCOMPATIBILITY

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Body, Congress
    from yishi.congress.models.people import OfficeQuerySet

# Administrative, supervisory, judicial and procuratorial organs.
STATE_ORGANS: Final = frozenset(
    {
        Unit.Kind.GOVERNMENT,
        Unit.Kind.GOVERNMENT_DEPARTMENT,
        Unit.Kind.SUPERVISORY_COMMISSION,
        Unit.Kind.COURT,
        Unit.Kind.PROCURATORATE,
        Unit.Kind.TOWNSHIP_GOVERNMENT,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """An office to be entered; `held_to` is the last day, None while it runs. An empty title is the usual one."""

    kind: OfficeKind
    held_from: date
    held_to: date | None = None
    title: str = ""
    body: Body | None = None
    unit: Unit | None = None


@transaction.atomic
def enter_person(congress: Congress, name: str, office: NewOffice | None) -> Person:
    """Enter somebody with a first office, or without one: a deputy's secretary. Raises `Refused`."""
    person = Person.objects.create(congress=congress, name=name)
    if office is not None:
        appoint(person, office)
    return person


@transaction.atomic
def appoint(person: Person, new: NewOffice) -> Office:
    """Enter an office. A deputy's mandate is entered with it. Raises `Refused`."""
    _examine(person, new)
    if new.kind is OfficeKind.DEPUTY:
        return _seat(person, new)
    return Office.objects.create(
        congress_id=person.congress_id,
        person=person,
        kind=new.kind,
        title=new.title or OFFICE_TITLES[new.kind].zh,
        body=new.body,
        unit=new.unit,
        held_from=new.held_from,
        held_to=new.held_to,
    )


@transaction.atomic
def end_office(office: Office, last_day: date, why: str = "") -> Office:
    """End an office; a deputy's mandate ends with it. Raises `Refused`."""
    if last_day < office.held_from or (office.held_to is not None and last_day > office.held_to):
        reason = Text("最后在任日期应在任期之内", "The last day must lie within the time of the office")
        raise BadFacts(reason, "last_day")
    if office.kind == OfficeKind.ADMINISTRATOR and not _others(office, last_day).exists():
        raise Refused(
            Text("至少要有一名系统管理员", "There must be an administrator"),
            remedy=Text("请先指定接任的系统管理员", "Enter the successor first"),
        )
    if office.kind == OfficeKind.DEPUTY:
        mandate = Deputy.objects.sitting_on(last_day).filter(person=office.person).first()
        if mandate is not None:
            end_mandate(deputy=mandate, last_day=last_day, why=why)
    office.held_to = last_day
    office.save(update_fields=["held_to"])
    return office


def _others(office: Office, day: date) -> OfficeQuerySet:
    """Administrators who go on after the day, and can sign in."""
    later = Q(held_to__isnull=True) | Q(held_to__gt=day)
    others = Office.objects.held_on(day).filter(later, congress=office.congress_id, kind=office.kind)
    return others.filter(person__account__is_active=True).exclude(pk=office.pk)


def _seat(person: Person, new: NewOffice) -> Office:
    term = term_on(person.congress, new.held_from)
    if term is None:
        raise BadFacts(Text("该日不在任何一届之内", "No term runs on that day"), "held_from")
    begin_mandate(person=person, term=term, elected_on=new.held_from, delegation=new.body)
    offices = Office.objects.filter(congress=person.congress_id, person=person, kind=new.kind)
    office = offices.latest("pk")
    office.title, office.held_to = new.title or office.title, new.held_to or office.held_to
    office.save(update_fields=["title", "held_to"])
    return office


def _examine(person: Person, new: NewOffice) -> None:
    if new.held_to is not None and new.held_to < new.held_from:
        raise BadFacts(Text("最后在任日期早于任职日期", "It ends before it begins"), "held_to")
    if new.kind in UNIT_OFFICES | {OfficeKind.STATION_STAFF} and new.unit is None:
        raise BadFacts(Text("请选择所在单位", "Choose the unit"), "unit")
    meanwhile = Q(held_to__isnull=True) | Q(held_to__gte=new.held_from)
    if new.held_to is not None:
        meanwhile &= Q(held_from__lte=new.held_to)
    held = list(Office.objects.filter(meanwhile, congress=person.congress_id, person=person).select_related("unit"))
    if any((one.kind, one.unit_id) == (new.kind, new.unit.pk if new.unit else None) for one in held):
        raise BadFacts(Text("此人在这段时间已经担任这一职务", "The office is held already"), "kind")
    _examine_incompatible([(one.kind, one.unit) for one in held], (new.kind, new.unit))


def _examine_incompatible(held: list[tuple[str, Unit | None]], new: tuple[str, Unit | None]) -> None:
    """Members of the standing committee hold no office in state organs: Local Organic Law art. 47(3)."""

    def member(one: tuple[str, Unit | None]) -> bool:
        return one[0] in STANDING_COMMITTEE_OFFICES

    def official(one: tuple[str, Unit | None]) -> bool:
        return one[1] is not None and one[1].kind in STATE_ORGANS

    if any((member(new) and official(one)) or (official(new) and member(one)) for one in held):
        raise Refused(
            Text(
                "常委会组成人员不得担任行政、监察、审判、检察机关的职务",
                "Members of the standing committee hold no office in administrative, supervisory, judicial or "
                "procuratorial organs",
            ),
            INCOMPATIBILITY,
            Text("请先结束其中一项职务", "End one of the two offices first"),
        )
