"""Making notices, each once, and putting into the outbox what is to go out of the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction

from yishi.notices.choosing import wishes
from yishi.notices.kinds import Kind, Road
from yishi.notices.models import Notice
from yishi.notices.posting import post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from yishi.congress.models import Congress, Office
    from yishi.notices.choosing import Wish

# Within what a database takes of values in one question.
_MANY: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A notice to be made.

    ``inside``: it does not leave the site. ``history``: nor does it call anybody there; it tells of what has long been.
    """

    office: Office
    kind: Kind
    subject: str
    matter: int
    at: datetime
    entry: int | None = None
    act: str = ""
    term: str = ""
    due: date | None = None
    unit: int | None = None
    inside: bool = False
    history: bool = False

    @property
    def one(self) -> tuple[int, str]:
        """Whom it tells of what."""
        return self.office.person_id, self.subject


@transaction.atomic
def make(congress: Congress, drafts: Iterable[Draft], at: datetime) -> int:
    """Make the notices that nobody has been told before, and post them. Returns how many were made."""
    once: dict[tuple[int, str], Draft] = {}
    for draft in drafts:
        once.setdefault(draft.one, draft)
    return sum(_make(congress, some, at) for some in _some(list(once.values())))


def _some(drafts: Sequence[Draft]) -> Iterator[Sequence[Draft]]:
    for start in range(0, len(drafts), _MANY):
        yield drafts[start : start + _MANY]


def _make(congress: Congress, drafts: Sequence[Draft], at: datetime) -> int:
    told = Notice.objects.filter(
        person__in={draft.office.person_id for draft in drafts}, subject__in={draft.subject for draft in drafts}
    )
    before = set(told.values_list("person_id", "subject"))
    new = [draft for draft in drafts if draft.one not in before]
    wanted = wishes({draft.office.person_id for draft in new})
    made = Notice.objects.bulk_create(_notice(congress, draft, wanted[draft.office.person_id], at) for draft in new)
    leaving = [notice for notice, draft in zip(made, new, strict=True) if not (draft.inside or draft.history)]
    post(congress, leaving, wanted, at)
    return len(made)


def _notice(congress: Congress, draft: Draft, wish: Wish, at: datetime) -> Notice:
    return Notice(
        congress=congress,
        person_id=draft.office.person_id,
        office=draft.office,
        kind=draft.kind,
        subject=draft.subject,
        matter_id=draft.matter,
        entry_id=draft.entry,
        act=draft.act,
        term=draft.term,
        due=draft.due,
        unit_id=draft.unit,
        at=draft.at,
        rings=wish.takes(draft.kind, Road.SITE),
        read_at=at if draft.history else None,
    )
