"""The working-day calendar: the years announced, days off and make-up days."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from yishi.congress.announcing import examine_calendar_keeper, forget_day, publish_year, set_day
from yishi.congress.models import CalendarDay, CalendarYear
from yishi.kernel.refusal import Refused
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.pages import CongressRequest, page
from yishi.web.person_forms import Mendable
from yishi.web.widgets import DateInput

_KEEPERS = frozenset({OfficeKind.ADMINISTRATOR})
_RECENT: Final = 10  # years offered at first sight; older ones by their address
_KINDS = (("off", gettext_lazy("放假")), ("working", gettext_lazy("调休上班")))


class DayForm(Mendable):
    """A day that departs from the week."""

    day = forms.DateField(label=gettext_lazy("日期"), widget=DateInput)
    kind = forms.ChoiceField(label=gettext_lazy("安排"), choices=_KINDS, widget=forms.RadioSelect, initial="off")
    note = forms.CharField(label=gettext_lazy("节日"), max_length=80, help_text=gettext_lazy("如春节、国庆节调休"))


class YearForm(Mendable):
    """A year whose days are complete."""

    source = forms.CharField(
        label=gettext_lazy("通知"), max_length=200, help_text=gettext_lazy("国务院办公厅通知的名称和文号")
    )


@page("c/<str:code>/workdays/", by=_KEEPERS)
def workdays(request: CongressRequest) -> HttpResponse:
    """The years known, and the days of one of them."""
    return _show(request)


def _year(request: CongressRequest) -> int:
    said = request.GET.get("year", "")
    this = clock.today(request.congress).year
    return int(said) if said.isdecimal() and this - 30 <= int(said) <= this + 2 else this


def _show(request: CongressRequest, status: int = 200, **given: Mendable) -> HttpResponse:
    year = _year(request)
    known = {one.year: one for one in CalendarYear.objects.all()}
    newest = max([*known, year]) + 1
    years = sorted({*(one for one in known if one > newest - _RECENT), year, newest}, reverse=True)
    counts = CalendarDay.objects.filter(day__year=year).aggregate(
        off=Count("pk", filter=Q(working=False)), working=Count("pk", filter=Q(working=True))
    )
    context: dict[str, Any] = {
        "year": year,
        "years": [(one, one in known) for one in years],
        "published": known.get(year),
        "days": list(CalendarDay.objects.filter(day__year=year).order_by("day")),
        "counts": counts,
        "day_form": given.get("day") or DayForm(initial={"day": date(year, 1, 1)}),
        "year_form": given.get("year") or YearForm(),
    }
    return render(request, "practice/workdays.html", context, status=status)


@page("c/<str:code>/workdays/day/", by=_KEEPERS)
def workday_set(request: CongressRequest) -> HttpResponse:
    """Enter a day, or take it back."""
    return _set(request)


@require_POST
def _set(request: CongressRequest) -> HttpResponse:
    examine_calendar_keeper(request.congress)
    form = DayForm(request.POST)
    if "forget" in request.POST:
        row = get_object_or_404(CalendarDay, pk=_number(request.POST["forget"]))
        forget_day(row.day)
        return _back(request, row.day.year, _("已取消该日的安排。"))
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = set_day(given["day"], working=given["kind"] == "working", note=given["note"].strip())
        except Refused as refusal:
            form.mend(refusal)
        else:
            return _back(request, made.day.year, _("已登记。"))
    return _show(request, 400, day=form)


@page("c/<str:code>/workdays/<int:year>/publish/", by=_KEEPERS)
def year_publish(request: CongressRequest, year: int) -> HttpResponse:
    """Declare a year's days complete."""
    return _publish(request, year)


@require_POST
def _publish(request: CongressRequest, year: int) -> HttpResponse:
    examine_calendar_keeper(request.congress)
    form = YearForm(request.POST)
    if form.is_valid():
        try:
            publish_year(year, form.cleaned_data["source"])
        except Refused as refusal:
            form.mend(refusal)
        else:
            return _back(request, year, _("%(year)d年的安排已经生效。") % {"year": year})
    return _show(request, 400, year=form)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else 0


def _back(request: CongressRequest, year: int, said: str) -> HttpResponse:
    messages.success(request, said)
    answer = redirect("workdays", request.congress.code)
    answer["Location"] += f"?year={year}"
    return answer
