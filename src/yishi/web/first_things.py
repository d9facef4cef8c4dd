"""What comes before anything else: an own password, a way in, a second factor where the office asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import redirect

from yishi.congress.models import Account
from yishi.web.identity import linked
from yishi.web.second_factors import has_passkey, has_second_factor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse

    from yishi.congress.models import Office

_ALWAYS: Final = frozenset({"account_logout", "set_language", "account_reauthenticate"})
_OWN_PASSWORD: Final = _ALWAYS | {"account_change_password"}
_SETTING_UP: Final = _ALWAYS | {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_view_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
_A_WAY_IN: Final = _SETTING_UP | {"account_way", "identity_begin", "openid_connect_callback"}
WAY_NEEDED: Final = "way_needed"
_FACTOR_SEEN: Final = "factor_seen"


class FirstThingsMiddleware:
    """Leads whoever has something to put in order to where it is done; every other page waits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Lead there."""
        user = request.user
        if not isinstance(user, Account) or user.demo_role:
            return None
        where = request.resolver_match.url_name if request.resolver_match else ""
        if user.password_is_temporary:
            return None if where in _OWN_PASSWORD else redirect("account_change_password")
        if request.session.get(WAY_NEEDED) and not _has_found_one(request, user):
            return None if where in _A_WAY_IN else redirect("account_way")
        asked = is_second_factor_asked([*getattr(request, "offices", []), *_desks_lent(request)])
        request.second_factor_asked = asked  # type: ignore[attr-defined]  # read when one is to be removed
        if asked and not _has_factor(request, user):
            return None if where in _SETTING_UP else redirect("mfa_index")
        return None


def is_second_factor_asked(offices: Iterable[Office]) -> bool:
    """Whether the congress of one of the offices asks its holder for a second factor."""
    return any(office.kind in (office.congress.second_factor or ()) for office in offices)


def _desks_lent(request: HttpRequest) -> list[Office]:
    """The offices at whose desks one is a secretary: what they ask of their holders they ask of secretaries too."""
    return [desk.office for desk in getattr(request, "desks", [])]


def _has_factor(request: HttpRequest, account: Account) -> bool:
    """Asked once a session: its holder cannot take the last one away, and a reset ends the session."""
    if not request.session.get(_FACTOR_SEEN):
        request.session[_FACTOR_SEEN] = has_second_factor(account)
    return bool(request.session[_FACTOR_SEEN])


def _has_found_one(request: HttpRequest, account: Account) -> bool:
    """Whether somebody who opened the login without a password has found another way in by now."""
    found = account.has_usable_password() or has_passkey(account) or linked(account) is not None
    if found:
        del request.session[WAY_NEEDED]
    return found
