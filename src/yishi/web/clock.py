"""What time it is: the only place of the site that asks. Below, the day is an argument."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date, datetime

    from yishi.congress.models import Congress


def now(congress: Congress | None = None) -> datetime:
    """The server's clock. A demonstration's runs on from the last day that was played."""
    offset = timedelta(seconds=congress.clock_offset) if congress is not None and congress.demo else timedelta()
    return timezone.now() + offset


def today(congress: Congress | None = None) -> date:
    """The day in China."""
    return timezone.localdate(now(congress))
