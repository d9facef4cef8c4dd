"""Signing in: nobody signs up by himself, accounts are given out by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from django.conf import settings
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from yishi.congress.models import Account

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.http import HttpRequest, HttpResponse

# What somebody with a password that is not his own yet may open.
_OPEN_BEFORE: Final = frozenset({"account_change_password", "account_logout", "set_language"})


def said_username(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str:
    """The account that a sign-in names, for counting failures: from the credentials, else from the form."""
    said = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(said).strip()


def locked(request: HttpRequest, response: HttpResponse, credentials: object) -> HttpResponse:
    """The page that axes shows instead of any answer, while an account is closed to this address."""
    del response, credentials
    context = {"failures": settings.AXES_FAILURE_LIMIT, "minutes": round(settings.AXES_COOLOFF_TIME * 60)}
    return render(request, "account/locked.html", context, status=429)


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """No sign-up: an account without an office could do nothing anyway."""

    error_messages: Final = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("账号或者密码不正确。"),
        "enter_current_password": _("原密码不正确。"),
        "account_inactive": _("账号已经停用，请与系统管理员联系。"),
        "rate_limited": _("操作过于频繁，请稍后再试。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page that follows shows that it worked."""


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Account and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("login", _("账号")), ("password", _("密码"))):
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)


class OwnPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The password so far, and a new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"oldpassword": _("原密码"), "password1": _("新密码"), "password2": _("再输一遍新密码")}
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["password1"].help_text = _("至少10个字符，不能全是数字，不能与账号、姓名相近")

    def clean(self) -> dict[str, Any]:
        """Whoever gave out a password must not know the next one."""
        cleaned = cast("dict[str, Any]", super().clean())
        if cleaned.get("password1") and cleaned["password1"] == cleaned.get("oldpassword"):
            self.add_error("password1", _("新密码不能与原密码相同。"))
        return cleaned


class OwnPasswordMiddleware:
    """Whoever signs in with a password that was given out chooses an own one before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Lead to the change of password."""
        del view, args, kwargs
        user = request.user
        where = request.resolver_match.url_name if request.resolver_match else ""
        if isinstance(user, Account) and user.password_is_temporary and where not in _OPEN_BEFORE:
            return redirect("account_change_password")
        return None
