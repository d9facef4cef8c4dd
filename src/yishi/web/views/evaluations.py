"""How deputies evaluated replies, and the visits that check on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render

from yishi import rulebook
from yishi.congress.queries import practice_on
from yishi.rulebook.roles import CHAIR_OFFICES, OfficeKind
from yishi.rulebook.suggestions.practice import VISIT_SHARE
from yishi.web import clock
from yishi.web.evaluations import rates, to_visit, years
from yishi.web.pages import CongressRequest, page

if TYPE_CHECKING:
    from django.http import HttpResponse

# The evaluation goes to the congress, not to the unit: units read what is public, on the portal.
_READERS: Final = frozenset({OfficeKind.CLERK, OfficeKind.AUDITOR, *CHAIR_OFFICES})


@page("c/<str:code>/evaluations/", by=_READERS)
def evaluations(request: CongressRequest) -> HttpResponse:
    """A year's evaluations by unit, with their base, and the sample that is visited."""
    known = years(request.congress)
    asked = request.GET.get("year", "")
    year = asked if asked in known else known[0] if known and asked != "all" else ""
    version = practice_on(request.congress, clock.today(request.congress))
    practice = rulebook.practice(version.base, version.overrides) if version else rulebook.practice("default")
    share = practice[VISIT_SHARE]
    whole, units = rates(request.congress, year)
    sample = to_visit(request.congress, year, share)
    context = {
        "years": known,
        "year": year,
        "whole": whole,
        "units": units,
        "share": share,
        "sample": sample,
        "visited": sum(one.visit is not None for one in sample),
        "drawn": sum(one.drawn for one in sample),
    }
    return render(request, "desk/evaluations.html", context)
