"""The follower of the record that makes notices of its entries."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from yishi.congress.assemblies import AssemblyOn
from yishi.congress.calendar import work_calendar
from yishi.kernel.standing import standing
from yishi.notices.hearing import Happening, heard
from yishi.notices.kinds import Kind
from yishi.notices.making import Draft, make
from yishi.notices.roster import Wanted
from yishi.record.following import follower
from yishi.record.models import Entry
from yishi.record.standings import practice_version, procedure_of
from yishi.record.steps import Body, read_body, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yishi.congress.models import Congress

# What is older is history: it fills the inbox, but calls nobody. What is older still is left to the record.
FRESH: Final = timedelta(days=3)
REMEMBERED: Final = timedelta(days=90)


@follower("notices")
def take(congress: Congress, entries: Sequence[Entry], at: datetime) -> None:
    """Tell everybody who should hear of these entries."""
    recent = [entry for entry in entries if entry.recorded_at > at - REMEMBERED]
    if not recent:
        return
    happenings = list(_happenings(congress, recent))
    wanted = Wanted()
    for one in happenings:
        for role in one.roles:
            wanted.role(role, one.after.parties)
    roster = wanted.found(congress, timezone.localdate(at))
    drafts = [
        Draft(
            office=hears.office,
            kind=Kind.TURN if hears.act else Kind.NEWS,
            subject=f"entry:{one.entry.position}",
            matter=one.entry.matter_id,
            at=one.entry.recorded_at,
            entry=one.entry.pk,
            act=hears.act,
            history=one.entry.recorded_at <= at - FRESH,
        )
        for one in happenings
        for hears in heard(one, roster)
    ]
    make(congress, drafts, at)


def _happenings(congress: Congress, entries: Sequence[Entry]) -> Iterator[Happening]:
    """Each entry between the standings before and after it: one query for all that went before."""
    bodies = _bodies(entries)
    calendar = work_calendar()
    assembly = cache(partial(AssemblyOn, congress.pk))
    for entry in entries:
        body = bodies[entry.matter_id][entry.seq - 1]
        told = bodies[entry.matter_id][: entry.seq]
        on = date.fromisoformat(body.on)
        procedure = procedure_of(entry.matter)
        act = procedure.by_code.get(entry.act)
        if act is not None:
            steps = [step_of(one, procedure) for one in told]
            rules = (on, practice_version(entry.matter.practice_id), calendar)
            before, after = (standing(procedure, some, *rules, assembly=assembly(on)) for some in (steps[:-1], steps))
            yield Happening(entry, body, act, before, after)


def _bodies(entries: Sequence[Entry]) -> dict[int, list[Body]]:
    rows = Entry.objects.filter(matter__in={entry.matter_id for entry in entries}).order_by("matter_id", "seq")
    found: dict[int, list[Body]] = defaultdict(list)
    for matter, body in rows.values_list("matter_id", "body"):
        found[matter].append(read_body(body))
    return found
