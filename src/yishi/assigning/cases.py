"""Earlier hand-overs as cases to learn from, and what is asked and answered about a suggestion's unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import F

from yishi.assigning.models import HandOver
from yishi.record.models.matter import label_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from yishi.congress.models import Congress

# The latest so many are learned from: what a department does changes within a few terms.
MOST: Final = 5000
LEAST: Final = 30
"""With fewer cases nothing is judged: units whose cases or names are most alike are named, for reference."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a suggestion is about; ``category`` is the sector's code."""

    title: str
    text: str
    category: str


@dataclass(frozen=True, slots=True)
class Case:
    """An earlier suggestion, by its key and number, with the unit that kept it (by key) and those beside it.

    ``broad``: it was given six months. ``on``: the day when that unit was handed it.
    """

    matter: int
    label: str
    title: str
    unit: int
    co_units: tuple[int, ...]
    broad: bool
    on: date


def latest_change(congress: Congress) -> int:
    """The place in the record of the latest entry that bears on a hand-over; 0 while there is none."""
    latest = HandOver.objects.filter(congress=congress).order_by("-changed").values_list("changed", flat=True)
    return latest.first() or 0


def changes_since(congress: Congress, position: int, most: int) -> int:
    """How many hand-overs changed after that place in the record, counted up to ``most``."""
    return HandOver.objects.filter(congress=congress, changed__gt=position)[:most].count()


def cases_of(congress: Congress, units: Collection[int]) -> list[tuple[Case, Subject]]:
    """The latest hand-overs to these units, the newest first, each to the unit that kept the suggestion.

    What a unit asks to return teaches nothing until that is decided; what it returned teaches the unit
    that took it over.
    """
    kept = HandOver.objects.filter(congress=congress, current=True, contested=False, unit__in=units)
    rows = kept.order_by("-changed").values_list(
        "matter_id", F("matter__series"), F("matter__number"), F("matter__title"), F("matter__text"),
        F("matter__category"), "unit_id", "co_units", "broad", "on",
    )[:MOST]  # fmt: skip
    return [
        (
            Case(matter, label_of(series, number), title, unit, tuple(co_units), broad, on),
            Subject(title, text, category),
        )
        for matter, series, number, title, text, category, unit, co_units, broad, on in rows
    ]
