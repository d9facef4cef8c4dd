"""Mandates of deputies: begun and ended together with the office of deputy, so that the two agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import transaction
from django.db.models import Q, QuerySet

from yishi.congress.models import CongressTerm, Deputy, Office
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Body, Person


class Profile(TypedDict, total=False):
    """What is public about a deputy besides the name."""

    number: str
    constituency: str
    delegation: Body | None
    group: Body | None
    sector: str
    occupation: str
    gender: str
    ethnic: str
    education: str
    born: str


@transaction.atomic
def begin_mandate(*, person: Person, term: CongressTerm, elected_on: date, **profile: Unpack[Profile]) -> Deputy:
    """Record the mandate and the office; it is exercised from the term's first day: Deputies Law art. 2."""
    deputy = Deputy.objects.create(
        congress_id=person.congress_id, term=term, person=person, elected_on=elected_on, **profile
    )
    Office.objects.create(
        congress_id=person.congress_id,
        person=person,
        kind=OfficeKind.DEPUTY,
        title=OFFICE_TITLES[OfficeKind.DEPUTY].zh,
        body=deputy.delegation,
        held_from=max(elected_on, term.begins),
        held_to=term.ends,
    )
    return deputy


@transaction.atomic
def end_mandate(*, deputy: Deputy, last_day: date, why: str) -> Deputy:
    """End a mandate before its term does; `last_day` is the last on which it runs."""
    if last_day < deputy.elected_on:
        raise Refused(Text("终止日期早于当选日期。", "The mandate cannot end before it began."))
    deputy.ended_on, deputy.ended_why = last_day, why
    deputy.save(update_fields=["ended_on", "ended_why"])
    _close(Office.objects.filter(person=deputy.person, congress_id=deputy.congress_id), last_day)
    return deputy


@transaction.atomic
def end_term(*, term: CongressTerm, last_day: date) -> CongressTerm:
    """End a term, and with it the office of each deputy who still held it."""
    term.ends = last_day
    term.save(update_fields=["ends"])
    members = Deputy.objects.filter(congress_id=term.congress_id, term=term).values("person")
    _close(Office.objects.filter(congress_id=term.congress_id, person__in=members), last_day)
    return term


def _close(offices: QuerySet[Office], last_day: date) -> None:
    running = Q(held_to__isnull=True) | Q(held_to__gt=last_day)
    offices.filter(running, kind=OfficeKind.DEPUTY, held_from__lte=last_day).update(held_to=last_day)
