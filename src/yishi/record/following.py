"""Following the record: what is made of entries (an index, notices) is made of each once, and in order.

A follower reads on from where it stopped. What it makes and how far it has read are written in one
transaction, so that a crash loses nothing and repeats nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction

from yishi.record.models import Cursor, Entry

if TYPE_CHECKING:
    from yishi.congress.models import Congress

# Given the congress, its next entries in order, and the moment.
Take = Callable[["Congress", Sequence[Entry], datetime], None]

FOLLOWERS: Final[dict[str, Take]] = {}
BATCH: Final = 200  # entries taken in one transaction


def follower(name: str) -> Callable[[Take], Take]:
    """Declare a function that takes entries as a follower of the record."""

    def declare(take: Take) -> Take:
        if name in FOLLOWERS:
            message = f"follower {name} is declared twice"
            raise ValueError(message)
        FOLLOWERS[name] = take
        return take

    return declare


def catch_up(congress: Congress, at: datetime, most: int | None = None, only: str = "") -> int:
    """Let every follower (or ``only`` one) take what it has not taken, at most so many each. Returns how many."""
    return sum(_catch_up(congress, name, at, most) for name in ([only] if only else sorted(FOLLOWERS)))


def _catch_up(congress: Congress, name: str, at: datetime, most: int | None) -> int:
    done = 0
    while most is None or done < most:
        taken = _next(congress, name, at, BATCH if most is None else min(BATCH, most - done))
        if not taken:
            break
        done += taken
    return done


@transaction.atomic
def _next(congress: Congress, name: str, at: datetime, most: int) -> int:
    """Take the next entries; none when somebody else is just taking them."""
    Cursor.objects.get_or_create(congress=congress, follower=name)
    cursor = Cursor.objects.select_for_update(skip_locked=True).filter(congress=congress, follower=name).first()
    if cursor is None:
        return 0
    ahead = Entry.objects.filter(congress=congress, position__gt=cursor.position).select_related("matter")
    entries = list(ahead.order_by("position")[:most])
    if entries:
        FOLLOWERS[name](congress, entries, at)
        cursor.position = entries[-1].position
        cursor.save(update_fields=["position"])
    return len(entries)


@transaction.atomic
def begin_anew(congress: Congress, name: str) -> None:
    """Forget how far a follower has read: it takes the record from its first entry again."""
    Cursor.objects.filter(congress=congress, follower=name).update(position=0)


def is_behind(congress: Congress, name: str) -> bool:
    """Whether there are entries that a follower has not taken."""
    cursor = Cursor.objects.filter(congress=congress, follower=name).first()
    read = cursor.position if cursor else 0
    return Entry.objects.filter(congress=congress, position__gt=read).exists()
