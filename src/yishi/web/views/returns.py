"""Returns and reassignments (退办与改派): what units asked to return, why, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render

from yishi.assigning.following import NAME
from yishi.assigning.models import Return
from yishi.assigning.returns import by_unit, returns_of
from yishi.congress.models import Unit
from yishi.record.following import is_behind
from yishi.record.models import Due
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.export import MOST
from yishi.web.handing_over import in_order
from yishi.web.handing_over_lists import DECISIONS, returns_sheet
from yishi.web.lists import whole_number
from yishi.web.pages import CongressRequest, page

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpResponse

_PAGE: Final = 50
_TONES: Final = {"": "is-soon", "reassign": "is-ok", "refuse_return": "is-quiet", "withdraw": "is-quiet"}
_YEAR: Final = 4  # digits


@page("c/<str:code>/returns/", by=frozenset({OfficeKind.CLERK}))
def returns(request: CongressRequest) -> HttpResponse:
    """What is open first, then what was decided, the newest first; and each unit's figures with their base."""
    congress, asked = request.congress, request.GET
    year = whole_number(asked.get("year", "")) if len(asked.get("year", "")) == _YEAR else None
    rows = returns_of(congress, unit=whole_number(asked.get("unit", "")), year=year)
    if asked.get("format") == "xlsx":
        return returns_sheet(rows[:MOST], f"{congress.code}-returns")
    decided, after = _page_of(rows.exclude(decision=""), asked.get("after", ""))
    first = Return.objects.filter(congress=congress).order_by("pk").values_list("asked_on__year", flat=True).first()
    on = clock.today(congress)
    open_rows = [] if asked.get("after") else list(rows.filter(decision="").order_by("pk"))
    context: dict[str, Any] = {
        "open": _with_terms(open_rows),
        "decided": decided,
        "after": after,
        "figures": by_unit(congress, year),
        "units": [(str(unit.pk), unit) for unit in in_order(Unit.objects.filter(congress=congress))],
        "years": range(on.year, (first or on.year) - 1, -1),
        "year": year,
        "decisions": DECISIONS,
        "tones": _TONES,
        "behind": is_behind(congress, NAME),
        "on": on,
    }
    return render(request, "assigning/returns.html", context)


def _page_of(rows: QuerySet[Return], after: str) -> tuple[list[Return], str]:
    last = whole_number(after)
    found = list((rows if last is None else rows.filter(pk__lt=last))[: _PAGE + 1])
    return found[:_PAGE], str(found[_PAGE - 1].pk) if len(found) > _PAGE else ""


def _with_terms(rows: list[Return]) -> list[tuple[Return, Any]]:
    """What is open, each with the last day for a decision, the most pressing first."""
    terms = Due.objects.filter(matter__in=[row.matter_id for row in rows], code="reassign", met_on=None)
    dues = dict(terms.values_list("matter_id", "due"))
    told = [(row, dues.get(row.matter_id)) for row in rows]
    return sorted(told, key=lambda one: (one[1] is None, one[1] or one[0].asked_on, one[0].pk))
