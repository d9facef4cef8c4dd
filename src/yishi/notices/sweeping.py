"""The daily look through the terms: what runs out soon, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from django.db import transaction

from yishi.notices.choosing import MOST_DAYS, usual_days, wishes
from yishi.notices.kinds import Kind
from yishi.notices.making import Draft, make
from yishi.notices.models import Sweep
from yishi.notices.roster import Wanted
from yishi.notices.terms import is_promise, is_seen, role_bound
from yishi.record.models import Due
from yishi.rulebook.roles import OFFICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yishi.congress.models import Congress, Office
    from yishi.kernel.role import Role
    from yishi.notices.roster import Roster

_MANY: Final = 500
_WEEK: Final = 7


def is_swept(congress: Congress, on: date) -> bool:
    """Whether the terms were looked through on that day."""
    return Sweep.objects.filter(congress=congress, on=on).exists()


@transaction.atomic
def sweep(congress: Congress, on: date, at: datetime) -> int:
    """Tell of terms that run out or have run out, once a day whoever asks how often. Returns how many notices.

    The first look at an old record tells nobody outside the site: there would be too much at once.
    """
    first = not Sweep.objects.filter(congress=congress).exists()
    _, begun = Sweep.objects.get_or_create(congress=congress, on=on)
    if not begun:
        return 0
    running = Due.objects.filter(congress=congress, met_on=None, duty=True, due__lte=on + timedelta(days=MOST_DAYS))
    rows = running.select_related("matter").defer("matter__text").order_by("pk").iterator(_MANY)
    look = Look(congress, on, at, usual_days(congress, on), inside=first)
    return sum(look.tell(some) for some in iter(lambda: list(islice(rows, _MANY)), []))


@dataclass(frozen=True, slots=True)
class Look:
    """One look through the terms of a congress; ``usual``: for how many days before its last a term runs out."""

    congress: Congress
    on: date
    at: datetime
    usual: int
    inside: bool

    def tell(self, dues: Sequence[Due]) -> int:
        """Tell of some terms."""
        wanted = Wanted()
        wanted.role(OFFICE, {})
        roles = {due.pk: role for due in dues if (role := role_bound(due)) is not None}
        for due in dues:
            if due.pk in roles:
                wanted.term(roles[due.pk], person=due.person_id, unit=due.unit_id)
        roster = wanted.found(self.congress, self.on)
        known = [due for due in dues if due.pk in roles]
        told = [(due, *whom) for due in known for whom in self._whom(due, roles[due.pk], roster)]
        wish = wishes({office.person_id for _, office, _ in told})
        drafts = [
            self._draft(due, office, wish[office.person_id].days_before or self.usual, watches=watches)
            for due, office, watches in told
        ]
        return make(self.congress, [draft for draft in drafts if draft is not None], self.at)

    def _whom(self, due: Due, role: Role, roster: Roster) -> Iterator[tuple[Office, bool]]:
        """Whom a term binds, and who watches over it. Nobody who may not see the matter.

        What is overdue is watched over; a promise from when it comes due on, for its matter lies on no desk any more.
        """
        if is_seen(due, role):
            yield from ((office, False) for office in roster.of(role, person=due.person_id, unit=due.unit_id))
        watched = due.due is not None and (due.due < self.on or is_promise(due))
        if watched and is_seen(due, OFFICE):
            yield from ((office, True) for office in roster.holding(OFFICE, {}))

    def _draft(self, due: Due, office: Office, days: int, *, watches: bool) -> Draft | None:
        """A notice of a term, if it is time. Of a short term the second half counts as its end."""
        if due.due is None:
            return None
        left = (due.due - self.on).days
        subject = f"due:{due.matter_id}:{due.key}:{due.due}"
        made = partial(
            Draft,
            office=office,
            matter=due.matter_id,
            at=self.at,
            term=due.code,
            due=due.due,
            unit=due.unit_id if watches else None,
            inside=self.inside,
        )
        if left < 0:
            week = (-left - 1) // _WEEK
            return made(kind=Kind.LATE, subject=f"{subject}:late:{week}")
        if left <= min(days, (due.due - due.began).days // 2):
            return made(kind=Kind.SOON, subject=f"{subject}:soon")
        return None
