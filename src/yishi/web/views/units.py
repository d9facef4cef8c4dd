"""The organs and units around the congress: the list, a new one, one that is no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress.models import Unit
from yishi.congress.units import abolish_unit, add_unit
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.models import Matter
from yishi.web import clock
from yishi.web.pages import CongressRequest, page
from yishi.web.person_forms import AbolishForm, UnitForm
from yishi.web.views.people import KEEPERS, READERS

if TYPE_CHECKING:
    from yishi.web.person_forms import Mendable

# A county has some sixty; one page takes them all.
_MOST: Final = 500


@page("c/<str:code>/units/", by=READERS)
def units(request: CongressRequest) -> HttpResponse:
    """All units with how many hold office in each."""
    return _show(request)


def _show(request: CongressRequest, status: int = 200, **forms: Mendable) -> HttpResponse:
    on = clock.today(request.congress)
    held = Q(offices__held_from__lte=on) & (Q(offices__held_to__isnull=True) | Q(offices__held_to__gte=on))
    rows = Unit.objects.filter(congress=request.congress).annotate(people=Count("offices", filter=held))
    abolishing = forms.get("abolishing")
    context: dict[str, Any] = {
        "rows": [
            (one, abolishing if abolishing and abolishing.prefix == str(one.pk) else AbolishForm(prefix=str(one.pk)))
            for one in rows.order_by(F("abolished_on").asc(nulls_first=True), "kind", "code")[:_MOST]
        ],
        "abolishing": abolishing.prefix if abolishing else "",
        "form": forms.get("form") or UnitForm(),
        "adding": "form" in forms,
        "keeper": request.acting is not None and request.acting.kind in KEEPERS,
    }
    return render(request, "people/units.html", context, status=status)


@page("c/<str:code>/units/add/", by=KEEPERS)
def unit_add(request: CongressRequest) -> HttpResponse:
    """Add a unit."""
    return _add(request)


@require_POST
def _add(request: CongressRequest) -> HttpResponse:
    form = UnitForm(request.POST)
    if form.is_valid():
        try:
            made = add_unit(request.congress, **form.cleaned_data)
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已登记：%(name)s。") % {"name": made.name})
            return redirect("units", request.congress.code)
    return _show(request, 400, form=form)


@page("c/<str:code>/units/<int:pk>/abolish/", by=KEEPERS)
def unit_abolish(request: CongressRequest, pk: int) -> HttpResponse:
    """Record that a unit is no more."""
    return _abolish(request, pk)


@require_POST
def _abolish(request: CongressRequest, pk: int) -> HttpResponse:
    unit = get_object_or_404(Unit, congress=request.congress, pk=pk, abolished_on=None)
    form = AbolishForm(request.POST, prefix=str(pk))
    if form.is_valid():
        try:
            _examine_hands(unit)
            abolish_unit(unit, form.cleaned_data["last_day"])
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已登记撤销：%(name)s。") % {"name": unit.name})
            return redirect("units", request.congress.code)
    return _show(request, 400, abolishing=form)


def _examine_hands(unit: Unit) -> None:
    """A unit with matters in hand is not abolished before they are somebody else's."""
    if Matter.objects.filter(congress=unit.congress_id, lead_unit=unit, closed=None).exists():
        raise Refused(
            Text("单位还有正在办理的事项", "The unit has matters in hand"),
            remedy=Text("请先改交承接单位", "Reassign them first"),
        )
