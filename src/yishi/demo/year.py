"""A whole county and its year, made in one transaction: half a county can never be seen."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from yishi.congress.models import Congress
from yishi.demo.accounts import open_accounts
from yishi.demo.county import found_county
from yishi.demo.hours import ANCHOR
from yishi.demo.people import people
from yishi.demo.play import play, tell
from yishi.demo.script import Script
from yishi.demo.yearly import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_CHECKPOINTS: Final = "yishi.record.checkpoints"


def demo_congress() -> Congress | None:
    """The demonstration that has been played here, if any."""
    return Congress.objects.filter(demo=True, matters__isnull=False).order_by("pk").first()


@transaction.atomic
def live_a_year(practice: str, said: Callable[[date, int], None]) -> Congress:
    """Found the county, play its year, and set its clock to go on from the anchor day."""
    place = found_county(practice)
    cast = people(place)
    open_accounts(cast)
    parts = Script(cast).write()
    events = [event for part in parts for event in tell(part, cast)]
    play([*events, *reports(cast)], said)
    congress = Congress.objects.get(pk=place.congress.pk)
    if find_spec(_CHECKPOINTS):
        import_module(_CHECKPOINTS).make_checkpoint(congress, ANCHOR)
    offset = ANCHOR - timezone.now()
    Congress.objects.filter(pk=congress.pk).update(clock_offset=round(offset.total_seconds()))
    congress.refresh_from_db()
    return congress
