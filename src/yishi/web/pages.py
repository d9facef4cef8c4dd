"""Every page of the site, declared with who may open it: what is not declared here is not served."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from yishi.kernel.refusal import NoPower
from yishi.kernel.text import Text, join
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

if TYPE_CHECKING:
    from yishi.congress.models import Congress, Office

View = Callable[..., HttpResponseBase]

EVERYBODY: Final[frozenset[str]] = frozenset({"public"})
SIGNED_IN: Final[frozenset[str]] = frozenset({"signed_in"})
ANY_OFFICE: Final[frozenset[str]] = frozenset(OfficeKind)


class CongressRequest(HttpRequest):
    """A request once ActingMiddleware has seen it: which congress, and in which office."""

    congress: Congress
    acting: Office | None


@dataclass(frozen=True)
class Page:
    """A page: its address, who may open it (office kinds, or EVERYBODY, or SIGNED_IN), and its view."""

    name: str
    route: str
    by: frozenset[str]
    view: View

    def pattern(self) -> URLPattern:
        """The page behind its gate."""
        return path(self.route, _gate(self), name=self.name)


PAGES: Final[dict[str, Page]] = {}


def page(route: str, *, by: frozenset[str], name: str = "") -> Callable[[View], View]:
    """Declare a view as a page."""

    def declare(view: View) -> View:
        label = name or view.__name__
        if label in PAGES:
            message = f"page {label} is declared twice"
            raise ValueError(message)
        PAGES[label] = Page(label, route, by, view)
        return view

    return declare


def _gate(declared: Page) -> View:
    @wraps(declared.view)
    def view(request: CongressRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "code" in kwargs:
            kwargs.pop("code")
            if request.congress is None:
                raise Http404
        if declared.by != EVERYBODY and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not declared.by & {"public", "signed_in"}:
            kind = request.acting.kind if request.acting else ""
            if kind not in declared.by:
                raise _no_power(declared)
        return declared.view(request, *args, **kwargs)

    return view


def _no_power(declared: Page) -> NoPower:
    who = join(Text("、", ", "), [OFFICE_TITLES[OfficeKind(kind)] for kind in sorted(declared.by)])
    return NoPower(
        Text("此页面供{who}使用", "This page is for: {who}").format(who=who),
        remedy=Text("请以相应职务登录，或者在页首切换职务", "Sign in or switch to such an office"),
    )
