"""The register of due dates, and the promise ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max, Min, Q
from django.http import HttpResponse
from django.shortcuts import render

from yishi import rulebook
from yishi.record.models import Due
from yishi.rulebook.roles import CHAIR_OFFICES, UNIT_OFFICES, OfficeKind
from yishi.rulebook.suggestions.promise_rating import about
from yishi.rulebook.suggestions.promises import promises as promised
from yishi.rulebook.suggestions.promises import settled
from yishi.web import clock
from yishi.web.lists import whole_number
from yishi.web.pages import CongressRequest, page
from yishi.web.waiting import standings

if TYPE_CHECKING:
    from django.db.models import QuerySet

_PAGE: Final = 50
_READERS: Final = frozenset({OfficeKind.CLERK, OfficeKind.AUDITOR, *CHAIR_OFFICES, *UNIT_OFFICES})


def _in_reach(request: CongressRequest) -> QuerySet[Due]:
    """Units read what binds themselves; the office, chairpersons and auditors read all."""
    rows = (
        Due.objects.filter(congress=request.congress).select_related("matter", "unit", "person").defer("matter__text")
    )
    office = request.acting
    if office is not None and office.kind in UNIT_OFFICES:
        rows = rows.filter(unit=office.unit_id)
    words = request.GET.get("q", "").strip()[:100]
    return rows.filter(Q(matter__title__icontains=words) | Q(unit__name__icontains=words)) if words else rows


def _after(rows: QuerySet[Due], after: str) -> QuerySet[Due]:
    """The rows after a key such as ``2026-03-05_117``; all of them after anything else."""
    day, _, pk = after.rpartition("_")
    last = whole_number(pk)
    try:
        began = date.fromisoformat(day)
    except ValueError:
        return rows
    return rows if last is None else rows.filter(Q(due__gt=began) | Q(due=began, pk__gt=last))


def _page(rows: QuerySet[Due], after: str) -> tuple[list[Due], str]:
    found = list(_after(rows.filter(due__isnull=False), after).order_by("due", "pk")[: _PAGE + 1])
    last = found[_PAGE - 1] if len(found) > _PAGE else None
    return found[:_PAGE], f"{last.due}_{last.pk}" if last else ""


@page("c/<str:code>/dues/", by=_READERS)
def dues(request: CongressRequest) -> HttpResponse:
    """Every duty that runs, by its day."""
    on = clock.today(request.congress)
    rows = _in_reach(request).filter(met_on=None, duty=True)
    late = request.GET.get("late", "")
    if late == "late":
        rows = rows.filter(due__lt=on)
    elif late == "soon":
        rows = rows.filter(due__gte=on, due__lte=on + timedelta(days=7))
    terms = {one.code: one.title for procedure in rulebook.CURRENT.values() for one in procedure.deadlines}
    if (code := request.GET.get("term", "")) in terms:
        rows = rows.filter(code=code)
    found, after = _page(rows, request.GET.get("after", ""))
    return render(request, "desk/dues.html", {"rows": found, "after": after, "on": on, "terms": terms, "late": late})


@page("c/<str:code>/promises/", by=_READERS)
def promises(request: CongressRequest) -> HttpResponse:
    """What units promised in replies: waiting, kept, late, broken, across years."""
    on = clock.today(request.congress)
    rows = _in_reach(request).filter(code="promise")
    state = request.GET.get("state", "")
    chosen = {
        "late": Q(met_on=None, due__lt=on),
        "open": Q(met_on=None, due__gte=on),
        "met": Q(met_on__isnull=False),
    }
    if state in chosen:
        rows = rows.filter(chosen[state])
    rows, years = _of_year(rows, request.GET.get("year", ""))
    found, after = _page(rows, request.GET.get("after", ""))
    told = _told(found, on, reads_ratings=_reads_ratings(request))
    context = {"rows": told, "after": after, "on": on, "state": state, "years": years}
    return render(request, "desk/promises.html", context)


def _of_year(rows: QuerySet[Due], year: str) -> tuple[QuerySet[Due], list[str]]:
    """The rows due in a year, if it is one of those in which any are due; and those years, the latest first."""
    days = rows.filter(due__isnull=False).aggregate(first=Min("due"), last=Max("due"))
    years = [str(one) for one in range(days["last"].year, days["first"].year - 1, -1)] if days["first"] else []
    return (rows.filter(due__year=int(year)) if year in years else rows), years


def _reads_ratings(request: CongressRequest) -> bool:
    """Evaluations go to the congress (CQ-SUG 28): units read those that are public."""
    return request.acting is not None and request.acting.kind not in UNIT_OFFICES


def _told(rows: list[Due], on: date, *, reads_ratings: bool) -> list[dict[str, Any]]:
    """Each promise in words, and what became of it."""
    where = dict(standings({row.matter_id: row.matter for row in rows}.values(), on))
    told = []
    for row in rows:
        stands = where[row.matter]
        made = {key: (step, promise) for key, step, promise in promised(stands)}
        key = row.key.partition(":")[2]
        report, rated = settled(stands, key), about(stands, "rate_promise", key)
        step, promise = made[key]
        told.append(
            {
                "due": row,
                "title": promise.text,
                "made": step,
                "report": report,
                "rated": rated if reads_ratings or stands.public else None,
                "broken": report is not None and report.act == "break_promise",
            }
        )
    return told
