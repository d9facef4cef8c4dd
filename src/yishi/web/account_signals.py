"""Notes what its holder does to a login, and tells at the next sign-in what others did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from allauth.account.signals import password_changed, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.utils.translation import gettext as _

from yishi.congress.account_events import note, tell
from yishi.congress.models import Account, AccountEvent
from yishi.web import clock
from yishi.web.second_factors import forbid_codes_so_far
from yishi.web.templatetags.say import day

if TYPE_CHECKING:
    from django.http import HttpRequest

_What = AccountEvent.What
_ADDED: Final = {"totp": _What.FACTOR_ADDED, "webauthn": _What.PASSKEY_ADDED}
_REMOVED: Final = {"totp": _What.FACTOR_REMOVED, "webauthn": _What.PASSKEY_REMOVED}


@receiver(authenticator_added)
def _added(user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type in _ADDED:
        note(user, _ADDED[authenticator.type], clock.now())
    if authenticator.type == Authenticator.Type.TOTP:
        forbid_codes_so_far(authenticator)


@receiver(authenticator_removed)
def _removed(user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    if authenticator.type in _REMOVED:
        note(user, _REMOVED[authenticator.type], clock.now())


@receiver(authenticator_reset)
def _renewed(user: Account, **kwargs: Any) -> None:
    note(user, _What.CODES_RENEWED, clock.now())


@receiver(password_changed)
@receiver(password_set)
def _password(user: Account, **kwargs: Any) -> None:
    note(user, _What.PASSWORD_CHANGED, clock.now())


@receiver(social_account_added)
def _linked(sociallogin: Any, **kwargs: Any) -> None:
    note(sociallogin.user, _What.IDENTITY_LINKED, clock.now())


@receiver(social_account_removed)
def _unlinked(socialaccount: Any, **kwargs: Any) -> None:
    note(socialaccount.user, _What.IDENTITY_UNLINKED, clock.now())


@receiver(user_logged_in)
def _told(request: HttpRequest, user: Account, **kwargs: Any) -> None:
    """What others did to the login since its holder was last here."""
    if not hasattr(request, "_messages"):
        return
    for event in tell(user, clock.now()):
        said = {"day": day(event.at), "name": event.by.name if event.by else "", "what": event.get_what_display()}
        messages.warning(request, _("%(day)s，%(name)s对您的账号进行了操作：%(what)s。如有疑问，请与其联系。") % said)
