"""Returns and reassignments, row by row and unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet

from yishi.assigning.models import HandOver, Return

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yishi.congress.models import Congress


def returns_of(congress: Congress, *, unit: int | None = None, year: int | None = None) -> QuerySet[Return]:
    """Requests to return, the newest first; ``unit`` asked or took over, ``year`` is that of the request."""
    found = Return.objects.filter(congress=congress)
    if unit is not None:
        found = found.filter(Q(from_unit=unit) | Q(to_unit=unit))
    if year is not None:
        found = found.filter(asked_on__year=year)
    return found.select_related("matter", "from_unit", "to_unit", "proper_unit").defer("matter__text").order_by("-pk")


@dataclass(frozen=True, slots=True)
class UnitReturns:
    """One unit's figures: of so many handed to it, how many it asked to return, and what was decided.

    ``taken_over``: how many came to it from others.
    """

    unit: int
    name: str
    handed_over: int
    asked: int
    agreed: int
    refused: int
    open: int
    taken_over: int


def _asked(returns: QuerySet[Return]) -> dict[tuple[int, str], dict[str, int]]:
    """By unit and its name: how many it asked to return, and what came of it."""
    rows = (
        returns.order_by()
        .values("from_unit", "from_unit__name")
        .annotate(
            asked=Count("pk"),
            agreed=Count("pk", filter=Q(decision="reassign")),
            refused=Count("pk", filter=Q(decision="refuse_return")),
            open=Count("pk", filter=Q(decision="")),
        )
    )
    counted: Iterator[dict[str, Any]] = map(dict, rows)
    return {(row.pop("from_unit"), row.pop("from_unit__name")): row for row in counted}


def by_unit(congress: Congress, year: int | None = None) -> list[UnitReturns]:
    """The units that asked to return something or took something over, the most asked first."""
    asked = Return.objects.filter(congress=congress)
    handed = HandOver.objects.filter(congress=congress)
    if year is not None:
        asked, handed = asked.filter(asked_on__year=year), handed.filter(on__year=year)
    figures = _asked(asked)
    moved = asked.filter(decision="reassign").order_by().values_list("to_unit", "to_unit__name")
    over = {(unit, name): n for unit, name, n in moved.annotate(Count("pk"))}
    total = dict(handed.order_by().values_list("unit").annotate(Count("pk")))
    none = {"asked": 0, "agreed": 0, "refused": 0, "open": 0}
    told = [
        UnitReturns(
            unit=unit,
            name=name,
            handed_over=total.get(unit, 0),
            taken_over=over.get((unit, name), 0),
            **figures.get((unit, name), none),
        )
        for unit, name in {**figures, **over}
    ]
    return sorted(told, key=lambda one: (-one.asked, -one.taken_over, one.unit))
