"""To the province's identity provider and back; linking it to the own account, and taking the link away."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, cast

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.connect import disconnect
from allauth.socialaccount.providers.base import AuthProcess
from allauth.utils import get_request_param
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from requests import RequestException

from yishi.kernel.refusal import NoPower
from yishi.kernel.text import Text
from yishi.web.identity import PROVIDER, Callback, Provider, failed_page, linked, provider_app, provider_name
from yishi.web.pages import EVERYBODY, SIGNED_IN, CongressRequest, page
from yishi.web.second_factors import has_passkey

if TYPE_CHECKING:
    from yishi.congress.models import Account


@page("accounts/identity/", by=EVERYBODY, name="identity_begin")
def identity_begin(request: CongressRequest) -> HttpResponse:
    """Leave for the provider: to sign in, or, for somebody who is, to link the own account."""
    return _begin(request)


@require_POST
@never_cache
def _begin(request: CongressRequest) -> HttpResponse:
    if provider_app() is None:
        raise Http404
    process = AuthProcess.CONNECT if request.user.is_authenticated else AuthProcess.LOGIN
    if process == AuthProcess.CONNECT:
        return _connect(request)
    return _leave(request, process, _next(request))


def _connect(request: CongressRequest) -> HttpResponse:
    account = cast("Account", request.user)
    if account.demo_role:
        raise NoPower(Text("演示账号不能绑定", "Demonstration accounts are not linked"))
    if linked(account) is not None:
        raise NoPower(Text("此账号已经绑定", "The account is linked already"))
    raise_if_reauthentication_required(request, app="allauth.mfa")
    return _leave(request, AuthProcess.CONNECT, "")


def _next(request: CongressRequest) -> str:
    wanted = get_request_param(request, "next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else ""


def _leave(request: CongressRequest, process: str, wanted: str) -> HttpResponse:
    """A page that goes on by itself: a form may only be answered by our own site (form-action)."""
    nonce = secrets.token_urlsafe(24)
    provider = get_adapter().get_provider(request, provider=PROVIDER)
    provider.oauth2_adapter_class = Provider
    try:
        away = provider.redirect(request, process, wanted or None, auth_params={"nonce": nonce}, nonce=nonce)
    except RequestException:
        return failed_page(request, unreachable=True)
    if not isinstance(away, HttpResponseRedirect):
        return cast("HttpResponse", away)
    return render(request, "account/leaving.html", {"url": away.url, "provider": provider_name()})


@page("accounts/identity/callback/", by=EVERYBODY, name="openid_connect_callback")
def identity_callback(request: CongressRequest) -> HttpResponse:
    """Back from the provider."""
    if provider_app() is None:
        raise Http404
    try:
        return cast("HttpResponse", Callback.adapter_view(Provider(request, PROVIDER))(request))
    except RequestException:
        return failed_page(request, unreachable=True)


@page("accounts/identity/unlink/", by=SIGNED_IN)
def identity_unlink(request: CongressRequest) -> HttpResponse:
    """Take the link away, if there is another way into the account."""
    return _unlink(request)


@require_POST
def _unlink(request: CongressRequest) -> HttpResponse:
    account = cast("Account", request.user)
    subject = linked(account)
    if subject is None:
        return redirect("mfa_index")
    raise_if_reauthentication_required(request, app="allauth.mfa")
    if not account.has_usable_password() and not has_passkey(account):
        raise NoPower(
            Text("这是登录此账号的唯一方式", "This is the only way into the account"),
            remedy=Text("请先设置密码，或者添加通行密钥", "Set a password or add a passkey first"),
        )
    disconnect(request, subject)
    messages.success(request, _("绑定已经解除。"))
    return redirect("mfa_index")
