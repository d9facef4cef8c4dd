"""Liaison stations before the public: where they are, when deputies receive, and a letter without a login."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yishi.congress.models import Station
from yishi.congress.stations import deputies_at
from yishi.kernel.refusal import Refused
from yishi.record.models import Matter
from yishi.record.station_requests import receive
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock, letters
from yishi.web import stations as told
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.qr import qr_data, qr_svg
from yishi.web.station_forms import LetterForm

if TYPE_CHECKING:
    from datetime import date

    from yishi.record.models import Entry
    from yishi.web.knocking import Slip

KEEPERS: Final = frozenset({OfficeKind.CLERK, OfficeKind.ADMINISTRATOR})
STAFF: Final = KEEPERS | {OfficeKind.STATION_STAFF}


@page("c/<str:code>/stations/", by=EVERYBODY)
def stations(request: CongressRequest) -> HttpResponse:
    """The stations: where, when deputies receive next, and what became of what was said there."""
    on = clock.today(request.congress)
    rows = Station.objects.open_on(on).filter(congress=request.congress).select_related("unit", "body")
    kind = request.acting.kind if request.acting else ""
    context = {
        "rows": told.rows_of(request.congress, on, rows.order_by("unit__code")),
        "watching": kind in STAFF,
        "keeper": kind in KEEPERS,
        "on": on,
    }
    return render(request, "stations/stations.html", context)


def station_at(request: CongressRequest, slug: str) -> Station:
    """The station of that public address. Http404 where there is none."""
    rows = Station.objects.select_related("unit", "body", "congress")
    found = rows.filter(congress=request.congress, slug=slug).first()
    if found is None:
        raise Http404
    return found


def works_at(request: CongressRequest, station: Station) -> bool:
    """Whether the acting office keeps this station: its own staff, or the office and the administrator."""
    acting = request.acting
    if acting is None or acting.kind not in STAFF:
        return False
    return acting.kind in KEEPERS or acting.unit_id == station.unit_id


@page("c/<str:code>/station/<slug:slug>/", by=EVERYBODY)
def station(request: CongressRequest, slug: str) -> HttpResponse:
    """A station's page, which its QR code opens: who serves there, when, and the form to write to them."""
    at = station_at(request, slug)
    on = clock.today(request.congress)
    if request.method == "POST":
        return _write(request, at, on)
    form = LetterForm(at, on)
    letters.give_slip(form, at, asking=letters.asks(request, at, on))
    return _show(request, at, on, form)


def _show(request: CongressRequest, at: Station, on: date, form: LetterForm, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {
        "station": at,
        "form": form,
        "open": at.open_on(on),
        "deputies": list(deputies_at(at, on)),
        "receptions": told.receptions_ahead(at, on),
        "figures": told.figures_by_unit(request.congress).get(at.unit_id, told.Figures()),
        "works_here": works_at(request, at),
    }
    answer = render(request, "stations/station.html", context, status=status)
    answer["Cache-Control"] = "no-store"  # each form carries a slip of its own
    return answer


def _write(request: CongressRequest, at: Station, on: date) -> HttpResponse:
    asking, slip = letters.asks(request, at, on), letters.slip_sent(request, at)
    form = LetterForm(at, on, request.POST, request.FILES)
    problem = letters.problem(slip, request.POST.get("sum", ""), asking=asking)
    if slip is None or problem or not form.is_valid():
        if problem:
            form.add_error(None, problem)
        return _again(request, at, on, form, slip, asking=asking)
    try:
        entry = _enter(request, at, on, form, slip)
    except Refused as refusal:
        form.mend(refusal)
        return _again(request, at, on, form, slip, asking=asking)
    number = Matter.objects.get(pk=entry.matter_id).label
    answer = redirect("station_sent", request.congress.code, at.slug)
    return letters.hold(answer, request, letters.Held(number, letters.code_from(slip.nonce)))


def _again(
    request: CongressRequest, at: Station, on: date, form: LetterForm, slip: Slip | None, *, asking: bool
) -> HttpResponse:
    """The form as it was filled in; its slip stays good unless a sum was asked, which is asked anew."""
    asking = asking or bool(slip and slip.answer)
    if slip is None or asking:
        letters.give_slip(form, at, asking=asking)
    return _show(request, at, on, form, 400)


def _enter(request: CongressRequest, at: Station, on: date, form: LetterForm, slip: Slip) -> Entry:
    moment, key = clock.now(request.congress), letters.key_from(slip.nonce)
    letters.examine_flood(request, at, form.cleaned_data["text"], key, on)
    said = {**form.said(), "channel": "online"}
    papers = form.papers(request.congress, moment)
    return receive(at, said, letters.code_from(slip.nonce), on=on, at=moment, key=key, papers=papers)


@page("c/<str:code>/station/<slug:slug>/sent/", by=EVERYBODY)
def station_sent(request: CongressRequest, slug: str) -> HttpResponse:
    """The receipt, for some minutes; after that nobody can show it again."""
    at = station_at(request, slug)
    held = letters.held(request)
    address = request.build_absolute_uri(reverse("letter_look_up", args=(request.congress.code,)))
    context = {
        "station": at,
        "held": held,
        "minutes": letters.HELD_SECONDS // 60,
        "qr": qr_data(f"{address}#{held.number}.{held.code}") if held else "",
        "works_here": works_at(request, at) or request.acting is not None,
    }
    answer = render(request, "stations/sent.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


def address_of(request: CongressRequest, station: Station) -> str:
    """What the station's QR code opens."""
    return request.build_absolute_uri(reverse("station", args=(request.congress.code, station.slug)))


@page("c/<str:code>/station/<slug:slug>/qr.svg", by=EVERYBODY)
def station_qr(request: CongressRequest, slug: str) -> HttpResponse:
    """The QR code alone, to print on whatever the station likes."""
    picture = qr_svg(address_of(request, station_at(request, slug)))
    return HttpResponse(picture, content_type="image/svg+xml")


@page("c/<str:code>/station/<slug:slug>/poster/", by=STAFF)
def station_poster(request: CongressRequest, slug: str) -> HttpResponse:
    """A sheet of A4 for the door: the QR code, who serves here, the next reception days."""
    at = station_at(request, slug)
    on = clock.today(request.congress)
    address = address_of(request, at)
    context = {
        "station": at,
        "deputies": list(deputies_at(at, on)),
        "receptions": told.receptions_ahead(at, on),
        "address": address,
        "qr": qr_data(address),
    }
    return render(request, "stations/poster.html", context)
