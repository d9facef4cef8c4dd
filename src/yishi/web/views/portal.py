"""The public portal: what a congress is doing, and who its deputies are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from yishi import rulebook
from yishi.congress.models import Congress, Deputy, Person
from yishi.congress.queries import STANDING_COMMITTEE_OFFICES, offices_of_person, term_on
from yishi.record.models import Checkpoint
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web import portal as told
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.sight import visible_matters
from yishi.web.views.chambers import of_congress

if TYPE_CHECKING:
    from datetime import date

# Beyond these, a visitor finds a congress by name.
CONGRESSES: Final = 60
DEPUTIES: Final = 48
LED: Final = 20
# Offices that anybody may know about; who works in an organ is not on the portal.
PUBLIC_OFFICES: Final = frozenset({OfficeKind.DEPUTY, *STANDING_COMMITTEE_OFFICES})


@page("", by=EVERYBODY)
def root(request: CongressRequest) -> HttpResponse:
    """To the only congress; to a list of several; to the way of founding one where there is none."""
    words = request.GET.get("q", "").strip()[:60]
    found = Congress.objects.filter(name_zh__icontains=words) if words else Congress.objects.all()
    congresses = list(found.order_by("code")[: CONGRESSES + 1])
    if len(congresses) == 1:
        return redirect("portal", congresses[0].code)
    more = len(congresses) > CONGRESSES
    return render(request, "portal/root.html", {"congresses": congresses[:CONGRESSES], "more": more, "words": words})


@page("c/<str:code>/", by=EVERYBODY)
def portal(request: CongressRequest) -> HttpResponse:
    """What my congress is doing: figures, the latest replies and suggestions, who sits in it."""
    congress = request.congress
    on = clock.today(congress)
    term = term_on(congress, on)
    delegations = told.delegations(congress, on)
    coming, past = of_congress(congress, request.acting)
    context: dict[str, Any] = {
        "term": term,
        "coming": coming[:3],
        "past": past[:3],
        "figures": told.figures(congress, term),
        "latest": told.latest_suggestions(congress),
        "replies": told.latest_replies(congress),
        "committee": told.committee(congress, on) if congress.has_standing_committee else [],
        "delegations": [one for one in delegations if one.pk],
        "seats": sum(one.deputies for one in delegations),
        "checkpoint": Checkpoint.objects.filter(congress=congress).order_by("-size").first(),
        **_legends(),
    }
    return render(request, "portal/portal.html", context)


@page("c/<str:code>/deputies/", by=EVERYBODY)
def deputies(request: CongressRequest) -> HttpResponse:
    """The sitting deputies, found by name, delegation, constituency or sector."""
    congress = request.congress
    on = clock.today(congress)
    listed = Paginator(told.deputies_found(congress, on, request.GET), DEPUTIES).get_page(request.GET.get("page"))
    people = [deputy.person_id for deputy in listed]
    context: dict[str, Any] = {
        "page": listed,
        "delegations": [one for one in told.delegations(congress, on) if one.pk],
        "sectors": told.sectors(congress, on),
        "led": told.led_by(congress, people),
    }
    return render(request, "portal/deputies.html", context)


@page("c/<str:code>/deputies/<int:pk>/", by=EVERYBODY)
def deputy(request: CongressRequest, pk: int) -> HttpResponse:
    """A deputy's public profile: mandate, offices held today, suggestions and bills."""
    congress = request.congress
    on = clock.today(congress)
    person = get_object_or_404(Person, congress=congress, pk=pk)
    mandates = list(_mandates(person))
    held = [one for one in offices_of_person(person, on) if one.kind in PUBLIC_OFFICES]
    if not mandates and not held:
        raise Http404
    seen = visible_matters(congress, told.SUGGESTION, request.acting)
    led = seen.filter(lead_deputy=person)
    context: dict[str, Any] = {
        "person": person,
        "mandate": mandates[0] if mandates else None,
        "sitting": bool(mandates) and _sits(mandates[0], on),
        "terms": [mandate.term for mandate in mandates],
        "held": [one for one in held if one.kind != OfficeKind.DEPUTY],
        "led": led.select_related("lead_unit").defer("text").order_by("-id")[:LED],
        "led_count": led.count(),
        "cosigned": told.cosigned(seen, person).count(),
        "bills": told.bills_of(congress, person, request.acting)[:LED],
        "outcomes": rulebook.CURRENT[told.BILL].legends["outcome"],
        **_legends(),
    }
    return render(request, "portal/deputy.html", context)


def _mandates(person: Person) -> Any:
    mandates = Deputy.objects.filter(congress=person.congress_id, person=person)
    return mandates.select_related("term", "delegation", "group").order_by("-term__begins")


def _sits(mandate: Deputy, on: date) -> bool:
    began = mandate.elected_on <= on and mandate.term.runs_on(on)
    return began and (mandate.ended_on is None or on <= mandate.ended_on)


def _legends() -> dict[str, Any]:
    procedure = rulebook.CURRENT[told.SUGGESTION]
    return {
        "procedure": procedure,
        "stages": {stage.value: stage.title for stage in procedure.stages},
        "ratings": procedure.legends["rating"],
    }
