"""What happened to logins: noted when it happens, told to the holder when somebody else did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.congress.models import AccountEvent

if TYPE_CHECKING:
    from datetime import datetime

    from yishi.congress.models import Account, Person

LISTED: Final = 20


def note(account: Account, what: AccountEvent.What, at: datetime, by: Person | None = None) -> AccountEvent:
    """Note what happened; ``by``: who did it, if not the holder."""
    return AccountEvent.objects.create(account=account, what=what, at=at, by=by)


def latest_events(account: Account) -> list[AccountEvent]:
    """What happened to the login of late, the newest first."""
    return list(AccountEvent.objects.filter(account=account).select_related("by").order_by("-at", "-pk")[:LISTED])


def tell(account: Account, at: datetime) -> list[AccountEvent]:
    """What others did to the login since its holder last heard; from now on it counts as told."""
    untold = AccountEvent.objects.filter(account=account, by__isnull=False, told_at=None)
    found = list(untold.select_related("by").order_by("at", "pk"))
    untold.filter(pk__in=[one.pk for one in found]).update(told_at=at)
    return found
