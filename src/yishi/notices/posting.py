"""Putting notices into the outbox: by e-mail and by webhook, at once or in the daily digest."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings

from yishi.notices.kinds import Road
from yishi.notices.mailboxes import with_mailbox
from yishi.notices.models import Delivery, Enclosed, Hook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from yishi.congress.models import Congress
    from yishi.notices.choosing import Wish
    from yishi.notices.models import Notice

# A digest leaves a little after its hour: whoever was just putting a notice into it has finished.
SLACK: Final = timedelta(minutes=1)
# A person's road out, and the moment of the digest there, if it is one.
_Place = tuple[int, int | None, datetime | None]


def post(congress: Congress, notices: Sequence[Notice], wanted: Mapping[int, Wish], at: datetime) -> None:
    """Enclose each notice in what its reader gets by the roads chosen. A demonstration sends nothing out."""
    if congress.demo or not notices:
        return
    enclosed = [(_place(notice, hook, wanted, at), notice) for notice, hook in _roads(congress, notices, wanted)]
    digests = _open_digests(congress, [place for place, _ in enclosed], at)
    single = {(place, notice.pk): _delivery(congress, place, at) for place, notice in enclosed if place[2] is None}
    Delivery.objects.bulk_create(single.values())
    Enclosed.objects.bulk_create(
        Enclosed(delivery=digests.get(place) or single[place, notice.pk], notice=notice) for place, notice in enclosed
    )


def _roads(
    congress: Congress, notices: Sequence[Notice], wanted: Mapping[int, Wish]
) -> Iterator[tuple[Notice, Hook | None]]:
    """Each notice with each road that it takes; e-mail is no hook."""
    hooks = list(Hook.objects.filter(congress=congress, active=True).order_by("pk"))
    mailboxes = with_mailbox({notice.person_id for notice in notices}) if settings.MAIL_IS_SET_UP else set()
    for notice in notices:
        wish = wanted[notice.person_id]
        if notice.person_id in mailboxes and wish.takes(notice.kind, Road.MAIL):
            yield notice, None
        if wish.takes(notice.kind, Road.HOOK):
            yield from ((notice, hook) for hook in hooks if notice.kind in hook.kinds)


def _place(notice: Notice, hook: Hook | None, wanted: Mapping[int, Wish], at: datetime) -> _Place:
    return notice.person_id, hook.pk if hook else None, wanted[notice.person_id].digest_after(at)


def _delivery(congress: Congress, place: _Place, at: datetime) -> Delivery:
    person, hook, digest_at = place
    first = digest_at + SLACK if digest_at else at
    return Delivery(congress=congress, person_id=person, hook_id=hook, digest_at=digest_at, next_at=first, made_at=at)


def _open_digests(congress: Congress, places: Sequence[_Place], at: datetime) -> dict[_Place, Delivery]:
    """The digests that these notices go into, made where there is none yet."""
    asked = dict.fromkeys(place for place in places if place[2] is not None)
    if not asked:
        return {}
    there = Delivery.objects.filter(
        congress=congress, person__in={place[0] for place in asked}, digest_at__in={place[2] for place in asked}
    )
    found: dict[_Place, Delivery] = {(one.person_id, one.hook_id, one.digest_at): one for one in there}
    new = [_delivery(congress, place, at) for place in asked if place not in found]
    found |= {(one.person_id, one.hook_id, one.digest_at): one for one in Delivery.objects.bulk_create(new)}
    return {place: found[place] for place in asked}
