"""The desk where papers are entered: scans first, then the deputy, then the form with the paper beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from yishi.congress.models import Office
from yishi.kernel.refusal import BadFacts
from yishi.record.papers import mime_of
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock, paper
from yishi.web.pages import CongressRequest, page
from yishi.web.scans import let_go, scan_of, scans_of, take_in
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from yishi.web.scans import Scan

CLERK: Final = frozenset({OfficeKind.CLERK})
READERS: Final = frozenset({OfficeKind.CLERK, OfficeKind.CHAIRPERSON, OfficeKind.VICE_CHAIRPERSON, OfficeKind.AUDITOR})
RECENT: Final = 6


@page("c/<str:code>/paper/", by=CLERK)
def paper_desk(request: CongressRequest) -> HttpResponse:
    """What waits to be entered, and whose it is."""
    on = clock.today(request.congress)
    words = request.GET.get("q", "")
    context: dict[str, Any] = {"found": paper.deputies_found(request.congress, on, words), "words": words}
    context["scan"] = request.GET.get("scan", "")
    if request.headers.get("HX-Request"):
        return render(request, "paper/found.html", context)
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    mine = QueryDict(f"clerk={request.acting.person_id}")
    recent, _after = paper.ledger(request.congress, request.acting, mine)
    context |= {"scans": scans_of(request), "chosen": chosen(request), "recent": recent[:RECENT], "key": uuid4().hex}
    return render(request, "paper/desk.html", context)


def chosen(request: CongressRequest) -> list[Scan]:
    """The scan in hand: the one that the address names, else the first that waits."""
    waiting = scans_of(request)
    named = [scan for scan in waiting if scan.key == request.GET.get("scan")]
    return named or waiting[:1]


@page("c/<str:code>/paper/scans/", by=CLERK)
def paper_take_in(request: CongressRequest) -> HttpResponse:
    """Keep scans until they are entered."""
    return _take_in(request)


@require_POST
def _take_in(request: CongressRequest) -> HttpResponse:
    try:
        taken = take_in(request, request.FILES.getlist("scans"))
    except BadFacts as refusal:
        mend = _("（%(what)s）") % {"what": say(refusal.remedy)} if refusal.remedy else ""
        messages.error(request, say(refusal.reason) + mend)
        return redirect("paper_desk", request.congress.code)
    if taken:
        said = ngettext("已上传 %(n)s 份扫描件，请逐份录入。", "已上传 %(n)s 份扫描件，请逐份录入。", taken)
        messages.success(request, said % {"n": taken})
    else:
        messages.error(request, _("请先选择扫描件。"))
    return redirect("paper_desk", request.congress.code)


@page("c/<str:code>/paper/scans/<str:key>/", by=CLERK)
def paper_scan(request: CongressRequest, key: str) -> HttpResponse:
    """A scan that waits, to look at: for whoever sent it in alone."""
    scan = scan_of(request, key)
    answer = HttpResponse(scan.data, content_type=mime_of(scan.data))
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Disposition"] = "inline"
    return answer


@page("c/<str:code>/paper/scans/<str:key>/drop/", by=CLERK)
def paper_drop(request: CongressRequest, key: str) -> HttpResponse:
    """Throw a scan away that is not wanted."""
    return _drop(request, key)


@require_POST
def _drop(request: CongressRequest, key: str) -> HttpResponse:
    let_go(request, [key])
    return redirect("paper_desk", request.congress.code)


@page("c/<str:code>/paper/for/<int:seat>/", by=CLERK)
def paper_deputy(request: CongressRequest, seat: int) -> HttpResponse:
    """What can be entered for a deputy: new matters, and acts on those under way."""
    on = clock.today(request.congress)
    deputy = seated(request, seat)
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    context: dict[str, Any] = {
        "deputy": deputy,
        "ways": list(paper.WAYS.values()),
        "rows": paper.open_for(request.congress, request.acting, deputy, on),
        "chosen": chosen(request),
        "scan": request.GET.get("scan", ""),
    }
    return render(request, "paper/deputy.html", context)


def seated(request: CongressRequest, seat: int) -> Office:
    """A deputy's office, by its key. Http404 when there is none such today."""
    held = Office.objects.held_on(clock.today(request.congress)).select_related("person")
    return get_object_or_404(held, congress=request.congress, kind=OfficeKind.DEPUTY, pk=seat)


@page("c/<str:code>/paper/ledger/", by=READERS)
def paper_ledger(request: CongressRequest) -> HttpResponse:
    """Everything entered from paper: by whom, for whom, from which original."""
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    rows, after = paper.ledger(request.congress, request.acting, request.GET)
    clerks = Office.objects.filter(congress=request.congress, kind=OfficeKind.CLERK).select_related("person")
    context: dict[str, Any] = {
        "rows": rows,
        "after": after,
        "clerks": sorted({(str(one.person_id), one.person.name) for one in clerks}, key=lambda row: row[1]),
        "address": reverse("paper_ledger", args=(request.congress.code,)),
    }
    return render(request, "paper/ledger.html", context)
