"""Adding units, and recording that one is no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from yishi.congress.importing.units import free_code
from yishi.congress.models import Office, Unit
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from yishi.congress.establishment import ProposedUnit
    from yishi.congress.models import Congress


def add_unit(congress: Congress, *, name: str, kind: str, short: str = "") -> Unit:
    """A new unit. Raises `BadFacts` where there is one of the name."""
    name = name.strip()
    if Unit.objects.filter(congress=congress, name=name).exists():
        raise BadFacts(Text("已有同名的单位", "There is a unit of this name"), "name")
    taken = set(Unit.objects.filter(congress=congress).values_list("code", flat=True))
    return Unit.objects.create(congress=congress, code=free_code(taken), kind=kind, name=name, short=short.strip())


def abolish_unit(unit: Unit, day: date) -> Unit:
    """The unit is no more from this day on. Raises `Refused` while somebody holds office in it then."""
    still = Q(held_to__isnull=True) | Q(held_to__gte=day)
    if Office.objects.filter(still, congress=unit.congress_id, unit=unit).exists():
        raise Refused(
            Text("单位里还有人在任", "Somebody still holds office in the unit"),
            remedy=Text("请先结束这些职务，或者改到承接单位", "End these offices first"),
        )
    unit.abolished_on = day
    unit.save(update_fields=["abolished_on"])
    return unit


def establish_units(congress: Congress, units: Iterable[ProposedUnit]) -> list[Unit]:
    """The units that a new congress begins with."""
    return Unit.objects.bulk_create(
        Unit(
            congress=congress,
            code=unit.code,
            kind=unit.kind,
            name=unit.name,
            short=unit.short,
            name_en=unit.en,
        )
        for unit in units
    )
