"""Signing in: nobody signs up by himself, accounts are given out by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, SetPasswordForm
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """No sign-up: an account without an office could do nothing anyway."""

    error_messages: Final = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("账号或者密码不正确。"),
        "enter_current_password": _("原密码不正确。"),
        "incorrect_password": _("密码不正确。"),
        "account_inactive": _("账号已经停用，请与系统管理员联系。"),
        "rate_limited": _("操作过于频繁，请稍后再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show anew who one is, in our words."""
        words = {
            "reauthenticate": _("用密码"),
            "mfa_reauthenticate": _("用手机动态口令或者备用码"),
            "mfa_reauthenticate:webauthn": _("用通行密钥"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**one, "description": words.get(one["id"], one["description"])} for one in methods]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows that it worked."""


def _say(form: Any, labels: dict[str, Any]) -> None:
    """Our labels; what a new password must be."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].help_text = ""
        form.fields[name].widget.attrs.pop("placeholder", None)
    if "password1" in labels:
        form.fields["password1"].help_text = _("至少10个字符，不能全是数字，不能与账号、姓名相近")


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Account and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"login": _("账号"), "password": _("密码")})


class FirstPasswordForm(SetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    """An own password twice, where there was none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password1": _("设置密码"), "password2": _("再输一遍密码")})


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The password before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"password": _("密码")})


class OwnPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The password so far, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, {"oldpassword": _("原密码"), "password1": _("新密码"), "password2": _("再输一遍新密码")})

    def clean(self) -> dict[str, Any]:
        """Whoever gave out a password must not know the next one."""
        cleaned = cast("dict[str, Any]", super().clean())
        if cleaned.get("password1") and cleaned["password1"] == cleaned.get("oldpassword"):
            self.add_error("password1", _("新密码不能与原密码相同。"))
        return cleaned
