"""Drafts of a hand-over: what clerks settle row by row before the meeting, kept until it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from yishi.assigning.models import Draft
from yishi.record.models import Matter
from yishi.rulebook.suggestions.stages import At

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from yishi.congress.models import Office


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom one suggestion goes to: units by key; ``taken``: it goes with the next batch."""

    lead_unit: int | None = None
    co_units: tuple[int, ...] = ()
    broad: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """A choice for a suggestion, made by somebody who saw it as it stood after ``version`` savings (0: none)."""

    matter: int
    version: int
    choice: Choice


def choice_of(draft: Draft) -> Choice:
    """What was drafted."""
    return Choice(draft.lead_unit_id, tuple(draft.co_units), draft.broad, draft.taken)


@transaction.atomic
def save_drafts(office: Office, edits: Sequence[Edit], at: datetime) -> frozenset[int]:
    """Keep these choices; the suggestions where somebody else was quicker are left as they are, and given back.

    What no longer waits for its hand-over needs no draft, and is passed over.
    """
    wanted = sorted(edit.matter for edit in edits)
    # Two clerks who save at once wait for each other here, where a draft may not be there yet to be locked.
    held = Matter.objects.select_for_update().filter(congress=office.congress_id, pk__in=wanted)
    known = set(held.filter(stage=At.ADMITTED.value).order_by("pk").values_list("pk", flat=True))
    versions = dict(Draft.objects.filter(matter__in=known).values_list("matter_id", "version"))
    overtaken = {edit.matter for edit in edits if versions.get(edit.matter, 0) != edit.version}
    kept = [edit for edit in edits if edit.matter in known - overtaken]
    Draft.objects.bulk_create(
        [_draft(office, edit, at) for edit in kept],
        update_conflicts=True,
        unique_fields=["matter"],
        update_fields=["lead_unit", "co_units", "broad", "taken", "version", "person", "at"],
    )
    return frozenset(overtaken)


def _draft(office: Office, edit: Edit, at: datetime) -> Draft:
    choice = edit.choice
    return Draft(
        congress_id=office.congress_id,
        matter_id=edit.matter,
        lead_unit_id=choice.lead_unit,
        co_units=list(choice.co_units),
        broad=choice.broad,
        taken=choice.taken,
        version=edit.version + 1,
        person_id=office.person_id,
        at=at,
    )
