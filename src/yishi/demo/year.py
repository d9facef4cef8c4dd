"""A whole county and its year, made in one transaction: half a county can never be seen."""

from __future__ import annotations

from datetime import datetime, time
from math import ceil
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yishi.congress.models import Congress
from yishi.demo.accounts import open_accounts
from yishi.demo.activities import activities
from yishi.demo.bills import arrivals, bills
from yishi.demo.cases import cases
from yishi.demo.county import found_county
from yishi.demo.departures import departures
from yishi.demo.exam_questions import keep_bank
from yishi.demo.hours import ANCHOR, CHINA
from yishi.demo.meeting import before_the_meeting
from yishi.demo.people import people
from yishi.demo.play import play, tell
from yishi.demo.script import Script
from yishi.demo.secretaries import by_secretaries, entrust_desks
from yishi.demo.sittings import sittings
from yishi.demo.station_fates import requests
from yishi.demo.stations import open_posts, receptions
from yishi.demo.telling import tell_of_the_year
from yishi.demo.visits import visits
from yishi.demo.yearly import reports
from yishi.record.checkpoints import make_checkpoint
from yishi.record.following import catch_up
from yishi.record.forgetting import begin_ids_anew

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


@transaction.atomic
def live_a_year(practice: str, said: Callable[[date, int], None]) -> Congress:
    """Found the county, play its year, and set its clock to go on from the anchor day.

    ``said`` hears of every act's day, and how many acts there are so far. Raises Refused when the county is
    there already.
    """
    begin_ids_anew()
    place = found_county(practice)
    keep_bank(place.congress)
    cast = people(place)
    posts = open_posts(cast)
    open_accounts(cast)
    parts = [*Script(cast).write(), *arrivals(cast), *before_the_meeting(cast)]
    events = [event for part in parts for event in tell(part, cast)]
    events += [*receptions(posts), *requests(posts, cast)]
    events += [*reports(cast), *bills(cast), *activities(cast), *sittings(cast), *cases(cast), *departures(cast)]
    play(by_secretaries(events, entrust_desks(cast, parts)), _monthly(place.congress, said), visits(cast))
    make_checkpoint(place.congress, ANCHOR)
    catch_up(place.congress, ANCHOR)
    tell_of_the_year(cast)
    offset = ANCHOR - timezone.now()
    Congress.objects.filter(pk=place.congress.pk).update(clock_offset=ceil(offset.total_seconds()))
    return Congress.objects.get(pk=place.congress.pk)


def _monthly(congress: Congress, said: Callable[[date, int], None]) -> Callable[[date, int], None]:
    """Pledge the record in a checkpoint when a month has passed."""
    last: list[date] = []

    def played(day: date, done: int) -> None:
        if last and day.month != last[-1].month:
            make_checkpoint(congress, datetime.combine(last[-1], time(18, 0), CHINA))
        last[:] = [day]
        said(day, done)

    return played
