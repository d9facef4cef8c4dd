"""How suggestions were handed over, replied to and evaluated: by month, sector, township and unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, F, OuterRef, Q

from yishi.congress.models import Deputy
from yishi.kernel.text import Text
from yishi.record.models import Due

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.db.models import QuerySet

    from yishi.record.models import Matter

REPLY: Final = "reply"
"""The term that begins with the hand-over and ends with the reply; a matter has one: the last."""

_MONTH: Final = len("2026-03")


class Timeliness(StrEnum):
    """Where a matter that was handed over stands with its reply (DL 51-2)."""

    IN_TIME = "in_time"
    LATE = "late"
    OVERDUE = "overdue"
    RUNNING = "running"


TITLES: Final = {
    Timeliness.IN_TIME: Text("按期答复", "replied in time"),
    Timeliness.LATE: Text("逾期答复", "replied late"),
    Timeliness.OVERDUE: Text("逾期未答复", "overdue"),
    Timeliness.RUNNING: Text("期限未到", "not due yet"),
}
REPLIED: Final = frozenset({Timeliness.IN_TIME, Timeliness.LATE})


def timeliness(due: date | None, met_on: date | None, on: date) -> Timeliness:
    """Of one term, on a day. A term not yet knowable has not been missed."""
    if met_on is not None:
        return Timeliness.LATE if due is not None and met_on > due else Timeliness.IN_TIME
    return Timeliness.OVERDUE if due is not None and due < on else Timeliness.RUNNING


def at(stands: Timeliness, on: date) -> Q:
    """The same as a condition on terms, for lists."""
    unknown, met = Q(due__isnull=True), Q(met_on__isnull=False)
    conditions: dict[Timeliness, Q] = {
        Timeliness.IN_TIME: met & (unknown | Q(met_on__lte=F("due"))),
        Timeliness.LATE: met & Q(met_on__gt=F("due")),
        Timeliness.OVERDUE: ~met & Q(due__lt=on),
        Timeliness.RUNNING: ~met & (unknown | Q(due__gte=on)),
    }
    return conditions[stands]


def with_reply(matters: QuerySet[Matter], condition: Q) -> QuerySet[Matter]:
    """The matters whose reply term is so."""
    return matters.filter(Exists(Due.objects.filter(condition, matter=OuterRef("pk"), code=REPLY)))


def of_township(matters: QuerySet[Matter], delegation: int) -> QuerySet[Matter]:
    """The matters whose leading deputy sat in this delegation in the matter's term of office."""
    seats = Deputy.objects.filter(person=OuterRef("lead_deputy"), term=OuterRef("term"), delegation=delegation)
    return matters.filter(Exists(seats))


@dataclass(slots=True)
class Tally:
    """Counts of suggestions; ``ratings`` are of those replied to, under no name those that nobody evaluated yet."""

    stands: Counter[Timeliness] = field(default_factory=Counter)
    ratings: Counter[str] = field(default_factory=Counter)

    @property
    def handed(self) -> int:
        """All that were handed over."""
        return self.stands.total()

    @property
    def replied(self) -> int:
        """All that were replied to, in time or late."""
        return sum(self.stands[one] for one in REPLIED)

    @property
    def satisfied(self) -> int:
        """Those that the deputy was satisfied with."""
        return self.ratings["satisfied"]

    @property
    def rated(self) -> int:
        """The base of the rate: those that a deputy evaluated. What was closed unanswered is not among them."""
        return sum(self.ratings[one] for one in ("satisfied", "basically_satisfied", "dissatisfied"))

    @property
    def rate(self) -> float:
        """Satisfied, in per cent of the base; 0 of nothing."""
        return 100 * self.satisfied / self.rated if self.rated else 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The whole and its parts; hand-overs and replies by month (``2026-03``). None is who sits in no delegation."""

    whole: Tally
    handed: Counter[str]
    replied: Counter[str]
    sectors: dict[str, Tally]
    units: dict[int, Tally]
    towns: dict[int | None, Tally]


def measure(matters: QuerySet[Matter], on: date, *, evaluations_public_only: bool) -> Measured:
    """Count these matters on a day. Two queries.

    ``evaluations_public_only``: of matters that are not public no evaluation is counted, for readers who may not
    know them.
    """
    columns = ("category", "lead_unit", "lead_deputy", "term", "rating", "public")
    dues = Due.objects.filter(code=REPLY, matter__in=matters.order_by().values("pk"))
    rows = dues.values_list("began", "due", "met_on", *(f"matter__{name}" for name in columns))
    seats = _seats(matters)
    found = Measured(Tally(), Counter(), Counter(), defaultdict(Tally), defaultdict(Tally), defaultdict(Tally))
    for began, due, met_on, sector, unit, deputy, term, rating, public in rows.iterator():
        stands = timeliness(due, met_on, on)
        told = stands in REPLIED and (public or not evaluations_public_only)
        found.handed[str(began)[:_MONTH]] += 1
        if met_on is not None:
            found.replied[str(met_on)[:_MONTH]] += 1
        parts = (found.sectors[sector], found.units[unit], found.towns[seats.get((deputy, term))])
        _add((found.whole, *parts), stands, rating if told else None)
    return found


def _add(tallies: Iterable[Tally], stands: Timeliness, rating: str | None) -> None:
    for tally in tallies:
        tally.stands[stands] += 1
        if rating is not None:
            tally.ratings[rating] += 1


def _seats(matters: QuerySet[Matter]) -> dict[tuple[int | None, int | None], int | None]:
    """In which delegation whoever led one of the matters sat, by person and term."""
    led = matters.order_by().values("lead_deputy")
    rows = Deputy.objects.filter(person__in=led).values_list("person", "term", "delegation")
    return {(person, term): delegation for person, term, delegation in rows}
