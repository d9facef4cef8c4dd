"""Follows the record: which unit was handed what, and which of it was returned, why, and with what result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from yishi.assigning.models import Draft, HandOver, Return
from yishi.record.following import follower
from yishi.record.steps import read_body

if TYPE_CHECKING:
    from yishi.congress.models import Congress
    from yishi.record.models import Entry

NAME: Final = "assigning"


@follower(NAME)
def take(congress: Congress, entries: Sequence[Entry], at: datetime) -> None:  # noqa: ARG001 - a follower's signature
    """Take what bears on hand-overs; whoever begins with the first entry again makes everything anew."""
    if entries[0].position == 1:
        for kind in (HandOver, Return):
            kind.objects.filter(congress=congress).delete()
    for entry in entries:
        if entry.matter.procedure == "suggestion" and entry.act in _TAKEN:
            _TAKEN[entry.act](entry, read_body(entry.body).facts)


def _handed_over(entry: Entry, facts: dict[str, Any]) -> None:
    before = HandOver.objects.filter(matter=entry.matter_id, seq__lt=entry.seq, current=True)
    before.update(current=False, changed=entry.position)
    HandOver.objects.create(
        congress_id=entry.congress_id,
        matter_id=entry.matter_id,
        seq=entry.seq,
        on=entry.on,
        unit_id=facts["lead_unit"],
        co_units=facts.get("co_units", []),
        broad=facts.get("broad", False),
        changed=entry.position,
    )
    Draft.objects.filter(matter=entry.matter_id).delete()


def _asked_back(entry: Entry, facts: dict[str, Any]) -> None:
    handed_over = HandOver.objects.filter(matter=entry.matter_id, current=True)
    handed_over.update(contested=True, changed=entry.position)
    Return.objects.create(
        congress_id=entry.congress_id,
        matter_id=entry.matter_id,
        seq=entry.seq,
        from_unit_id=handed_over.get().unit_id,
        asked_on=entry.on,
        reason=facts["reason"],
        proper_unit_id=facts.get("proper_unit"),
    )


def _decided(entry: Entry, facts: dict[str, Any]) -> None:
    """An open request was settled; where none is open (a suggestion withdrawn) nothing changes."""
    still = Return.objects.filter(matter=entry.matter_id, decision="")
    settled = {"decision": entry.act, "decided_seq": entry.seq, "decided_on": entry.on}
    answer = facts.get("reason") or facts.get("note") or ""
    if still.update(**settled, answer=answer, to_unit_id=facts.get("lead_unit")):
        HandOver.objects.filter(matter=entry.matter_id, current=True).update(contested=False, changed=entry.position)


def _reassigned(entry: Entry, facts: dict[str, Any]) -> None:
    _decided(entry, facts)
    _handed_over(entry, facts)


def _extended(entry: Entry, facts: dict[str, Any]) -> None:  # noqa: ARG001 - like the others
    HandOver.objects.filter(matter=entry.matter_id, current=True).update(broad=True, changed=entry.position)


_TAKEN: Final[dict[str, Callable[[Entry, dict[str, Any]], None]]] = {
    "assign": _handed_over,
    "request_return": _asked_back,
    "refuse_return": _decided,
    "reassign": _reassigned,
    "grant_extension": _extended,
    "withdraw": _decided,
}
