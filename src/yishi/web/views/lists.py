"""The list of matters of a procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render

from yishi import rulebook
from yishi.web import clock, lists
from yishi.web.export import as_xlsx
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.sight import actor, visible_matters

if TYPE_CHECKING:
    from typing import Any


@page("c/<str:code>/matters/<slug:procedure>/", by=EVERYBODY)
def matters(request: CongressRequest, procedure: str) -> HttpResponse:
    """The matters that the acting office may see: filter, sort, page by page, export."""
    declared = rulebook.CURRENT.get(procedure)
    if declared is None:
        raise Http404
    on = clock.today(request.congress)
    seen = visible_matters(request.congress, procedure, request.acting)
    found = lists.narrowed(seen, request.GET, on, request.congress)
    if request.GET.get("format") == "xlsx":
        return as_xlsx(found, declared, request.congress)
    sort = request.GET.get("sort", "newest")
    context: dict[str, Any] = {
        "procedure": declared,
        "page": lists.told(lists.page_of(found, sort, request.GET.get("after", "")), declared, request.congress, on),
        "filters": lists.filters(declared, request.congress),
        "sorts": lists.SORTS,
        "sort": sort,
        "stages": {stage.value: stage.title for stage in declared.stages},
        "may_begin": _may_begin(request, declared),
        "on": on,
    }
    return render(request, "matters/list.html", context)


def _may_begin(request: CongressRequest, declared: Any) -> bool:
    opens = declared.opens
    viewer = actor(request.acting)
    mine = any(role.held_by(viewer, {}) for role in opens.by if viewer)
    return mine or (opens.on_behalf and request.acting is not None and request.acting.kind == "clerk")
