"""Whoever guesses is shut out for a while: passwords, codes of the second step, codes of letters. Counted by axes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.shortcuts import render

from yishi.congress.models import Account

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

    Said = Mapping[str, Any] | None

LETTER: Final = "invitation:"
_STEP: Final = "second-step:"
_FAILURES: Final = 5
# Many deputies open their logins at one meeting, from one address.
_FAILURES_OF_LETTERS: Final = 30


def second_step(account: Account) -> str:
    """The name under which wrong codes of an account's second step are counted."""
    return f"{_STEP}{account.get_username()}"


def said_username(request: HttpRequest, credentials: Said = None) -> str:
    """What a failure is counted under: from the credentials, else from the form."""
    said = (credentials or {}).get("username") or request.POST.get("login", "")
    return str(said).strip()


def counted_by(request_or_attempt: Any, credentials: Said = None) -> list[str | list[str]]:
    """A password by account and address, or a stranger could shut somebody out.

    Whoever reaches the second step knows the password: its codes are counted from all addresses together.
    """
    name = getattr(request_or_attempt, "username", None) or (credentials or {}).get("username") or ""
    return ["username"] if str(name).startswith(_STEP) else [["username", "ip_address"]]


def failures_allowed(request: HttpRequest, credentials: Said = None) -> int:
    """The failure that shuts the door."""
    return _FAILURES_OF_LETTERS if (credentials or {}).get("username") == LETTER else _FAILURES


def locked(request: HttpRequest, response: HttpResponse, credentials: Said) -> HttpResponse:
    """The page that axes shows instead of any answer, while the door is shut."""
    del response
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    context = {"failures": failures_allowed(request, credentials), "minutes": minutes}
    return render(request, "account/locked.html", context, status=429)


def is_shut(request: HttpRequest, name: str) -> bool:
    """Whether the door is shut for what is counted under the name; then axes answers the request."""
    credentials = {"username": name}
    if AxesProxyHandler.is_allowed(request, credentials):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]  # read by AxesMiddleware
    request.axes_credentials = credentials  # type: ignore[attr-defined]  # the same
    return True


def failed(request: HttpRequest, name: str) -> None:
    """Count a failure."""
    AxesProxyHandler.user_login_failed(Account, {"username": name}, request)


def succeeded(name: str) -> None:
    """Forget the failures so far."""
    AxesProxyHandler.reset_attempts(username=name)
