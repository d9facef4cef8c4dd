"""The second step and passkeys: allauth's, with secrets encrypted, no code taken twice, and guessing bounded."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yishi.congress.account_events import note
from yishi.congress.logins import own_account
from yishi.congress.models import AccountEvent
from yishi.record.keys import kept_key
from yishi.web import locking
from yishi.web.qr import qr_svg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from yishi.congress.models import Account, Person

FACTORS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_PERIOD: Final = 30  # seconds that a code stands, RFC 6238


def _cipher() -> MultiFernet:
    """The keys, newest first, as for personal data; kept in a file of their own."""
    path = kept_key("second-factors", lambda: Fernet.generate_key().decode())
    return MultiFernet([Fernet(line) for line in path.read_bytes().split()])


class Keeper(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """How second factors are kept, named and shown."""

    error_messages: Final = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy("您的职务要求第二步验证，不能停用。请先添加另一种方式。"),
        "cannot_generate_recovery_codes": gettext_lazy("启用第二步验证后才能生成备用码。"),
        "incorrect_code": gettext_lazy("验证码不正确，或者已经用过。"),
    }

    def encrypt(self, text: str) -> str:
        """Nobody reads a secret out of the database."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        """What the app on the telephone calls the site."""
        return f"{_('议事')} {self._get_site_name()}"

    def build_totp_svg(self, url: str) -> str:
        """The picture to scan."""
        return qr_svg(url)

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's
        """A name to begin with."""
        return _("通行密钥%(n)d") % {"n": Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays where the office asks for one."""
        left = Authenticator.objects.filter(user=authenticator.user_id, type__in=FACTORS).exclude(pk=authenticator.pk)
        return not getattr(context.request, "second_factor_asked", False) or left.exists()


def has_second_factor(account: Account) -> bool:
    """Whether the account is opened by more than a password."""
    return bool(Authenticator.objects.filter(user=account.pk, type__in=FACTORS).exists())


def has_passkey(account: Account) -> bool:
    """Whether a passkey opens the account."""
    return bool(Authenticator.objects.filter(user=account.pk, type=Authenticator.Type.WEBAUTHN).exists())


def reset_factors(person: Person, *, by: Person, at: datetime) -> None:
    """Take away a lost second step: app, passkeys, codes; every sign-in ends, and the person is told.

    Raises `Refused` for a login that this congress may not dispose of.
    """
    account = own_account(person)
    with transaction.atomic():
        Authenticator.objects.filter(user=account.pk).delete()
        note(account, AccountEvent.What.FACTORS_RESET, at, by)
    for session in UserSession.objects.filter(user=account.pk):
        session.end()


def spend(authenticator: Authenticator, code: str) -> bool:
    """Whether the code is newer than the last one taken; from now on it is the last one.

    allauth remembers codes in the process's memory for half a minute, while ours stand for one and a half.
    """
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        secret = Keeper().decrypt(held.data["secret"])
        counters = yield_hotp_counters_from_time()
        counter = next((one for one in counters if format_hotp_value(hotp_value(secret, one)) == code.strip()), 0)
        if counter <= held.data.get("last", 0):
            return False
        held.data["last"] = counter
        held.save(update_fields=["data"])
    return True


def forbid_codes_so_far(authenticator: Authenticator) -> None:
    """The code that set it up is not for signing in."""
    authenticator.data["last"] = int(time.time()) // _PERIOD
    authenticator.save(update_fields=["data"])


class _Code(forms.Form):
    """What the forms that ask for a code have in common: its label, the lock, no code twice."""

    user: Account
    authenticator: Authenticator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("验证码")
        field.help_text = _("手机上动态口令的6位数字；没有手机时，填一个8位备用码")
        field.widget.attrs |= {"inputmode": "numeric", "autofocus": True}
        field.widget.attrs.pop("placeholder", None)

    def clean_code(self) -> str:
        """The code, if it is right, and nobody has been guessing."""
        name = locking.second_step(self.user)
        wrong = Keeper().validation_error("incorrect_code")
        if locking.is_shut(context.request, name):
            raise wrong
        try:
            code = cast("str", super().clean_code())  # type: ignore[misc]  # the form beside which it is mixed in
            if self.authenticator.type == Authenticator.Type.TOTP and not spend(self.authenticator, code):
                raise wrong
        except ValidationError:
            locking.failed(context.request, name)
            raise
        locking.succeeded(name)
        return code


class CodeForm(_Code, AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The second step of signing in."""


class CodeAgainForm(_Code, ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """A code before something weighty."""


class ActivateForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code, which shows that the app has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("验证码")
        field.help_text = _("手机应用上显示的6位数字")
        field.widget.attrs |= {"inputmode": "numeric"}
        field.widget.attrs.pop("placeholder", None)


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey that opens the account by itself: always held to fingerprint, face or PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("名称")
        self.fields["name"].help_text = _("便于辨认，如“办公室电脑”“我的手机”")
        self.fields["name"].widget.attrs["maxlength"] = 30

    def clean(self) -> dict[str, Any]:
        """What the browser sent, if it makes sense."""
        with _making_sense():
            return cast("dict[str, Any]", super().clean())


class _Passkey(forms.Form):
    """What the forms that a passkey fills in have in common."""

    def clean_credential(self) -> Any:
        """What the browser sent, if it makes sense."""
        with _making_sense():
            return super().clean_credential()  # type: ignore[misc]  # the form beside which it is mixed in


class PasskeyForm(_Passkey, LoginWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """Signing in by a passkey alone."""


class PasskeySecondForm(_Passkey, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey after the password."""


class PasskeyAgainForm(_Passkey, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey before something weighty."""


@contextmanager
def _making_sense() -> Iterator[None]:
    """Whatever a browser would never send is a passkey that does not fit, not an error of ours."""
    try:
        yield
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        if isinstance(error, ValidationError):
            raise
        raise Keeper().validation_error("incorrect_code") from error
