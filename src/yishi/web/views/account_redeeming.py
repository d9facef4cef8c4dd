"""Opening the own login: with the code of a letter, then a way in of one's own choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.models import Login
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from yishi.congress.invitations import accept, examine, find
from yishi.congress.models import Account, Invitation
from yishi.kernel.refusal import BadFacts
from yishi.web import clock, locking
from yishi.web.account_forms import LetterForm
from yishi.web.accounts import FirstPasswordForm
from yishi.web.first_things import WAY_NEEDED
from yishi.web.identity import provider_name
from yishi.web.pages import EVERYBODY, SIGNED_IN, CongressRequest, page
from yishi.web.views.account_security import own

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

_KEPT = "invitation"
# Where a way in leads that is no password.
_ELSEWHERE = {"passkey": "mfa_add_webauthn", "identity": "account_way"}


@page("invitation/", by=EVERYBODY)
@never_cache
def invitation(request: CongressRequest) -> HttpResponse:
    """Enter the code of a letter."""
    form = LetterForm(request.POST or None)
    if request.method == "POST" and not locking.is_shut(request, locking.LETTER) and form.is_valid():
        try:
            found = find(form.cleaned_data["code"])
            examine(found, clock.today(found.congress))
        except BadFacts as refusal:
            locking.failed(request, locking.LETTER)
            form.mend(refusal)
        else:
            # A session that somebody else may have begun is left behind.
            request.session.flush()
            request.session[_KEPT] = found.pk
            return redirect("invitation_open")
    return render(request, "account/invitation.html", {"form": form}, status=400 if form.errors else 200)


@page("invitation/open/", by=EVERYBODY)
@never_cache
def invitation_open(request: CongressRequest) -> HttpResponse:
    """Who one is, and how one will sign in: by a password, a passkey, or the province's identity provider."""
    found = _found(request)
    if found is None:
        return redirect("invitation")
    way = request.POST.get("way", "password")
    somebody = Account(username=found.username, last_name=found.person.name)
    form = FirstPasswordForm(user=somebody, data=request.POST if _typed(request, way) else None)
    if request.method == "POST" and (way in _ELSEWHERE or form.is_valid()):
        password = None if way in _ELSEWHERE else form.cleaned_data["password1"]
        account = accept(found, at=clock.now(found.congress), on=clock.today(found.congress), password=password)
        return _enter(request, account, _ELSEWHERE.get(way, "mfa_index"))
    context = {"form": form, "invitation": found, "provider": provider_name()}
    return render(request, "account/invitation_open.html", context, status=400 if form.errors else 200)


def _found(request: CongressRequest) -> Invitation | None:
    """The letter whose code was entered in this session, if it still can be used."""
    rows = Invitation.objects.select_related("person", "congress")
    found = rows.filter(pk=request.session.get(_KEPT, 0)).first()
    usable = found is not None and found.state_on(clock.today(found.congress)) is Invitation.State.OPEN
    return found if usable else None


def _typed(request: CongressRequest, way: str) -> bool:
    return request.method == "POST" and way not in _ELSEWHERE


def _enter(request: CongressRequest, account: Account, page_name: str) -> HttpResponse:
    """Sign in whoever has just opened the login, and go on to what was chosen."""
    answer = perform_login(request, Login(user=account, redirect_url=reverse(page_name)))
    record_authentication(request, account, "invitation", reauthenticated=True)
    request.session[WAY_NEEDED] = True
    messages.success(request, _("账号已经开通。您的用户名是“%(name)s”。") % {"name": account.username})
    return cast("HttpResponse", answer)


def _way(request: CongressRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    """Choose a way in where there is none, or a password where there was none."""
    account = cast("Account", request.user)
    if account.has_usable_password():
        return redirect("mfa_index")
    raise_if_reauthentication_required(request, app="allauth.mfa")
    form = FirstPasswordForm(user=account, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.save()
        update_session_auth_hash(request, account)
        messages.success(request, _("密码已经设置。"))
        return redirect("mfa_index")
    context = {"form": form, "provider": provider_name()}
    return render(request, "account/way.html", context, status=400 if form.errors else 200)


page("accounts/way/", by=SIGNED_IN, name="account_way")(own(_way))
