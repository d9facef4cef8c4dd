"""Notices of the demonstration: what was told in its last months, what some people chose, a webhook not yet in use."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from yishi.demo.hours import ANCHOR
from yishi.notices.choosing import USUALLY, Wish, choose
from yishi.notices.hooks import new_secret
from yishi.notices.kinds import USUAL, Kind, Road
from yishi.notices.models import Hook, Notice
from yishi.notices.sweeping import sweep
from yishi.record.sealing import encrypted
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from yishi.congress.models import Congress
    from yishi.demo.people import Cast

_HOOK: Final = "县政务短信网关"
# No such host: names below .example never are.
_URL: Final = "https://sms.qinglan.example/yishi"
_MORNING: Final = timedelta(hours=7)
_KNOWN: Final = timedelta(days=7)


def tell_of_the_year(cast: Cast) -> None:
    """Make the notices that people find in their inboxes on the anchor day."""
    congress = cast.place.congress
    _look_through_terms(congress)
    clerk = cast.clerks[1].person
    choose(clerk, Wish({**USUALLY.roads, "mail": ("turn", "late")}, digest_hour=8, days_before=5))
    choose(cast.others[OfficeKind.AUDITOR].person, Wish({**USUALLY.roads, "mail": ()}))
    Hook.objects.create(
        congress=congress, title=_HOOK, url=_URL, kinds=list(USUAL[Road.HOOK]), secret=encrypted(new_secret()),
        made_at=ANCHOR,
    )  # fmt: skip


def _look_through_terms(congress: Congress) -> None:
    """The look of the anchor morning; what has been overdue for long was told, and read, before."""
    morning = timezone.localtime(ANCHOR).replace(hour=0, minute=0, second=0, microsecond=0) + _MORNING
    sweep(congress, morning.date(), morning)
    known = Notice.objects.filter(congress=congress, kind=Kind.LATE, due__lt=morning.date() - _KNOWN)
    known.update(read_at=morning)
