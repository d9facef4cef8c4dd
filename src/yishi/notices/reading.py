"""What has been read, and what has not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from yishi.notices.models import Notice

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Counted no further: beyond it the number tells nothing.
COUNTED: Final = 100


def unread_of(person: int) -> int:
    """How many notices ring for a person: one query, of an index that holds nothing else."""
    return Notice.objects.filter(person=person, read_at=None, rings=True)[:COUNTED].count()


def mark_read(notices: QuerySet[Notice], at: datetime) -> int:
    """Mark as read what is not; how many."""
    return notices.filter(read_at=None).update(read_at=at)
