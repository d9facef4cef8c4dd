"""Entrusting a desk to a secretary: by its holder, or by the administrator from the holder's paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress.entrusting import LENDING, entrust, entrustments_of, revoke
from yishi.congress.models import Entrustment, Person
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.text import Text
from yishi.record.standings import procedure_of
from yishi.record.through import done_through
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.account_forms import EntrustForm
from yishi.web.pages import CongressRequest, page

if TYPE_CHECKING:
    from yishi.congress.models import Office

KEEPERS: Final = frozenset({OfficeKind.ADMINISTRATOR})
RECENT: Final = 30


@page("c/<str:code>/secretary/", by=frozenset(LENDING))
def secretary(request: CongressRequest) -> HttpResponse:
    """To whom the own desk is entrusted, and what was done there."""
    return _show_or_entrust(request, _acting(request).person)


@page("c/<str:code>/people/<int:pk>/secretary/", by=KEEPERS)
def person_secretary(request: CongressRequest, pk: int) -> HttpResponse:
    """The same for somebody who has put it on paper."""
    return _show_or_entrust(request, get_object_or_404(Person, congress=request.congress, pk=pk))


def _acting(request: CongressRequest) -> Office:
    return cast("Office", request.acting)


def _show_or_entrust(request: CongressRequest, holder: Person) -> HttpResponse:
    by_holder = _acting(request).person_id == holder.pk
    form = EntrustForm(holder, clock.today(request.congress), request.POST or None, by_holder=by_holder)
    if request.method == "POST" and form.is_valid():
        try:
            made = entrust(
                form.cleaned_data["office"],
                form.new_entrustment(),
                by=_acting(request).person,
                at=clock.now(request.congress),
            )
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已经委托%(name)s。") % {"name": made.secretary.name})
            return redirect(request.path)
    return render(request, "account/secretary.html", _context(request, holder, form), status=_status(request))


def _status(request: CongressRequest) -> int:
    return 400 if request.method == "POST" else 200


def _context(request: CongressRequest, holder: Person, form: EntrustForm) -> dict[str, Any]:
    on = clock.today(request.congress)
    rows = [(one, one.runs_on(on) and one.revoked_at is None) for one in entrustments_of(holder)]
    return {
        "holder": holder,
        "own": _acting(request).person_id == holder.pk,
        "form": form,
        "rows": rows,
        "on": on,
        "done": [
            (entry, body, procedure_of(entry.matter).by_code[entry.act].done)
            for entry, body in done_through([one for one, _runs in rows], RECENT)
        ],
    }


@page("c/<str:code>/secretary/<int:pk>/revoke/", by=frozenset({*LENDING, *KEEPERS}))
def secretary_revoke(request: CongressRequest, pk: int) -> HttpResponse:
    """Take a desk back at once."""
    return _revoke(request, pk)


@require_POST
def _revoke(request: CongressRequest, pk: int) -> HttpResponse:
    rows = Entrustment.objects.filter(congress=request.congress).select_related("office__person", "secretary")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    acting = _acting(request)
    own = found.office.person_id == acting.person_id
    if not own and acting.kind not in KEEPERS:
        raise NoPower(Text("只能收回自己的委托", "Only the own desk can be taken back"))
    revoke(found, by=acting.person, at=clock.now(request.congress))
    messages.success(request, _("对%(name)s的委托已经收回，即时生效。") % {"name": found.secretary.name})
    if own:
        return redirect("secretary", request.congress.code)
    return redirect("person_secretary", request.congress.code, found.office.person_id)
