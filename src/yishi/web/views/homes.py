"""Each role's home: what awaits it on arrival."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yishi import rulebook
from yishi.likeness.pairs import open_counts
from yishi.record.models import Checkpoint, Due, Entry, Matter, Participation, Reading
from yishi.rulebook.roles import CHAIR_OFFICES, UNIT_OFFICES, OfficeKind
from yishi.web import clock, stations
from yishi.web.pages import ANY_OFFICE, SIGNED_IN, CongressRequest, page
from yishi.web.sight import visible_matters
from yishi.web.waiting import load_by_unit, waiting

if TYPE_CHECKING:
    from datetime import date

    from yishi.congress.models import Congress, Office


@page("home/", by=SIGNED_IN)
def go_home(request: CongressRequest) -> HttpResponse:
    """To the home of the office held; to the choice of congress where there is none."""
    if request.acting is None:
        return render(request, "desk/no_office.html")
    return redirect("home", request.acting.congress.code)


@page("office/", by=SIGNED_IN)
def choose_office(request: CongressRequest) -> HttpResponse:
    """Choose in which of the offices held to act from now on."""
    return _choose(request)


@require_POST
def _choose(request: CongressRequest) -> HttpResponse:
    for name, known in (("office", getattr(request, "offices", [])), ("through", getattr(request, "desks", []))):
        chosen = next((one for one in known if str(one.pk) == request.POST.get(name)), None)
        if chosen is not None:
            request.session["through"] = None
            request.session[name] = chosen.pk
    return redirect("go_home")


@page("c/<str:code>/home/", by=ANY_OFFICE)
def home(request: CongressRequest) -> HttpResponse:
    """What awaits the office's hand, and what it should know."""
    office = request.acting
    assert office is not None  # noqa: S101 - the page's gate has seen to it
    on = clock.today(request.congress)
    template, gather = _home_of(office)
    procedure = rulebook.CURRENT["suggestion"]
    listed = waiting(request.congress, office, on)
    context: dict[str, Any] = {
        "on": on,
        "procedure": procedure,
        "stages": {stage.value: stage.title for stage in procedure.stages},
        "waiting": [(one, one.left(on)) for one in listed],
        "late": sum(one.due is not None and one.due < on for one in listed),
        "week": sum(one.due is not None and on <= one.due <= on + timedelta(days=7) for one in listed),
        "likes": open_counts(request.congress, [one.matter.pk for one in listed]) if _merges(office) else {},
        **gather(request.congress, office, on),
    }
    return render(request, template, context)


def _merges(office: Office) -> bool:
    return office.kind == OfficeKind.CLERK


def _home_of(office: Office) -> tuple[str, Any]:
    homes: dict[str, tuple[str, Any]] = {
        OfficeKind.CLERK: ("desk/clerk.html", _clerk),
        OfficeKind.STATION_STAFF: ("desk/station.html", stations.desk_of),
        OfficeKind.AUDITOR: ("desk/auditor.html", _auditor),
        OfficeKind.ADMINISTRATOR: ("desk/administrator.html", _administrator),
        **dict.fromkeys(UNIT_OFFICES, ("desk/unit.html", _unit)),
        **dict.fromkeys(CHAIR_OFFICES, ("desk/chair.html", _chair)),
    }
    return homes.get(office.kind, ("desk/seat.html", _seat))


def _clerk(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    open_duties = Due.objects.filter(congress=congress, met_on=None, duty=True)
    counts = open_duties.aggregate(
        overdue=Count("pk", filter=Q(due__lt=on)),
        soon=Count("pk", filter=Q(due__gte=on, due__lte=on + timedelta(days=7))),
        promises=Count("pk", filter=Q(code="promise", due__lt=on)),
        promises_soon=Count("pk", filter=Q(code="promise", due__gte=on, due__lte=on + timedelta(days=7))),
    )
    pressing = open_duties.filter(due__lte=on + timedelta(days=7)).select_related("matter", "unit", "person")
    return {
        "counts": counts,
        "pressing": list(pressing.defer("matter__text").order_by("due", "pk")[:20]),
        "load": load_by_unit(congress, on),
        "terms": _term_titles(),
    }


def _chair(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    key = Participation.objects.filter(congress=congress, role="key_supervisor").select_related(
        "matter", "matter__lead_unit", "person"
    )
    return {
        **_clerk(congress, office, on),
        "key": list(key.defer("matter__text").order_by("-matter_id")[:50]),
    }


def _term_titles() -> dict[str, Any]:
    return {one.code: one.title for procedure in rulebook.CURRENT.values() for one in procedure.deadlines}


def _unit(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    mine = Due.objects.filter(congress=congress, unit=office.unit_id, met_on=None).select_related(
        "matter", "unit", "person"
    )
    mine = mine.exclude(duty=False, due__lt=on)
    led = Matter.objects.filter(congress=congress, procedure="suggestion", lead_unit=office.unit_id)
    return {
        "dues": list(mine.defer("matter__text").order_by("due", "pk")[:100]),
        "terms": _term_titles(),
        "figures": led.aggregate(all=Count("pk"), closed=Count("pk", filter=Q(closed__isnull=False))),
    }


def _seat(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    mine = (
        Matter.objects.filter(congress=congress, procedure__in=("suggestion", "bill"))
        .defer("text")
        .select_related("lead_unit", "lead_deputy")
    )
    followed = mine.filter(participations__person=office.person_id).distinct().order_by("-id")
    calls = Matter.objects.filter(congress=congress, procedure="bill_call", stage="open").defer("text")
    return {
        "mine": [(row, rulebook.CURRENT[row.procedure].stage(row.stage).title) for row in followed[:30]],
        "calls": list(calls.order_by("-id")[:3]),
        **stations.seat_of(congress, office, on),
    }


def _auditor(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    entries = Entry.objects.filter(congress=congress).select_related("person", "matter").defer("matter__text", "body")
    latest = list(entries.order_by("-position")[:30])
    # What a deputy has not handed in yet is nobody's to read: such entries are listed without their title.
    shown = Q(pk__in=())
    for procedure in rulebook.CURRENT:
        shown |= Q(pk__in=visible_matters(congress, procedure, office).values("pk"))
    seen = set(Matter.objects.filter(shown, pk__in=[one.matter_id for one in latest]).values_list("pk", flat=True))
    return {
        "checkpoints": list(Checkpoint.objects.filter(congress=congress).order_by("-size")[:5]),
        "entries": [(one, one.matter_id in seen) for one in latest],
        "readings": Reading.objects.filter(congress=congress).count(),
    }


def _administrator(congress: Congress, office: Office, on: date) -> dict[str, Any]:
    return {"figures": Matter.objects.filter(congress=congress).aggregate(all=Count("pk"))}
