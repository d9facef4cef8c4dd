"""What the administrator does to somebody's login beyond its password: a lost second step, an identifier."""

from __future__ import annotations

from typing import Final, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress.identifiers import identify
from yishi.congress.models import Identifier, Office, Person
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.account_forms import IdentifierForm
from yishi.web.identity import provider_name
from yishi.web.pages import CongressRequest, page
from yishi.web.second_factors import reset_factors

KEEPERS: Final = frozenset({OfficeKind.ADMINISTRATOR})


def _person(request: CongressRequest, pk: int) -> Person:
    return get_object_or_404(Person.objects.select_related("account"), congress=request.congress, pk=pk)


def _by(request: CongressRequest) -> Person:
    return cast("Office", request.acting).person


@page("c/<str:code>/people/<int:pk>/second-factor/", by=KEEPERS)
def person_second_factor(request: CongressRequest, pk: int) -> HttpResponse:
    """Take away a lost second step; no secret is ever shown."""
    return _reset(request, _person(request, pk))


@require_POST
def _reset(request: CongressRequest, person: Person) -> HttpResponse:
    if person.account_id == request.user.pk:
        raise NoPower(
            Text("不能清除自己的第二步验证", "You cannot reset your own second step"),
            remedy=Text("请另一名系统管理员办理，或者在“账号安全”中停用", "Ask another administrator"),
        )
    reset_factors(person, by=_by(request), at=clock.now(request.congress))
    messages.success(request, _("已经清除，其登录已全部退出。本人下次登录时会看到这次操作。"))
    return redirect("person", request.congress.code, person.pk)


@page("c/<str:code>/people/<int:pk>/identifier/", by=KEEPERS)
def person_identifier(request: CongressRequest, pk: int) -> HttpResponse:
    """By what the province's identity provider knows somebody."""
    person = _person(request, pk)
    form = IdentifierForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = identify(person, form.cleaned_data["identifier"], by=_by(request), at=clock.now(request.congress))
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("统一身份标识已经登记。") if made else _("统一身份标识已经清除。"))
            return redirect("person", request.congress.code, person.pk)
    context = {
        "person": person,
        "form": form,
        "provider": provider_name(),
        "known": Identifier.objects.filter(person=person).select_related("entered_by").first(),
    }
    return render(request, "account/identifier.html", context, status=400 if form.errors else 200)
