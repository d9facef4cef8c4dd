"""Hand-over meetings (交办会): the board, its list, and batches under way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from yishi.assigning.batches import confirm, go_on
from yishi.assigning.drafts import save_drafts
from yishi.assigning.models import Batch
from yishi.congress.models import Unit
from yishi.congress.queries import units_on
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.handing_over import board, in_order
from yishi.web.handing_over_forms import sent, shown_again, ticked
from yishi.web.handing_over_lists import by_unit, handed_over, list_sheet, planned
from yishi.web.handing_over_rows import told
from yishi.web.pages import CongressRequest, page
from yishi.web.sight import visible_matters

if TYPE_CHECKING:
    from yishi.assigning.drafts import Edit
    from yishi.congress.models import Office
    from yishi.web.handing_over_forms import Sent
    from yishi.web.handing_over_lists import Listed

CLERK: Final = frozenset({OfficeKind.CLERK})
_KEY: Final = re.compile(r"[0-9a-f]{32}")
_LATEST: Final = 5  # batches


@page("c/<str:code>/handover/", by=CLERK)
def handover(request: CongressRequest) -> HttpResponse:
    """The board: what waits to be handed over, with proposals to edit, to keep, and to confirm together."""
    return _settle(request) if request.method == "POST" else _show(request, [])


def _office(request: CongressRequest) -> Office:
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    return request.acting


def _show(
    request: CongressRequest,
    rows: list[Sent],
    overtaken: frozenset[int] = frozenset(),
    status: int = 200,
    fault: str = "",
) -> HttpResponse:
    on = clock.today(request.congress)
    whole = board(request.congress, _office(request), on)
    shown_again(whole.lines, rows, overtaken)
    batches = Batch.objects.filter(congress=request.congress).select_related("office__person")
    context = {
        **told(whole, request.GET.dict(), request.congress),
        "key": uuid4().hex,
        "fault": fault,
        "batches": batches.order_by("-pk")[:_LATEST],
        "on": on,
    }
    return render(request, "assigning/board.html", context, status=status)


def _settle(request: CongressRequest) -> HttpResponse:
    """Keep what was changed; hand over what is ticked, when that is asked for and nothing stands against it."""
    rows = sent(request.POST, {unit.pk: unit for unit in units_on(request.congress, clock.today(request.congress))})
    asked = request.POST.get("do", "")
    if asked in {"all", "none"}:
        rows = ticked(rows, taken=asked == "all")
    taken = [row.edit for row in rows if row.edit.choice.taken] if asked == "confirm" else []
    wanted = [row.edit for row in rows if row.error is None and (row.changed or row.edit in taken)]
    overtaken = save_drafts(_office(request), wanted, clock.now(request.congress))
    faults = any(row.error for row in rows)
    if faults or overtaken:
        return _show(request, rows, overtaken, status=409 if overtaken else 400)
    if asked == "confirm":
        return _confirmed(request, taken)
    n = len(wanted)
    messages.success(request, ngettext("草案已保存，改动 %(n)s 件。", "草案已保存，改动 %(n)s 件。", n) % {"n": n})
    return redirect(request.get_full_path())


def _confirmed(request: CongressRequest, taken: list[Edit]) -> HttpResponse:
    seen = visible_matters(request.congress, "suggestion", request.acting)
    known = set(seen.filter(pk__in=[edit.matter for edit in taken]).values_list("pk", flat=True))
    edits = [edit for edit in taken if edit.matter in known]
    if not edits:
        return _show(request, [], status=400, fault=_("还没有勾选要交办的建议，没有办理任何事项"))
    asked = request.POST.get("key", "")
    key = asked if _KEY.fullmatch(asked) else uuid4().hex
    note = request.POST.get("note", "").strip()[:500]
    batch = confirm(_office(request), key, edits, clock.now(request.congress), note)
    return redirect("handover_batch", request.congress.code, batch.pk)


@page("c/<str:code>/handover/list/", by=CLERK)
def handover_list(request: CongressRequest) -> HttpResponse:
    """The list for the meeting, unit by unit: what is ticked, or all that has a unit as long as nothing is."""
    whole = board(request.congress, _office(request), clock.today(request.congress))
    return _listed(request, planned(whole), None)


@page("c/<str:code>/handover/batches/<int:pk>/list/", by=CLERK)
def handover_batch_list(request: CongressRequest, pk: int) -> HttpResponse:
    """The list of what a batch has handed over."""
    batch = _batch(request, pk)
    return _listed(request, handed_over(batch), batch)


def _listed(request: CongressRequest, rows: list[Listed], batch: Batch | None) -> HttpResponse:
    # What was handed over to a unit that is no more stays on its list.
    units = in_order(Unit.objects.filter(congress=request.congress))
    if request.GET.get("format") == "xlsx":
        return list_sheet(rows, units, f"{request.congress.code}-handover")
    context: dict[str, Any] = {
        "parts": by_unit(rows, units),
        "names": {unit.pk: unit.name for unit in units},
        "count": len(rows),
        "batch": batch,
        "on": clock.today(request.congress),
    }
    return render(request, "assigning/list.html", context)


def _batch(request: CongressRequest, pk: int) -> Batch:
    batches = Batch.objects.select_related("office__person")
    found: Batch = get_object_or_404(batches, congress=request.congress, pk=pk)
    return found


@page("c/<str:code>/handover/batches/<int:pk>/", by=CLERK)
def handover_batch(request: CongressRequest, pk: int) -> HttpResponse:
    """How far a batch has come, and what came of it."""
    batch = _batch(request, pk)
    rows = list(batch.rows.select_related("matter", "lead_unit").defer("matter__text").order_by("pk"))
    left = [row for row in rows if row.entry is None and not row.refusal]
    context: dict[str, Any] = {
        "batch": batch,
        "done": [row for row in rows if row.entry is not None],
        "refused": [row for row in rows if row.refusal],
        "left": left,
        "all": len(rows),
        "own": batch.office.person_id == _office(request).person_id,
    }
    whole = not request.headers.get("HX-Request")
    answer = render(request, "assigning/batch.html" if whole else "assigning/progress.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


@page("c/<str:code>/handover/batches/<int:pk>/go/", by=CLERK)
def handover_batch_go(request: CongressRequest, pk: int) -> HttpResponse:
    """Hand over the next slice of a batch."""
    return _go(request, _batch(request, pk))


@require_POST
def _go(request: HttpRequest, batch: Batch) -> HttpResponse:
    congress, acting = request.congress, request.acting  # type: ignore[attr-defined]  # a CongressRequest
    go_on(batch, acting, clock.today(congress), clock.now(congress))
    return redirect("handover_batch", congress.code, batch.pk)
