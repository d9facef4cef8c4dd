"""What pages tell of liaison stations: figures each with its base, reception days, and who has not received."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Max, Min, Q

from yishi.congress.calendar import work_calendar
from yishi.congress.models import Person, Station, Stationing
from yishi.congress.queries import practice_on
from yishi.kernel.terms import Months, Unknown
from yishi.record.models import Due, Matter, Participation
from yishi.record.standings import practice_version
from yishi.rulebook.receptions.practice import RECEPTION_EVERY
from yishi.rulebook.station_requests.choices import Helped
from yishi.web.portal import Share, percent
from yishi.web.waiting import standings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from yishi.congress.models import Congress, Office
    from yishi.kernel.parameter import Practice

REQUEST: Final = "station_request"
RECEPTION: Final = "reception"
_DAY: Final = "reception_day"
_ANSWERED: Final = ("answered", "closed")
NEXT: Final = 3
"""How many reception days ahead a station's page tells."""


@dataclass(slots=True)
class Figures:
    """How many requests came, and what became of them. Persons are not counted, nor scored."""

    received: int = 0
    answered: int = 0
    suggestions: int = 0
    helped: dict[str, int] = field(default_factory=dict)

    def add(self, outcome: str, rating: str, received: int, answered: int) -> None:
        """Count some more."""
        self.received += received
        self.answered += answered
        self.suggestions += received if outcome == "suggestion" else 0
        if rating in set(Helped):
            self.helped[rating] = self.helped.get(rating, 0) + received

    @property
    def evaluated(self) -> int:
        """How many residents said whether it helped: the base of the shares."""
        return sum(self.helped.values())

    @property
    def shares(self) -> list[Share]:
        """What they said, as parts of all who said something."""
        counted = [(one.label, self.helped.get(one.value, 0)) for one in Helped]
        return [Share(title, n, percent(n, self.evaluated)) for title, n in counted]


@dataclass(frozen=True, slots=True)
class Row:
    """A station in the list. ``late``: by how many days it should have received residents since."""

    station: Station
    figures: Figures
    deputies: int
    next_day: date | None
    last_day: date | None
    held: int
    late: int


@dataclass(frozen=True, slots=True)
class Reception:
    """A reception day ahead."""

    matter: Matter
    day: date
    hours: str
    topic: str
    deputies: list[str]


def local_practice(congress: Congress, on: date) -> Practice:
    """The parameters in force on a day."""
    version = practice_on(congress, on)
    return practice_version(version.pk if version else None)


def figures_by_unit(congress: Congress) -> dict[int, Figures]:
    """Figures of each station, by its unit: one query."""
    requests = Matter.objects.filter(congress=congress, procedure=REQUEST).order_by()
    answered = Count("pk", filter=Q(stage__in=_ANSWERED))
    rows = requests.values("lead_unit", "outcome", "rating").annotate(n=Count("pk"), answered=answered)
    found: dict[int, Figures] = {}
    for unit, outcome, rating, n, done in rows.values_list("lead_unit", "outcome", "rating", "n", "answered"):
        found.setdefault(unit, Figures()).add(outcome, rating, n, done)
    return found


def rows_of(congress: Congress, on: date, stations: Iterable[Station]) -> list[Row]:
    """The stations as the list tells them, in a fixed number of queries."""
    days = Due.objects.filter(congress=congress, code=_DAY).order_by().values("unit")
    held = {
        unit: (last, n)
        for unit, last, n in days.filter(matter__stage="held")
        .annotate(last=Max("due"), n=Count("pk"))
        .values_list("unit", "last", "n")
    }
    coming = days.filter(met_on=None, due__gte=on).annotate(first=Min("due"))
    ahead = dict(coming.values_list("unit", "first"))
    serving = Stationing.objects.on(on).filter(congress=congress).order_by().values("station")
    deputies = dict(serving.annotate(n=Count("pk")).values_list("station", "n"))
    figures, months = figures_by_unit(congress), local_practice(congress, on)[RECEPTION_EVERY]
    calendar = work_calendar()
    rows = []
    for station in stations:
        last, n = held.get(station.unit_id, (None, 0))
        late = _late(station, Months(months).after(last or station.opened_on, calendar), on)
        counted = figures.get(station.unit_id, Figures())
        rows.append(Row(station, counted, deputies.get(station.pk, 0), ahead.get(station.unit_id), last, n, late))
    return rows


def _late(station: Station, until: date | Unknown, on: date) -> int:
    """Days since residents should have been received again; 0 while there is time."""
    if isinstance(until, Unknown) or not station.open_on(on):
        return 0
    return max(0, (on - until).days)


def receptions_ahead(station: Station, on: date) -> list[Reception]:
    """The next reception days of a station, with who is on duty."""
    days = Due.objects.filter(congress=station.congress_id, code=_DAY, unit=station.unit_id, met_on=None)
    rows = list(days.filter(due__gte=on).select_related("matter").order_by("due", "pk")[:NEXT])
    where = {matter.pk: stands for matter, stands in standings([row.matter for row in rows], on)}
    on_duty = {row.pk: [party.id for party in where[row.matter_id].parties.get("duty_deputy", ())] for row in rows}
    names = dict(Person.objects.filter(pk__in={pk for ids in on_duty.values() for pk in ids}).values_list("pk", "name"))
    planning = ("plan_reception", "change_reception")
    return [
        Reception(
            row.matter,
            row.due,
            where[row.matter_id].fact("hours", *planning),
            where[row.matter_id].fact("topic", *planning) or "",
            [names[pk] for pk in on_duty[row.pk]],
        )
        for row in rows
        if row.due is not None
    ]


def desk_of(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    """What the staff of a station see on arrival besides what waits for them."""
    at = Station.objects.select_related("unit").filter(congress=congress, unit=office.unit_id)
    return {"row": next(iter(rows_of(congress, on, at)), None)}


def seat_of(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    """What a deputy sees of stations: requests in hand, reception days on duty."""
    return {
        "requests": requests_of(congress, office.person_id),
        "duties": duties_of(congress, office.person_id, on),
    }


def receptions_attended(congress: Congress, person: int) -> int:
    """At how many receptions a deputy was present, as entered: part of the record of duty (DL 58)."""
    return Participation.objects.filter(
        congress=congress, person=person, role="present_deputy", matter__procedure=RECEPTION
    ).count()


def requests_of(congress: Congress, person: int) -> list[Matter]:
    """The requests that a deputy has in hand, the most pressing first."""
    mine = Matter.objects.filter(congress=congress, procedure=REQUEST, lead_deputy=person, closed=None)
    return list(mine.defer("text").select_related("lead_unit").order_by("due", "-pk")[:30])


def duties_of(congress: Congress, person: int, on: date) -> list[tuple[date | None, Matter]]:
    """The reception days ahead at which a deputy is on duty."""
    mine = Participation.objects.filter(congress=congress, person=person, role="duty_deputy").values("matter")
    days = Due.objects.filter(congress=congress, code=_DAY, matter__in=mine, met_on=None, due__gte=on)
    return [(row.due, row.matter) for row in days.select_related("matter__lead_unit").order_by("due")[:NEXT]]
