"""Logins of a congress: letters of invitation, and whose sign-in takes a second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress.invitations import NO_OFFICE, invite, withdraw
from yishi.congress.models import Congress, Invitation
from yishi.kernel.refusal import Refused
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.account_forms import SIGNING_IN, FactorsForm, InviteForm
from yishi.web.lists import whole_number
from yishi.web.pages import CongressRequest, page
from yishi.web.qr import qr_data

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from yishi.congress.invitations import Letter

LISTED: Final = 50
# Who holds a code could act as its deputy: the body that is measured by the deputies' satisfaction prints none.
KEEPERS: Final = frozenset({OfficeKind.ADMINISTRATOR})


@page("c/<str:code>/accounts/", by=KEEPERS)
def accounts(request: CongressRequest) -> HttpResponse:
    """Letters sent and what became of them; letters to send; second factors asked for."""
    return _show(request, None)


def _show(request: CongressRequest, form: InviteForm | None) -> HttpResponse:
    congress, on = request.congress, clock.today(request.congress)
    state = request.GET.get("state", "")
    rows = list(_after(_in_state(congress, state, on), request.GET.get("after", ""))[: LISTED + 1])
    context = {
        "form": form or InviteForm(congress, on, _kind(request), initial={"everybody": False}),
        "kinds": SIGNING_IN,
        "kind": _kind(request),
        "rows": [(one, one.state_on(on)) for one in rows[:LISTED]],
        "after": rows[LISTED - 1].pk if len(rows) > LISTED else None,
        "states": Invitation.State,
        "state": state,
        "factors": FactorsForm(initial={"kinds": congress.second_factor}),
    }
    return render(request, "account/accounts.html", context, status=400 if form else 200)


def _kind(request: CongressRequest) -> str:
    said = request.GET.get("kind", OfficeKind.DEPUTY)
    return said if said in {*OfficeKind, NO_OFFICE} else ""


def _in_state(congress: Congress, state: str, on: date) -> QuerySet[Invitation]:
    rows = Invitation.objects.filter(congress=congress).select_related("person", "issued_by").order_by("-pk")
    still = rows.filter(used_at=None, withdrawn_at=None)
    return {
        Invitation.State.OPEN.value: still.filter(last_day__gte=on),
        Invitation.State.EXPIRED.value: still.filter(last_day__lt=on),
        Invitation.State.USED.value: rows.exclude(used_at=None),
        Invitation.State.WITHDRAWN.value: rows.exclude(withdrawn_at=None),
    }.get(state, rows)


def _after(rows: QuerySet[Invitation], after: str) -> QuerySet[Invitation]:
    last = whole_number(after)
    return rows.filter(pk__lt=last) if last else rows


@page("c/<str:code>/accounts/letters/", by=KEEPERS)
def letters(request: CongressRequest) -> HttpResponse:
    """Letters to print now: their codes are shown this once."""
    return _letters(request)


@require_POST
def _letters(request: CongressRequest) -> HttpResponse:
    congress, on = request.congress, clock.today(request.congress)
    form = InviteForm(congress, on, _kind(request), request.POST)
    if form.is_valid() and request.acting is not None:
        try:
            made = invite(
                form.chosen(),
                by=request.acting.person,
                at=clock.now(congress),
                on=on,
                days=form.cleaned_data["days"],
            )
        except Refused as refusal:
            form.mend(refusal)
        else:
            return _print(request, made)
    return _show(request, form)


def _print(request: CongressRequest, made: list[Letter]) -> HttpResponse:
    """The one page that ever shows the codes; no browser is to keep it."""
    address = request.build_absolute_uri(reverse("invitation"))
    context = {
        "letters": [(letter, qr_data(f"{address}#{letter.code}")) for letter in made],
        "address": address.partition("://")[2],
        "on": clock.today(request.congress),
    }
    answer = render(request, "account/letters.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@page("c/<str:code>/accounts/letters/<int:pk>/withdraw/", by=KEEPERS)
def letter_withdraw(request: CongressRequest, pk: int) -> HttpResponse:
    """Make a letter void."""
    return _withdraw(request, pk)


@require_POST
def _withdraw(request: CongressRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation, congress=request.congress, pk=pk)
    withdraw(invitation, clock.now(request.congress))
    messages.success(request, _("邀请函已经作废。"))
    return redirect("accounts", request.congress.code)


@page("c/<str:code>/accounts/second-factor/", by=KEEPERS)
def accounts_second_factor(request: CongressRequest) -> HttpResponse:
    """Say which offices sign in with a second factor."""
    return _second_factor(request)


@require_POST
def _second_factor(request: CongressRequest) -> HttpResponse:
    form = FactorsForm(request.POST)
    if form.is_valid():
        Congress.objects.filter(pk=request.congress.pk).update(second_factor=form.cleaned_data["kinds"])
        messages.success(request, _("已经保存。没有第二步验证的人员，下次打开页面时会先被引导设置。"))
    return redirect("accounts", request.congress.code)
