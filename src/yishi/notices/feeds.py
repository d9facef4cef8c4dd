"""The iCalendar feed (RFC 5545) of a person's terms, read by calendar programs under a secret link."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from icalendar import Alarm, Calendar, Event

from yishi.congress.queries import offices_of_person
from yishi.kernel.text import Text
from yishi.notices.choosing import usual_days, wish_of
from yishi.notices.models import Feed
from yishi.notices.saying import open_name
from yishi.notices.terms import binding, binds
from yishi.record.standings import procedure_of

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Congress, Person
    from yishi.notices.messages import Address
    from yishi.record.models import Due

# A calendar with more is no calendar; the nearest days come first.
MOST: Final = 500
# So far back overdue terms stay on their day: programs show what is past only to who looks for it.
_BACK: Final = timedelta(days=366)
_NINE: Final = timedelta(hours=9)
_NAME: Final = Text("{place}人大：我的期限", "{place}: my terms")
_SUMMARY: Final = "{term}：{matter}"
_OVERDUE: Final = "【逾期】"


@transaction.atomic
def make_feed(person: Person, at: datetime) -> str:
    """A new link's token, told this once; the one before no longer works."""
    revoke_feed(person, at)
    token = secrets.token_urlsafe(32)
    Feed.objects.create(congress_id=person.congress_id, person=person, token=_hash(token), made_at=at)
    return token


def revoke_feed(person: Person, at: datetime) -> None:
    """End the link in use, if there is one."""
    Feed.objects.filter(person=person, revoked_at=None).update(revoked_at=at)


def feed_in_use(person: Person) -> Feed | None:
    """The link in use; not its token, of which only a hash is kept."""
    return Feed.objects.filter(person=person, revoked_at=None).first()


def reader_of(congress: Congress, token: str) -> Person | None:
    """Whose calendar a token opens; nobody's once it is revoked, or the login stopped."""
    feeds = Feed.objects.filter(congress=congress, token=_hash(token), revoked_at=None, person__account__is_active=True)
    feed = feeds.select_related("person").first()
    return feed.person if feed else None


def _hash(token: str) -> str:
    # Random as it is, a token needs no salt; looked up by its hash, it cannot be guessed letter by letter.
    return hashlib.sha256(token.encode()).hexdigest()


def calendar_of(congress: Congress, person: Person, at: datetime, address: Address) -> bytes:
    """Every term that binds the person in an office held today, each on its last day."""
    on = timezone.localdate(at)
    calendar = Calendar()
    calendar.add("prodid", "-//Yishi//Terms//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _NAME.format(place=congress.place).zh)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    days = wish_of(person).days_before or usual_days(congress, on)
    for due in _binding(person, on):
        calendar.add_component(_event(congress, due, at, days, address))
    return bytes(calendar.to_ical())


def _binding(person: Person, on: date) -> list[Due]:
    """The open terms that bind the person in any office held today, the earliest first."""
    found: dict[int, Due] = {}
    for office in offices_of_person(person, on):
        for due in binding(office).filter(due__gte=on - _BACK)[:MOST]:
            if binds(due, office):
                found[due.pk] = due
    return sorted(found.values(), key=lambda due: (due.due or on, due.pk))[:MOST]


def _event(congress: Congress, due: Due, at: datetime, days: int, address: Address) -> Event:
    """An event of a whole day; its UID stays the same as long as the term runs."""
    last = due.due or timezone.localdate(at)
    late = _OVERDUE if last < timezone.localdate(at) else ""
    event = Event()
    event.add("uid", f"{congress.code}-{due.matter_id}-{due.key.replace(':', '-')}@{_host()}")
    event.add("dtstamp", at)
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", late + _SUMMARY.format(term=_title(due), matter=open_name(due.matter).zh))
    event.add("url", address("matter", congress.code, due.matter_id))
    event.add("transp", "TRANSPARENT")
    # At nine in the morning, so many days before, and on the day itself.
    for before in sorted({days, 0}, reverse=True):
        event.add_component(_alarm(timedelta(days=-before) + _NINE, event))
    return event


def _alarm(trigger: timedelta, event: Event) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(event["summary"]))
    alarm.add("trigger", trigger)
    return alarm


def _title(due: Due) -> str:
    return next(one.title.zh for one in procedure_of(due.matter).deadlines if one.code == due.code)


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
