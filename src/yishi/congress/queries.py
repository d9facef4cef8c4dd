"""Who holds what, who sits where: each question is about a day, and stays within one congress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from yishi.congress.models import (
    Body,
    Congress,
    CongressTerm,
    Deputy,
    Office,
    Person,
    PracticeVersion,
    Unit,
)
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Account
    from yishi.congress.models.people import DeputyQuerySet, OfficeQuerySet

# The chairperson, the vice-chairpersons and the members make up the standing committee: Organic Law art. 47.
STANDING_COMMITTEE_OFFICES = (
    OfficeKind.CHAIRPERSON,
    OfficeKind.VICE_CHAIRPERSON,
    OfficeKind.COMMITTEE_MEMBER,
)


def congress_of(code: str) -> Congress | None:
    """The congress of a division code, if it has been founded."""
    return Congress.objects.filter(code=code).first()


def offices_of(account: Account, on: date) -> OfficeQuerySet:
    """Offices that the holder of this login holds on the day, in whichever congresses."""
    return offices_ever_of(account).held_on(on)


def offices_ever_of(account: Account) -> OfficeQuerySet:
    """Offices that the holder of this login holds, has held or will hold, in whichever congresses."""
    return (
        Office.objects.filter(person__account=account)
        .select_related("congress", "person", "unit", "body")
        .order_by("congress_id", "held_from", "pk")
    )


def offices_of_person(person: Person, on: date) -> OfficeQuerySet:
    """Offices that the person holds on the day."""
    return (
        Office.objects.held_on(on)
        .filter(congress_id=person.congress_id, person=person)
        .select_related("congress", "person", "unit", "body")
        .order_by("held_from", "pk")
    )


def holders(congress: Congress, kind: str, on: date) -> OfficeQuerySet:
    """Offices of a kind held on the day, in the order in which they were taken up."""
    return (
        Office.objects.held_on(on)
        .filter(congress=congress, kind=kind)
        .select_related("person", "unit", "body")
        .order_by("held_from", "pk")
    )


def members_of_standing_committee(congress: Congress, on: date) -> OfficeQuerySet:
    """The standing committee's members on the day: the base of its majorities, vacancies excluded."""
    return (
        Office.objects.held_on(on)
        .filter(congress=congress, kind__in=STANDING_COMMITTEE_OFFICES)
        .select_related("person", "body")
        .order_by("held_from", "pk")
    )


def officers_of_unit(unit: Unit, on: date) -> OfficeQuerySet:
    """The unit's head and staff on the day, head first."""
    return (
        Office.objects.held_on(on)
        .filter(congress_id=unit.congress_id, unit=unit)
        .select_related("person", "unit")
        .order_by("kind", "held_from", "pk")  # unit_head sorts before unit_staff
    )


def deputies_on(
    congress: Congress,
    day: date,
    *,
    delegation: Body | None = None,
    group: Body | None = None,
    search: str = "",
) -> DeputyQuerySet:
    """Deputies whose mandate runs on the day; `search` looks into name, number and constituency."""
    found = Deputy.objects.sitting_on(day).filter(congress=congress)
    if delegation is not None:
        found = found.filter(delegation=delegation)
    if group is not None:
        found = found.filter(group=group)
    if search:
        found = found.filter(
            Q(person__name__icontains=search) | Q(number__startswith=search) | Q(constituency__icontains=search)
        )
    return found.select_related("person", "term", "delegation", "group").order_by(
        "delegation__name_zh", "number", "person__name", "pk"
    )


def deputy_of(person: Person, on: date) -> Deputy | None:
    """The mandate that the person holds on the day."""
    mandates = Deputy.objects.sitting_on(on).filter(congress_id=person.congress_id, person=person)
    return mandates.select_related("person", "term", "delegation", "group").first()


def term_on(congress: Congress, day: date) -> CongressTerm | None:
    """The term running on the day."""
    terms = CongressTerm.objects.filter(congress=congress, begins__lte=day)
    return terms.filter(Q(ends__isnull=True) | Q(ends__gte=day)).order_by("-begins").first()


def practice_on(congress: Congress, day: date) -> PracticeVersion | None:
    """The local practice in force on the day; None means the congress's base practice unchanged."""
    return PracticeVersion.objects.filter(congress=congress, in_force__lte=day).order_by("-in_force").first()


def units_on(congress: Congress, day: date, kind: str = "") -> QuerySet[Unit]:
    """Organs and units that exist on the day, by kind and name."""
    units = Unit.objects.filter(congress=congress)
    units = units.filter(Q(abolished_on__isnull=True) | Q(abolished_on__gt=day))
    return (units.filter(kind=kind) if kind else units).order_by("kind", "code")


def bodies_on(congress: Congress, day: date, kind: str = "") -> QuerySet[Body]:
    """The congress's own bodies that exist on the day."""
    bodies = Body.objects.filter(congress=congress)
    bodies = bodies.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=day))
    return (bodies.filter(kind=kind) if kind else bodies).order_by("kind", "name_zh")
