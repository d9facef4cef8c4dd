"""The record of duty: a deputy's own, what the office sees of it, and what everybody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from yishi.congress.models import Deputy, Person
from yishi.rulebook.roles import CHAIR_OFFICES, OfficeKind
from yishi.web import duty as told
from yishi.web.export import comma_separated, workbook
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from yishi.congress.models import Office

_KEEPERS: Final = frozenset({OfficeKind.CLERK, OfficeKind.AUDITOR, *CHAIR_OFFICES})


@page("c/<str:code>/duty/", by=frozenset({OfficeKind.DEPUTY}))
def my_duty(request: CongressRequest) -> HttpResponse:
    """To one's own."""
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    return redirect("duty", request.congress.code, request.acting.person_id)


@page("c/<str:code>/deputies/<int:pk>/duty/", by=EVERYBODY)
def duty(request: CongressRequest, pk: int) -> HttpResponse:
    """What a deputy did, by year and kind, each line with its entry."""
    person = get_object_or_404(Person, congress=request.congress, pk=pk)
    mandate = Deputy.objects.filter(congress=request.congress, person=person).select_related("term", "delegation")
    latest = mandate.order_by("-term__begins").first()
    if latest is None:
        raise Http404
    whole = _sees_whole(request.acting, person)
    every = told.lines(request.congress, person, request.acting, whole=whole)
    years, year = _years(every, request.GET.get("year", ""))
    shown = [line for line in every if year is None or line.on.year == year]
    if (kind := request.GET.get("format", "")) in {"xlsx", "csv"}:
        return _file(kind, shown, f"{request.congress.code}-duty-{pk}-{year or 'all'}")
    context = {
        "person": person,
        "mandate": latest,
        "whole": whole,
        "own": request.acting is not None and request.acting.person_id == person.pk,
        "years": years,
        "year": year,
        "sections": [
            (code, title, of)
            for code, title in told.SECTIONS.items()
            if (of := [x for x in shown if x.section == code])
        ],
    }
    return render(request, "portal/duty.html", context)


def _file(kind: str, lines: list[told.Line], name: str) -> HttpResponse:
    make = comma_separated if kind == "csv" else workbook
    rows = [[str(line.on), line.title, say(told.SECTIONS[line.section])] for line in lines]
    return make([_("日期"), _("内容"), _("类别")], rows, name)


def _years(every: list[told.Line], asked: str) -> tuple[list[int], int | None]:
    """The years with something in them, the latest first, and the one asked for; None is all of them."""
    years = sorted({line.on.year for line in every}, reverse=True)
    return years, next(
        (one for one in years if str(one) == asked), None if asked == "all" else max(years, default=None)
    )


def _sees_whole(acting: Office | None, person: Person) -> bool:
    return acting is not None and (acting.person_id == person.pk or acting.kind in _KEEPERS)
