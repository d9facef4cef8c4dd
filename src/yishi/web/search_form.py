"""What narrows a search: read from the address, and offered as filters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from yishi import rulebook
from yishi.congress.models import Unit
from yishi.kernel.text import Text
from yishi.record.models import Serial
from yishi.search.finding import Tier
from yishi.search.marks import Filters
from yishi.web.lists import Filter, whole_number
from yishi.web.searching import PLACES
from yishi.web.sight import reserved_from

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import QueryDict

    from yishi.congress.models import Congress, Office
    from yishi.kernel.procedure import Procedure

Choices = list[tuple[str, Text]]
_TITLES: Final = {
    "place": Text("在哪里找", "Where"),
    "procedure": Text("事项", "Kind"),
    "stage": Text("环节", "Stage"),
    "category": Text("类别", "Sector"),
    "year": Text("年度", "Year"),
    "unit": Text("承办单位", "Unit"),
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters as the index takes them, the places looked into, and the form's fields with their choices."""

    filters: Filters
    tiers: Collection[Tier]
    fields: list[Filter]
    units: list[tuple[int, str, str]]
    chosen: bool


def narrowing(congress: Congress, acting: Office | None, asked: QueryDict) -> Narrowing:
    """What the address asks for; what is none of the choices is asked in vain, and left out."""
    units = list(Unit.objects.filter(congress=congress).order_by("pk").values_list("pk", "name", "short"))
    offered = _offered(congress, acting, asked.get("procedure", ""), units)
    given = {name: value for name in offered if (value := asked.get(name, "")) in dict(offered[name])}
    place = given.pop("place", "")
    unit = whole_number(given.pop("unit", ""))
    begins, ends = _day(asked.get("from", "")), _day(asked.get("to", ""))
    return Narrowing(
        filters=Filters(unit=unit, begins=begins, ends=ends, **given),
        tiers=PLACES[place][1] if place else tuple(Tier),
        fields=[Filter(name, _TITLES[name], choices) for name, choices in offered.items() if choices],
        units=units,
        chosen=bool(given or place or unit or begins or ends),
    )


def _offered(
    congress: Congress, acting: Office | None, procedure: str, units: list[tuple[int, str, str]]
) -> dict[str, Choices]:
    """The choices of each filter; stages and sectors are those of the procedure chosen."""
    procedures = {code: one for code, one in rulebook.CURRENT.items() if _concerns(one, acting)}
    chosen = procedures.get(procedure)
    years = Serial.objects.filter(congress=congress).values_list("series", flat=True).distinct().order_by("-series")
    named = {
        "place": [(code, title) for code, (title, _) in PLACES.items()],
        "procedure": [(code, one.title) for code, one in procedures.items()],
        "stage": [(stage.value, stage.title) for stage in chosen.stages] if chosen else [],
        "category": _sectors(chosen, acting) if chosen else [],
    }
    return {
        **named,
        "year": [(year, Text(year, year)) for year in years],
        "unit": [(str(pk), Text(name, name)) for pk, name, _ in units],
    }


def _concerns(procedure: Procedure[Any], acting: Office | None) -> bool:
    """Whether this office, or the public, may see any matters of a procedure."""
    roles = [sight.role for sight in procedure.seen_by]
    return any(
        not (role.offices or role.part) or (acting is not None and (not role.offices or acting.kind in role.offices))
        for role in roles
    )


def _sectors(procedure: Procedure[Any], acting: Office | None) -> Choices:
    hidden = "category" in reserved_from(procedure, acting)
    return [] if hidden else list(procedure.legends.get("category", {}).items())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
