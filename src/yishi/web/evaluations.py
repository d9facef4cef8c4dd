"""How replies were evaluated, unit by unit and always with the base; and whom the record draws to be visited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, F

from yishi.record.drawing import is_drawn
from yishi.record.models import Entry, Matter
from yishi.record.steps import read_body, step_of
from yishi.rulebook import CURRENT
from yishi.rulebook.suggestions.rating import CLOSING

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Congress

SUGGESTION: Final = "suggestion"


@dataclass(slots=True)
class Rates:
    """How the replies of one unit (None: of all together) were evaluated. Counts are of suggestions."""

    unit: int | None
    name: str
    satisfied: int = 0
    basically_satisfied: int = 0
    dissatisfied: int = 0
    close_unrated: int = 0
    waiting: int = 0

    @property
    def rated(self) -> int:
        """The base of the rate: those that a deputy has evaluated."""
        return self.satisfied + self.basically_satisfied + self.dissatisfied

    @property
    def replied(self) -> int:
        """All replies."""
        return self.rated + self.close_unrated + self.waiting

    @property
    def rate(self) -> float:
        """Satisfied, in per cent of the base; 0 of nothing."""
        return 100 * self.satisfied / self.rated if self.rated else 0.0

    def add(self, rating: str, count: int) -> None:
        """Count so many of one evaluation; none means that it still waits."""
        name = rating or "waiting"
        setattr(self, name, getattr(self, name) + count)


def rates(congress: Congress, series: str) -> tuple[Rates, list[Rates]]:
    """Of one year's suggestions: all together, and each unit, the most replies first. One query."""
    replied = Matter.objects.filter(congress=congress, procedure=SUGGESTION).exclude(outcome="")
    if series:
        replied = replied.filter(series=series)
    named = replied.order_by().values("lead_unit", "rating", name=F("lead_unit__name")).annotate(n=Count("pk"))
    whole = Rates(None, "")
    units: dict[int | None, Rates] = {}
    for row in named:
        unit = units.setdefault(row["lead_unit"], Rates(row["lead_unit"], row["name"] or ""))
        unit.add(row["rating"], row["n"])
        whole.add(row["rating"], row["n"])
    return whole, sorted(units.values(), key=lambda one: (-one.replied, one.name))


def years(congress: Congress) -> list[str]:
    """The years in which suggestions were numbered, the latest first."""
    found = Matter.objects.filter(congress=congress, procedure=SUGGESTION, number__isnull=False)
    return list(found.order_by("-series").values_list("series", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Drawn:
    """A closed suggestion that is to be visited, or was."""

    matter: Matter
    closed: date
    drawn: bool
    visit: dict[str, Any] | None


def to_visit(congress: Congress, series: str, share: int) -> list[Drawn]:
    """Suggestions of a year that the record drew, or that were visited anyhow; those not visited first."""
    closings = Entry.objects.filter(
        congress=congress, act__in=CLOSING, matter__procedure=SUGGESTION, matter__stage="closed"
    )
    if series:
        closings = closings.filter(matter__series=series)
    visits = _visits(congress, series)
    closed = {
        matter: (hashed, on)
        for matter, hashed, on in closings.order_by("position").values_list("matter_id", "hash", "on")
    }
    chosen = {pk for pk, (hashed, _) in closed.items() if is_drawn(hashed, share)}
    wanted = chosen | (visits.keys() & closed.keys())
    matters = Matter.objects.filter(pk__in=wanted).select_related("lead_unit", "lead_deputy").defer("text")
    rows = [Drawn(one, closed[one.pk][1], one.pk in chosen, visits.get(one.pk)) for one in matters]
    return sorted(rows, key=lambda one: (one.visit is not None, one.closed, one.matter.pk))


def _visits(congress: Congress, series: str) -> dict[int, dict[str, Any]]:
    """The latest visit of each suggestion: day, entry, finding."""
    entries = Entry.objects.filter(congress=congress, act="follow_up", matter__procedure=SUGGESTION)
    if series:
        entries = entries.filter(matter__series=series)
    found: dict[int, dict[str, Any]] = {}
    for entry in entries.order_by("position"):
        facts: Any = step_of(read_body(entry.body), CURRENT[SUGGESTION]).facts
        found[entry.matter_id] = {
            "on": entry.on,
            "seq": entry.seq,
            "finding": facts.finding,
            "title": facts.finding.label,
        }
    return found
