"""Work at a station: entering for somebody who came, planning receptions; and the register of stations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress import stations as register
from yishi.congress.models import Person, Station, Stationing
from yishi.congress.queries import deputies_on
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.text import Text
from yishi.record.models import Matter
from yishi.record.station_requests import receive
from yishi.rulebook.receptions import RECEPTION
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock, letters
from yishi.web.pages import CongressRequest, page
from yishi.web.station_forms import EntryForm, LastDayForm, ServingForm, StaffForm, StationForm
from yishi.web.views.doing import begin_here
from yishi.web.views.stations import KEEPERS, STAFF, station_at, works_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from yishi.record.models import Entry
    from yishi.web.person_forms import Mendable

_ENTERING: Final = frozenset({OfficeKind.STATION_STAFF, OfficeKind.DEPUTY})


@page("c/<str:code>/stations/begin/<slug:procedure>/", by=_ENTERING | KEEPERS)
def station_begin(request: CongressRequest, procedure: str) -> HttpResponse:
    """To the form at the one's own station; to the list where there are several."""
    on = clock.today(request.congress)
    mine = Station.objects.open_on(on).filter(congress=request.congress)
    if request.acting is not None and request.acting.kind == OfficeKind.STATION_STAFF:
        mine = mine.filter(unit=request.acting.unit_id)
    elif request.acting is not None and request.acting.kind == OfficeKind.DEPUTY:
        serving = Stationing.objects.on(on).filter(person=request.acting.person_id)
        mine = mine.filter(pk__in=serving.values("station"))
    found = list(mine[:2])
    if len(found) != 1:
        return redirect("stations", request.congress.code)
    where = "station_enter" if procedure == "station_request" else "station_plan"
    return redirect(where, request.congress.code, found[0].slug)


@page("c/<str:code>/station/<slug:slug>/enter/", by=_ENTERING)
def station_enter(request: CongressRequest, slug: str) -> HttpResponse:
    """Enter what somebody said who came, called or wrote; the receipt is then printed for them."""
    at = station_at(request, slug)
    on = clock.today(request.congress)
    posted = request.method == "POST"
    form = EntryForm(at, on, request.POST or None, request.FILES or None, initial={"key": uuid4().hex})
    if posted and form.is_valid():
        try:
            entry, code = _enter(request, at, form, on)
        except Refused as refusal:
            form.mend(refusal)
        else:
            number = Matter.objects.get(pk=entry.matter_id).label
            messages.success(request, _("已登记：第%(number)s号。") % {"number": number})
            answer = redirect("station_sent", request.congress.code, at.slug)
            return letters.hold(answer, request, letters.Held(number, code))
    return render(request, "stations/enter.html", {"station": at, "form": form}, status=400 if posted else 200)


def _enter(request: CongressRequest, at: Station, form: EntryForm, on: date) -> tuple[Entry, str]:
    moment = clock.now(request.congress)
    key = form.cleaned_data["key"]
    code = letters.code_from(key)
    entry = receive(
        at,
        form.said(),
        code,
        office=request.acting,
        on=form.cleaned_data["on"] or on,
        at=moment,
        key=letters.key_from(key),
        papers=form.papers(request.congress, moment),
        reason=form.cleaned_data["reason"],
    )
    return entry, code


@page("c/<str:code>/station/<slug:slug>/reception/", by=frozenset({OfficeKind.STATION_STAFF, OfficeKind.CLERK}))
def station_plan(request: CongressRequest, slug: str) -> HttpResponse:
    """Plan a reception day at this station."""
    at = station_at(request, slug)
    return begin_here(request, RECEPTION.code, at.unit_id, {"station": at.unit_id, "hours": "9:00—11:30"})


@page("c/<str:code>/stations/open/", by=KEEPERS)
def station_open(request: CongressRequest) -> HttpResponse:
    """Enter a new station."""
    on = clock.today(request.congress)
    form = StationForm(request.congress, on, request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = register.open_station(
                request.congress,
                given["name"],
                given["opened_on"],
                address=given["address"],
                hours=given["hours"],
                body=given["body"],
            )
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已登记：%(name)s。请登记进站代表和工作人员。") % {"name": made.unit.name})
            return redirect("station_settings", request.congress.code, made.slug)
    status = 400 if request.method == "POST" else 200
    return render(request, "stations/open.html", {"form": form}, status=status)


@page("c/<str:code>/station/<slug:slug>/settings/", by=STAFF)
def station_settings(request: CongressRequest, slug: str) -> HttpResponse:
    """A station in the register: address, deputies, staff; its own staff look at it."""
    return _settings(request, station_at(request, slug))


def _settings(request: CongressRequest, at: Station, status: int = 200, **forms: Mendable) -> HttpResponse:
    if not works_at(request, at):
        raise NoPower(Text("只能查看本站的登记", "Staff look at their own station"))
    on = clock.today(request.congress)
    kept = {"address": at.address, "hours": at.hours, "body": at.body_id}
    context: dict[str, Any] = {
        "station": at,
        "keeper": request.acting is not None and request.acting.kind in KEEPERS,
        "serving": [(one, f"leaving-{one.pk}") for one in _serving(at)],
        "staff": register.staff_of(at, on),
        "on": on,
        "station_form": StationForm(request.congress, on, known=True, initial=kept),
        "serving_form": _serving_form(request, on),
        "staff_form": StaffForm(initial={"held_from": on}),
        "last_day_form": LastDayForm(initial={"last_day": on}),
        "wrong": next(iter(forms), ""),
        **forms,
    }
    return render(request, "stations/settings.html", context, status=status)


def _serving(at: Station) -> Iterable[Stationing]:
    """Who serves there first, who has left last."""
    return at.stationings.select_related("person").order_by(F("ends").desc(nulls_first=True), "person__name")


def _serving_form(request: CongressRequest, on: date, sent: Any = None) -> ServingForm:
    form = ServingForm(sent, initial={"begins": on})
    people: Any = form.fields["people"]
    sitting = deputies_on(request.congress, on).order_by().values("person")
    people.queryset = Person.objects.filter(pk__in=sitting).order_by("name")
    return form


@page("c/<str:code>/station/<slug:slug>/settings/<slug:what>/", by=KEEPERS)
def station_set(request: CongressRequest, slug: str, what: str) -> HttpResponse:
    """Change the register."""
    return _set(request, station_at(request, slug), what)


@require_POST
def _set(request: CongressRequest, at: Station, what: str) -> HttpResponse:
    form, verb = _change(request, at, what)
    if form.is_valid():
        try:
            verb(form.cleaned_data)
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已登记。"))
            return redirect("station_settings", request.congress.code, at.slug)
    return _settings(request, at, 400, **{f"{what.partition('-')[0]}_form": form})


def _change(request: CongressRequest, at: Station, what: str) -> tuple[Mendable, Callable[[dict[str, Any]], object]]:
    """The form that a change takes, and what it does."""
    on = clock.today(request.congress)
    kind, _sign, pk = what.partition("-")
    if kind == "serving":
        return _serving_form(request, on, request.POST), lambda given: register.station_deputies(
            at, given["people"], given["begins"]
        )
    if kind == "staff":
        return StaffForm(request.POST), lambda given: register.engage_staff(at, given["name"], given["held_from"])
    if kind == "leaving":
        stationing = get_object_or_404(at.stationings, pk=int(pk) if pk.isdecimal() else 0)
        return LastDayForm(request.POST), lambda given: register.end_stationing(stationing, given["last_day"])
    if kind == "closing":
        return LastDayForm(request.POST), lambda given: register.close_station(at, given["last_day"])
    return StationForm(request.congress, on, request.POST, known=True), lambda given: register.describe(at, **given)
