"""The follower of the record that keeps what is looked into in step with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yishi.congress.models import Congress
from yishi.record.following import begin_anew, follower
from yishi.record.models import Cursor, Matter
from yishi.search.models import Passage, Place
from yishi.search.passages import bags, extracts_for, names_of, stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from yishi.record.models import Entry

FOLLOWER = "search"
_ROWS = 200  # written in one statement


@follower(FOLLOWER)
def take(congress: Congress, entries: Sequence[Entry], at: datetime) -> None:
    """Look anew at every matter whose last entry is among these: earlier ones will come to theirs."""
    last = {entry.matter_id: entry.matter for entry in entries if entry.seq >= entry.matter.last_seq}
    index(congress, last.values(), timezone.localdate(at))


def index(congress: Congress, matters: Iterable[Matter], on: date) -> None:
    """Write the passages of matters as they stand; what has gone, or cannot be read, is found no more."""
    listed = list(matters)
    told = list(stories(listed, on))
    named, extracts = names_of(told), extracts_for(told)
    fresh: dict[int, str] = {}
    for story in told:
        fresh |= bags(story, named, extracts)
    stored = {key: bag for matter in listed for key, bag in _stored(matter.pk)}
    Passage.objects.filter(pk__in=stored.keys() - fresh.keys()).delete()
    Passage.objects.bulk_create(
        [Passage(id=key, congress=congress, bag=bag) for key, bag in fresh.items() if stored.get(key) != bag],
        batch_size=_ROWS,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["bag"],
    )


def _stored(matter: int) -> list[tuple[int, str]]:
    first, beyond = Place(matter).key, Place(matter + 1).key
    return list(Passage.objects.filter(pk__gte=first, pk__lt=beyond).values_list("pk", "bag"))


@transaction.atomic
def forget(congress: Congress) -> None:
    """Find nothing of a congress until its record has been taken from the beginning again."""
    Passage.objects.filter(congress=congress).delete()
    begin_anew(congress, FOLLOWER)


def behind(congress: Congress) -> int:
    """How many entries have not been taken yet."""
    read = Cursor.objects.filter(congress=congress, follower=FOLLOWER).values_list("position", flat=True).first()
    return max(0, congress.last_position - (read or 0))
