"""Local practice: the parameters in force, and settling them anew from a day on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi import rulebook
from yishi.congress.models import PracticeVersion
from yishi.congress.practices import adopt_practice
from yishi.congress.queries import practice_on
from yishi.kernel.refusal import Refused
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.pages import SIGNED_IN, CongressRequest, page
from yishi.web.practice_forms import PracticeForm, rows_of

if TYPE_CHECKING:
    from datetime import date

_KEEPERS = frozenset({OfficeKind.ADMINISTRATOR})


@page("c/<str:code>/practice/", by=SIGNED_IN)
def practice(request: CongressRequest) -> HttpResponse:
    """Each parameter: its value, where that is written, and within what it may lie."""
    congress = request.congress
    on = clock.today(congress)
    version = practice_on(congress, on)
    current = rulebook.practice(version.base, version.overrides) if version else rulebook.practice(congress.practice)
    versions = PracticeVersion.objects.filter(congress=congress).order_by("-in_force")
    context = {
        "version": version,
        "practice": current,
        "groups": rows_of(current, version),
        "versions": [(one, rulebook.practice(one.base).title, len(one.overrides)) for one in versions],
        "keeper": request.acting is not None and request.acting.kind in _KEEPERS,
        "on": on,
    }
    return render(request, "practice/practice.html", context)


@page("c/<str:code>/practice/new/", by=_KEEPERS)
def practice_new(request: CongressRequest) -> HttpResponse:
    """Choose a base, set own values over it, from a day on."""
    congress = request.congress
    on = clock.today(congress)
    version = PracticeVersion.objects.filter(congress=congress).order_by("-in_force").first()
    form = PracticeForm(version, _start(version, on), request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = adopt_practice(congress, given["base"], given["overrides"], given["in_force"], today=on)
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已登记，自%(day)s起施行。") % {"day": made.in_force.isoformat()})
            return redirect("practice", congress.code)
    base = rulebook.practice(version.base, version.overrides) if version else rulebook.practice(congress.practice)
    context = {"form": form, "groups": rows_of(base, version, form)}
    return render(request, "practice/new.html", context, status=400 if request.method == "POST" else 200)


def _start(version: PracticeVersion | None, on: date) -> date:
    """Today, or the day after the newest version where that is not over."""
    return max(on, version.in_force + timedelta(days=1)) if version else on
