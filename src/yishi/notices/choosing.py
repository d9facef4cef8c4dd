"""What each person chose, and what holds for those who chose nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from yishi import rulebook
from yishi.congress.queries import practice_on
from yishi.notices.kinds import USUAL, Kind, Road
from yishi.notices.models import Choice
from yishi.rulebook.record_keeping import NOTICE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from yishi.congress.models import Congress, Person

# Nobody can ask to be reminded earlier than this.
MOST_DAYS: Final = NOTICE_DAYS.most or NOTICE_DAYS.default


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to be told; see `models.choices.Choice`."""

    roads: Mapping[str, tuple[str, ...]]
    digest_hour: int | None = None
    days_before: int | None = None

    def takes(self, kind: str, road: Road) -> bool:
        """Whether notices of a kind go by a road."""
        return kind in self.roads.get(road, ())

    def digest_after(self, at: datetime) -> datetime | None:
        """The moment of the next digest; None where each notice goes out at once."""
        if self.digest_hour is None:
            return None
        local = timezone.localtime(at)
        today = local.replace(hour=self.digest_hour, minute=0, second=0, microsecond=0)
        return today if today > local else today + timedelta(days=1)


USUALLY: Final = Wish({road.value: tuple(kind.value for kind in kinds) for road, kinds in USUAL.items()})


def wishes(persons: Iterable[int]) -> dict[int, Wish]:
    """What each of these people wants: one query."""
    found = dict.fromkeys(persons, USUALLY)
    for choice in Choice.objects.filter(person__in=list(found)):
        found[choice.person_id] = _wish(choice)
    return found


def wish_of(person: Person) -> Wish:
    """What one person wants."""
    return wishes([person.pk])[person.pk]


def _wish(choice: Choice) -> Wish:
    roads = {road: tuple(kinds) for road, kinds in choice.roads.items()}
    return Wish({**USUALLY.roads, **roads}, choice.digest_hour, choice.days_before)


@transaction.atomic
def choose(person: Person, wish: Wish) -> Choice:
    """Keep what somebody wants; what no road or kind is called is left out."""
    roads = {road.value: [kind.value for kind in Kind if wish.takes(kind, road)] for road in Road}
    values = {
        "congress_id": person.congress_id,
        "roads": roads,
        "digest_hour": wish.digest_hour,
        "days_before": wish.days_before,
    }
    made, _ = Choice.objects.update_or_create(person=person, defaults=values)
    return made


def usual_days(congress: Congress, on: date) -> int:
    """How many days before its last day a term is called due soon here, for those who say nothing else."""
    version = practice_on(congress, on)
    practice = rulebook.practice(version.base, version.overrides) if version else rulebook.practice(congress.practice)
    return practice[NOTICE_DAYS]
