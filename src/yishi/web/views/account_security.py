"""The own account: second step, passkeys, codes to fall back on, where one is signed in, what happened to it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from allauth.account.views import AccountInactiveView, ReauthenticateView
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yishi.congress.account_events import latest_events
from yishi.kernel.refusal import NoPower
from yishi.kernel.text import Text
from yishi.web.accounts import PasswordAgainForm
from yishi.web.devices import device_of
from yishi.web.identity import linked, provider_name
from yishi.web.pages import EVERYBODY, SIGNED_IN, CongressRequest, page

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from yishi.congress.models import Account
    from yishi.web.pages import View


def own(view: View) -> View:
    """For accounts that are somebody's: whoever plays a role of the demonstration keeps it open for the next."""

    @wraps(view)
    def checked(request: CongressRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if cast("Account", request.user).demo_role:
            raise NoPower(
                Text("演示账号没有密码和第二步验证", "Demonstration accounts have no password and no second step"),
                remedy=Text("在登录页直接选择身份即可", "Choose a role on the sign-in page"),
            )
        return view(request, *args, **kwargs)

    return checked


@page("accounts/security/", by=SIGNED_IN, name="mfa_index")
def security(request: CongressRequest) -> HttpResponse:
    """How the own account is kept."""
    account = cast("Account", request.user)
    found: dict[str, list[Authenticator]] = {}
    for one in Authenticator.objects.filter(user=account.pk).order_by("created_at", "pk"):
        found.setdefault(one.type, []).append(one)
    context = {
        "totp": next(iter(found.get("totp", [])), None),
        "passkeys": found.get("webauthn", []),
        "codes": next(iter(found.get("recovery_codes", [])), None),
        "asked": getattr(request, "second_factor_asked", False),
        "sessions": [(one, device_of(one.user_agent)) for one in UserSession.objects.purge_and_list(account)],
        "events": latest_events(account),
        "provider": provider_name(),
        "linked": linked(account),
    }
    return render(request, "account/security.html", context)


@page("accounts/security/sessions/", by=SIGNED_IN)
def other_sessions(request: CongressRequest) -> HttpResponse:
    """End every sign-in of the own account but this one."""
    return _end_others(request)


@require_POST
def _end_others(request: CongressRequest) -> HttpResponse:
    end_other_sessions(request, request.user)
    messages.success(request, _("其他登录已经全部退出。"))
    return redirect("mfa_index")


class RemovePasskey(passkeys.RemoveWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """Asks, then takes a passkey away, unless it is the only way in or the only factor asked for."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """Take it away, if it may be."""
        _examine_removal(self.request, self.get_object())
        return cast("HttpResponse", super().form_valid(form))


def _examine_removal(request: CongressRequest, passkey: Authenticator) -> None:
    account = cast("Account", request.user)
    others = Authenticator.objects.filter(user=account.pk).exclude(pk=passkey.pk)
    only_way = not account.has_usable_password() and not others.filter(type="webauthn").exists()
    if only_way and linked(account) is None:
        raise NoPower(
            Text("这是登录此账号的唯一方式", "This is the only way into the account"),
            remedy=Text("请先设置密码，或者添加另一个通行密钥", "Set a password or add another passkey first"),
        )
    asked = getattr(request, "second_factor_asked", False)
    if asked and not others.filter(type__in=("totp", "webauthn")).exists():
        raise NoPower(
            Text("您的职务要求第二步验证", "Your office asks for a second factor"),
            remedy=Text("请先添加另一种方式", "Add another one first"),
        )


class RenamePasskey(passkeys.EditWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """A passkey's name."""

    success_url = reverse_lazy("mfa_index")

    def get_form(self, form_class: Any = None) -> Any:
        """Our label."""
        form = super().get_form(form_class)
        form.fields["name"].label = _("名称")
        form.fields["name"].max_length = 30
        return form


class PasskeySignIn(passkeys.LoginWebAuthnView):  # type: ignore[misc]  # allauth ships no types
    """Signing in by a passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say so where allauth would have."""
        messages.error(self.request, _("这个通行密钥没有登记，或者没有通过验证。请再试一次，或者用密码登录。"))
        return redirect("account_login")


class PasswordAgain(ReauthenticateView):  # type: ignore[misc]  # allauth ships no types
    """The password before something weighty."""

    form_class = PasswordAgainForm


page("accounts/reauthenticate/", by=SIGNED_IN, name="account_reauthenticate")(own(PasswordAgain.as_view()))
page("accounts/inactive/", by=EVERYBODY, name="account_inactive")(AccountInactiveView.as_view())
page("accounts/2fa/", by=EVERYBODY, name="mfa_authenticate")(mfa.AuthenticateView.as_view())
page("accounts/2fa/again/", by=SIGNED_IN, name="mfa_reauthenticate")(own(mfa.ReauthenticateView.as_view()))
page("accounts/2fa/app/", by=SIGNED_IN, name="mfa_activate_totp")(own(never_cache(totp.ActivateTOTPView.as_view())))
page("accounts/2fa/app/stop/", by=SIGNED_IN, name="mfa_deactivate_totp")(own(totp.DeactivateTOTPView.as_view()))
page("accounts/2fa/codes/", by=SIGNED_IN, name="mfa_view_recovery_codes")(
    own(never_cache(codes.ViewRecoveryCodesView.as_view()))
)
page("accounts/2fa/codes/new/", by=SIGNED_IN, name="mfa_generate_recovery_codes")(
    own(codes.GenerateRecoveryCodesView.as_view())
)
page("accounts/passkeys/login/", by=EVERYBODY, name="mfa_login_webauthn")(PasskeySignIn.as_view())
page("accounts/passkeys/again/", by=SIGNED_IN, name="mfa_reauthenticate_webauthn")(
    own(passkeys.ReauthenticateWebAuthnView.as_view())
)
page("accounts/passkeys/add/", by=SIGNED_IN, name="mfa_add_webauthn")(own(passkeys.AddWebAuthnView.as_view()))
page("accounts/passkeys/<int:pk>/", by=SIGNED_IN, name="mfa_edit_webauthn")(own(RenamePasskey.as_view()))
page("accounts/passkeys/<int:pk>/remove/", by=SIGNED_IN, name="mfa_remove_webauthn")(own(RemovePasskey.as_view()))
