"""The county's congress, its bodies and the units around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yishi.congress.founding import NewTerm, found
from yishi.congress.models import Body, CongressTerm, Level, PracticeVersion, Unit
from yishi.demo.source import county

if TYPE_CHECKING:
    from yishi.congress.models import Congress

TERM_NUMBER: Final = 18
GROUP_SIZE: Final = 12
_BODY_KINDS: Final = {
    "office": Body.Kind.ADMINISTRATIVE_OFFICE,
    "working_committee": Body.Kind.WORKING_BODY,
    "special_committee": Body.Kind.SPECIAL_COMMITTEE,
}
# What the fictional province allows, so that visitors can try it.
_OWN: Final = {"sealed_ballots_allowed": {"value": True, "source": "演示：假定本省规定允许使用电子密封选票"}}
_NUMERALS: Final = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Place:
    """The congress as founded: bodies by name, units by name."""

    congress: Congress
    term: CongressTerm
    bodies: dict[str, Body]
    units: dict[str, Unit]
    groups: dict[str, list[Body]]


def found_county(practice: str) -> Place:
    """Found the fictional county. Raises Refused when its code is taken or the practice is unknown."""
    source = county()
    begins, ends = source.term_days
    congress = found(
        source.county["code"],
        source.county["name"],
        Level.COUNTY,
        on=begins,
        with_units=False,
        term=NewTerm(TERM_NUMBER, begins, ends),
        name_en=f"{source.county['english']} People's Congress",
        population=source.county["population"],
        practice=practice,
        demo=True,
    )
    PracticeVersion.objects.filter(congress=congress).update(overrides=_OWN)
    term = CongressTerm.objects.get(congress=congress)
    return Place(congress, term, _bodies(congress), _units(congress), _groups(congress))


def short_body_name(name: str) -> str:
    """县人大常委会代表工作委员会 as founding names it: 代表工作委员会; 办公室 keeps its 常委会."""
    if name.endswith("常委会办公室"):
        return "常委会办公室"
    return name.removeprefix("县人大常委会").removeprefix("县人大")


def _bodies(congress: Congress) -> dict[str, Body]:
    """The bodies of the law stay; working bodies and committees are the county's own; delegations join."""
    local = [Body.Kind.WORKING_BODY, Body.Kind.ADMINISTRATIVE_OFFICE]
    Body.objects.filter(congress=congress, kind__in=local).delete()
    source = county()
    Body.objects.bulk_create(
        Body(
            congress=congress,
            kind=_BODY_KINDS[row["kind"]],
            name_zh=short_body_name(row["name"]),
            name_en=row["english"],
        )
        for row in source.working_body
    )
    Body.objects.bulk_create(
        Body(
            congress=congress,
            kind=Body.Kind.DELEGATION,
            name_zh=row["delegation"],
            name_en=f"Delegation of {row['english']}",
        )
        for row in source.township
    )
    return {body.name_zh: body for body in Body.objects.filter(congress=congress)}


def _groups(congress: Congress) -> dict[str, list[Body]]:
    """Deputy groups: as many in a delegation as make groups of about a dozen."""
    rows: dict[str, list[Body]] = {}
    for town in county().township:
        size = sum(row.delegation == town["delegation"] for row in county().deputy)
        count = max(1, round(size / GROUP_SIZE))
        names = [f"{town['name']}第{_NUMERALS[index]}代表小组" for index in range(count)]
        names = names if count > 1 else [f"{town['name']}代表小组"]
        rows[town["delegation"]] = [
            Body(congress=congress, kind=Body.Kind.DEPUTY_GROUP, name_zh=name, name_en="") for name in names
        ]
    Body.objects.bulk_create(body for bodies in rows.values() for body in bodies)
    return rows


def _units(congress: Congress) -> dict[str, Unit]:
    units = [
        Unit(
            congress=congress,
            code=f"QL{index:02d}",
            kind=row.kind,
            name=row.name,
            short=row.short,
            name_en=row.english,
        )
        for index, row in enumerate(county().unit, 1)
    ]
    return {unit.name: unit for unit in Unit.objects.bulk_create(units)}
