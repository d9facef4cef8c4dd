"""Merging like suggestions in one click: whichever acts it takes, entered together or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from yishi.record.acts import Order, perform
from yishi.record.standings import procedure_of
from yishi.rulebook.suggestions.making import ADMIT
from yishi.rulebook.suggestions.merging import ABSORB, MERGE

if TYPE_CHECKING:
    from datetime import date, datetime

    from yishi.congress.models import Office
    from yishi.kernel.procedure import Procedure
    from yishi.record.models import Entry, Matter

# Why, as the record tells it: the clerk has compared them side by side, or can say more with the act's own form.
NOTE: Final = "经比对内容相近，合并办理"


@dataclass(frozen=True, slots=True)
class Merger:
    """A merger that could be entered now: which goes into which, by which acts."""

    goes: Matter
    into: Matter
    acts: tuple[str, ...]

    @property
    def admits(self) -> bool:
        """Whether it is admitted by the same click."""
        return ADMIT.code in self.acts


def merger_of(one: Matter, other: Matter) -> Merger | None:
    """How two suggestions could be merged as they stand: the later into the earlier, if that may be."""
    earlier, later = sorted((one, other), key=lambda matter: matter.pk)
    for goes, into in ((later, earlier), (earlier, later)):
        acts = acts_to_merge(goes)
        if acts and procedure_of(into).stages(into.stage) in ABSORB.moves:
            return Merger(goes, into, acts)
    return None


def acts_to_merge(matter: Matter) -> tuple[str, ...]:
    """The acts that merge a suggestion from where it stands; none where it cannot be merged."""
    procedure: Procedure[Any] = procedure_of(matter)
    stage = procedure.stages(matter.stage)
    if stage in MERGE.moves:
        return (MERGE.code,)
    if ADMIT.moves.get(stage) in MERGE.moves:
        return (ADMIT.code, MERGE.code)
    return ()


@transaction.atomic
def merge(
    matter: Matter, into: int, *, office: Office, on: date, at: datetime, key: str, expected: int | None = None
) -> Entry:
    """Admit a suggestion, if it waits for that, and merge it into another: two entries, or none.

    ``expected``: how many entries the person saw. Raises Refused where an act is refused.
    """
    entry = None
    # Merged already: the same request once more gets the same answer, another one the refusal.
    for done, act in enumerate(acts_to_merge(matter) or (MERGE.code,)):
        entry = perform(
            Order(
                act=act,
                office=office,
                on=on,
                at=at,
                key=f"{key}.{act}" if key else "",
                matter=matter.pk,
                facts={"into": into, "note": NOTE} if act == MERGE.code else None,
                expected=None if expected is None else expected + done,
            )
        )
    assert entry is not None  # noqa: S101 - there is at least one act
    return entry
