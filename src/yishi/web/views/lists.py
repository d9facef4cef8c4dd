"""The list of matters of a procedure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render

from yishi import rulebook
from yishi.search.finding import LISTED
from yishi.web import clock, lists
from yishi.web.export import as_file, heads, table
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.saved import plain_query, views_for
from yishi.web.sight import actor, reserved_from, visible_matters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from yishi.kernel.procedure import Procedure

# Rows of a list that go to the printer at once.
PRINTED: Final = 2000


@page("c/<str:code>/matters/<slug:procedure>/", by=EVERYBODY)
def matters(request: CongressRequest, procedure: str) -> HttpResponse:
    """The matters that the acting office may see: filter, sort, page by page, export."""
    declared = _declared(procedure)
    on = clock.today(request.congress)
    seen = visible_matters(request.congress, procedure, request.acting)
    reserved = reserved_from(declared, request.acting)
    worded = lists.worded(request.GET, request.congress, procedure, request.acting)
    found = lists.narrowed(seen, request.GET, on, reserved, worded)
    if (kind := request.GET.get("format", "")) in {"xlsx", "csv"}:
        return as_file(kind, found, declared, request.congress, reserved)
    if kind == "print":
        return _printed(request, declared, table(found, declared, reserved, PRINTED + 1))
    sort = request.GET.get("sort", "newest")
    shown = lists.page_of(found, sort, request.GET.get("after", ""))
    context: dict[str, Any] = {
        "procedure": declared,
        "page": lists.told(shown, declared, request.congress, on, reserved),
        "filters": lists.filters(declared, request.congress, request.GET),
        "sorts": lists.SORTS,
        "sort": sort,
        "common": LISTED if worded is not None and len(worded) >= LISTED else 0,
        "views": views_for(request.acting, procedure),
        "view": plain_query(request.GET.urlencode()),
        "may_begin": _may_begin(request, declared),
        "on": on,
    }
    return render(request, "matters/list.html", context)


def _declared(procedure: str) -> Procedure[Any]:
    if procedure not in rulebook.CURRENT:
        raise Http404
    return rulebook.CURRENT[procedure]


def _printed(request: CongressRequest, declared: Procedure[Any], rows: Iterable[list[str]]) -> HttpResponse:
    """The list as it goes to the printer: all of it, with what it was filtered by."""
    shown = list(rows)
    asked = [
        (one.title, [title for code, title in one.choices if code in request.GET.getlist(one.name)])
        for one in lists.filters(declared, request.congress, request.GET)
    ]
    context = {
        "procedure": declared,
        "heads": heads(),
        "rows": shown[:PRINTED],
        "more": len(shown) > PRINTED,
        "most": PRINTED,
        "asked": [(title, chosen) for title, chosen in asked if chosen],
        "on": clock.today(request.congress),
    }
    return render(request, "matters/printed.html", context)


def _may_begin(request: CongressRequest, declared: Any) -> bool:
    opens = declared.opens
    viewer = actor(request.acting)
    mine = any(role.held_by(viewer, {}) for role in opens.by if viewer)
    return mine or (opens.on_behalf and request.acting is not None and request.acting.kind == "clerk")
