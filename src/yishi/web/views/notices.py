"""One's own notices: the inbox, going from a notice to its matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yishi.notices.kinds import KINDS
from yishi.notices.models import Notice
from yishi.notices.reading import mark_read
from yishi.notices.saying import headline
from yishi.record.models import Matter
from yishi.web import clock
from yishi.web.lists import whole_number
from yishi.web.pages import ANY_OFFICE, CongressRequest, page
from yishi.web.sight import visible_matters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from yishi.congress.models import Congress, Office

PAGE: Final = 30


def _own(request: CongressRequest) -> QuerySet[Notice]:
    """The notices of whoever's desk it is."""
    office = request.acting
    assert office is not None  # noqa: S101 - the page's gate has seen to it
    return Notice.objects.filter(congress=request.congress, person=office.person_id)


@page("c/<str:code>/notices/", by=ANY_OFFICE)
def notices(request: CongressRequest) -> HttpResponse:
    """What I have been told, the newest first."""
    asked = _asked(request)
    after = whole_number(request.GET.get("after", ""))
    rows = asked if after is None else asked.filter(pk__lt=after)
    whole = rows.select_related("matter", "entry", "unit", "office").defer("matter__text", "entry__body")
    found = list(whole.order_by("-pk")[: PAGE + 1])
    shown = found[:PAGE]
    context: dict[str, Any] = {
        "rows": _told(request.congress, shown),
        "after": shown[-1].pk if len(found) > PAGE else None,
        "kinds": KINDS,
        "several": len({one.pk for one in getattr(request, "offices", [])}) > 1,
        "unread_only": request.GET.get("unread") == "1",
        "matter": next((one.matter for one in shown if request.GET.get("matter")), None),
    }
    return render(request, "notices/notices.html", context)


def _asked(request: CongressRequest) -> QuerySet[Notice]:
    rows = _own(request)
    if request.GET.get("unread") == "1":
        rows = rows.filter(read_at=None, rings=True)
    if (kind := request.GET.get("kind", "")) in KINDS:
        rows = rows.filter(kind=kind)
    if (matter := whole_number(request.GET.get("matter", ""))) is not None:
        rows = rows.filter(matter=matter)
    return rows


def _told(congress: Congress, rows: Sequence[Notice]) -> list[dict[str, Any]]:
    """Each notice in words; whose matter its reader may no longer see, without its title."""
    seen = _seen(congress, rows)
    return [
        {
            "notice": one,
            "kind": KINDS[one.kind],  # type: ignore[index]  # a StrEnum's member equals its value
            "headline": headline(one),
            "seen": (one.office_id, one.matter_id) in seen,
        }
        for one in rows
    ]


def _seen(congress: Congress, rows: Sequence[Notice]) -> set[tuple[int, int]]:
    """Which matters the offices told of them may see today: a query for each office."""
    offices: dict[int, Office] = {one.office_id: one.office for one in rows}
    seen = set()
    for pk, office in offices.items():
        matters = [one.matter for one in rows if one.office_id == pk]
        shown = Q(pk__in=())
        for procedure in {matter.procedure for matter in matters}:
            shown |= Q(pk__in=visible_matters(congress, procedure, office).values("pk"))
        found = Matter.objects.filter(shown, pk__in={matter.pk for matter in matters})
        seen |= {(pk, matter) for matter in found.values_list("pk", flat=True)}
    return seen


@page("c/<str:code>/notices/<int:pk>/", by=ANY_OFFICE)
def notice(request: CongressRequest, pk: int) -> HttpResponse:
    """On to the matter, in the office in which one was told; the notice is read then."""
    one = get_object_or_404(_own(request), pk=pk)
    if request.through is None:
        mark_read(_own(request).filter(pk=pk), clock.now(request.congress))
        if any(office.pk == one.office_id for office in getattr(request, "offices", [])):
            request.session["office"] = one.office_id
    return redirect("matter", request.congress.code, one.matter_id)


@page("c/<str:code>/notices/read/", by=ANY_OFFICE)
def notices_read(request: CongressRequest) -> HttpResponse:
    """Mark one notice as read, or all that are asked for."""
    return _read(request)


@require_POST
def _read(request: CongressRequest) -> HttpResponse:
    pk = whole_number(request.POST.get("notice", ""))
    mark_read(_asked(request) if pk is None else _own(request).filter(pk=pk), clock.now(request.congress))
    asked = request.GET.urlencode()
    return redirect(reverse("notices", args=(request.congress.code,)) + (f"?{asked}" if asked else ""))
