"""A province's identity provider (OpenID Connect): it says who somebody is, and opens no account that is not there."""

from __future__ import annotations

import logging
import secrets
from typing import TYPE_CHECKING, Any, Final, cast

import jwt
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.shortcuts import render
from django.urls import reverse

from yishi.congress.identifiers import account_of
from yishi.congress.models import Account

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest, HttpResponse

PROVIDER: Final = "identity"
# Signatures by a key pair: with a shared secret, whoever can check a token could make one.
_ALGORITHMS: Final = frozenset({"RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "ES512", "EdDSA"})
_LEEWAY: Final = 30  # seconds by which clocks may differ


def provider_app() -> SocialApp | None:
    """The provider that the environment names; None where there is none."""
    named = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return SocialApp(provider="openid_connect", provider_id=PROVIDER, **named[0]) if named else None


def provider_name() -> str:
    """What the button calls it; empty where there is none."""
    app = provider_app()
    return cast("str", app.name) if app else ""


class LinkedOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """A subject opens the account that it is linked to, and no other: never one of the same e-mail address."""

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """The provider named by the environment: none is kept in the database."""
        app = provider_app()
        return [app] if app is not None and provider in {None, PROVIDER, "openid_connect"} else []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """Never: whoever may choose an address may choose an account."""

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        """Back to the own account."""
        return "/accounts/security/"

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link a subject whom the administrator has named; turn away one whom nobody has.

        One subject opens one account, and one account is opened by one subject.
        """
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            if sociallogin.is_existing and sociallogin.user != request.user:
                raise ImmediateHttpResponse(_turned_away(request, taken=True))
            return
        if sociallogin.is_existing:
            return
        account = account_of(sociallogin.claimed)
        if account is None or linked(account) is not None:
            raise ImmediateHttpResponse(_turned_away(request))
        sociallogin.connect(request, account)

    def on_authentication_error(self, request: HttpRequest, provider: object, **more: Any) -> None:
        """One page for whatever went wrong on the way; what exactly is for the operator's log."""
        if more.get("exception") is not None:
            said = str(more["exception"])[:200]
            logging.getLogger(__name__).warning("signing in by the identity provider failed: %s", said)
        raise ImmediateHttpResponse(failed_page(request, cancelled="cancel" in str(more.get("error", ""))))


def _turned_away(request: HttpRequest, *, taken: bool = False) -> HttpResponse:
    context = {"provider": provider_name(), "taken": taken}
    return render(request, "socialaccount/unknown.html", context, status=403)


def failed_page(request: HttpRequest, *, cancelled: bool = False, unreachable: bool = False) -> HttpResponse:
    """What to do when the way through the provider did not work."""
    context = {"provider": provider_name(), "cancelled": cancelled, "unreachable": unreachable}
    return render(request, "socialaccount/authentication_error.html", context, status=503 if unreachable else 401)


class Provider(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth ships no types
    """What allauth leaves out: the token's signature and nonce are checked, and the profile is of the same subject."""

    nonce = ""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """Whom the provider names. Raises OAuth2Error. Nothing of the profile is kept."""
        response = kwargs["response"]
        if not response.get("id_token"):
            raise OAuth2Error("no id_token")
        told = self._decode_id_token(app, response["id_token"])
        if not self.nonce or not secrets.compare_digest(str(told.get("nonce", "")), self.nonce):
            raise OAuth2Error("wrong nonce")
        claim = app.settings.get("claim", "sub")
        if claim not in told:
            profile = self._fetch_user_info(token.token)
            if profile.get("sub") != told["sub"]:
                raise OAuth2Error("profile of somebody else")
            told = {**profile, **told}
        kept = {"id_token": {"sub": told["sub"], "iss": told["iss"]}}
        login = self.get_provider().sociallogin_from_response(request, kept)
        login.claimed = str(told.get(claim, ""))
        return login

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where the provider sends people back to."""
        return request.build_absolute_uri(reverse("openid_connect_callback"))

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """What the token says, if the provider signed it for us and it still holds. Raises OAuth2Error."""
        config = self.openid_config
        with get_adapter().get_requests_session() as session:
            answer = session.get(config["jwks_uri"])
            answer.raise_for_status()
        try:
            header = jwt.get_unverified_header(id_token)
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
            key = next((one for one in keys if header.get("kid") in {None, one.key_id}), None)
            if key is None or header["alg"] not in _ALGORITHMS:
                raise OAuth2Error("no key for the token")
            return jwt.decode(
                id_token,
                key.key,
                algorithms=[header["alg"]],
                issuer=config["issuer"],
                audience=app.client_id,
                leeway=_LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except (jwt.PyJWTError, ValueError) as error:
            raise OAuth2Error("the token does not hold") from error


class Callback(OAuth2CallbackView):  # type: ignore[misc]  # allauth ships no types
    """The way back from the provider: the state of this session, once, with the nonce that was sent."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


def linked(account: Account) -> SocialAccount | None:
    """The subject that opens the account."""
    return SocialAccount.objects.filter(user=account.pk, provider=PROVIDER).first()
