"""What the congress, its standing committee and their chairpersons meet on and decide: a page for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render

from yishi import rulebook
from yishi.record.models import Entry, Matter
from yishi.record.steps import read_body
from yishi.rulebook import roles
from yishi.rulebook.sittings.stages import BEFORE, SITTING
from yishi.web import clock
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.sight import visible_matters
from yishi.web.voted import VOTES

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

    from yishi.congress.models import Congress, Office
    from yishi.kernel.text import Text

SHOWN: Final = 6
CASES: Final = ("decision", "appointment", "election", "recall")
ORDER: Final = ("standing_committee_meeting", "people_congress_session", "council_of_chairpersons")


@dataclass(frozen=True, slots=True)
class Listed:
    """A sitting in a list: its day and place as planned last, and whose it is."""

    matter: Matter
    day: date
    place: str
    kind: Text
    stage: Text


@dataclass(frozen=True, slots=True)
class Told:
    """A case or a vote in a list, and what came of it."""

    matter: Matter
    kind: Text
    outcome: Text


@page("c/<str:code>/sittings/", by=EVERYBODY)
def sittings(request: CongressRequest) -> HttpResponse:
    """Sittings coming and past, and what was decided in them."""
    congress, acting = request.congress, request.acting
    coming, past = of_congress(congress, acting)
    context = {
        "coming": coming,
        "past": past,
        "cases": decided(congress, acting, CASES),
        "votes": decided(congress, acting, tuple(sorted(VOTES))),
        "lists": [(code, rulebook.CURRENT[code].title) for code in _lists(acting)],
        "on": clock.today(congress),
    }
    return render(request, "sittings/sittings.html", context)


def _lists(acting: Office | None) -> list[str]:
    """The lists that can hold anything for this reader."""
    codes = (*ORDER, *CASES, *sorted(VOTES))
    return [code for code in codes if acting or roles.PUBLIC in (one.role for one in rulebook.CURRENT[code].seen_by)]


def of_congress(congress: Congress, acting: Office | None) -> tuple[list[Listed], list[Listed]]:
    """The sittings ahead, the nearest first, and those held, the latest first."""
    stages = {stage.value for stage in (*BEFORE, *SITTING)}
    ahead = [one for code in ORDER for one in _newest(congress, code, acting).filter(stage__in=stages)[:SHOWN]]
    held = [one for code in ORDER for one in _newest(congress, code, acting).exclude(stage__in=stages)[:SHOWN]]
    days = _planned([*ahead, *held])
    coming = sorted((_listed(one, *days[one.pk]) for one in ahead if one.pk in days), key=lambda one: one.day)
    past = sorted((_listed(one, *days[one.pk]) for one in held if one.pk in days), key=lambda one: one.day)
    return coming[:SHOWN], past[::-1][:SHOWN]


def _newest(congress: Congress, procedure: str, acting: Office | None) -> QuerySet[Matter]:
    return visible_matters(congress, procedure, acting).defer("text").order_by("-id")


def _planned(found: list[Matter]) -> dict[int, tuple[date, str]]:
    """The day and place of each, as planned last."""
    plans = Entry.objects.filter(matter__in=found, act__in=("plan_sitting", "change_sitting")).order_by("seq")
    told: list[tuple[int, dict[str, Any]]] = [
        (pk, read_body(body).facts) for pk, body in plans.values_list("matter", "body")
    ]
    return {pk: (date.fromisoformat(facts["day"]), facts["place"]) for pk, facts in told}


def _listed(matter: Matter, day: date, place: str) -> Listed:
    procedure = rulebook.CURRENT[matter.procedure]
    return Listed(matter, day, place, procedure.title, procedure.stages(matter.stage).title)


def decided(congress: Congress, acting: Office | None, codes: tuple[str, ...]) -> list[Told]:
    """What came of cases or votes, the latest first."""
    found = [one for code in codes for one in _newest(congress, code, acting).exclude(outcome="")[:SHOWN]]
    latest = sorted(found, key=lambda one: one.pk, reverse=True)[:SHOWN]
    return [_told(one) for one in latest]


def _told(matter: Matter) -> Told:
    procedure = rulebook.CURRENT[matter.procedure]
    stage = procedure.stages(matter.stage).title
    return Told(matter, procedure.title, procedure.legends["outcome"].get(matter.outcome, stage))
