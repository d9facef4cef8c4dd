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
    from yishi.congress.models import Congress, Entrustment, Office

View = Callable[..., HttpResponseBase]

EVERYBODY: Final[frozenset[str]] = frozenset({"public"})
SIGNED_IN: Final[frozenset[str]] = frozenset({"signed_in"})
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# Residents write without signing in: nobody comes here in their office.
ANY_OFFICE: Final[frozenset[str]] = frozenset(OfficeKind) - {OfficeKind.RESIDENT}


class CongressRequest(HttpRequest):
    """A request once ActingMiddleware has seen it: which congress, in which office, at whose desk as secretary."""

    congress: Congress
    acting: Office | None
    through: Entrustment | None


@dataclass(frozen=True)
class Page:
    """A page: its address, who may open it (office kinds, or EVERYBODY, or SIGNED_IN), and its view.

    ``through``: a secretary may send something from it at the desk entrusted; whatever is not so is only read there.
    """

    name: str
    route: str
    by: frozenset[str]
    view: View
    through: bool = False

    def pattern(self) -> URLPattern:
        """The page behind its gate."""
        return path(self.route, _gate(self), name=self.name)


PAGES: Final[dict[str, Page]] = {}


def page(route: str, *, by: frozenset[str], name: str = "", through: bool = False) -> Callable[[View], View]:
    """Declare a view as a page."""

    def declare(view: View) -> View:
        label = name or view.__name__
        if label in PAGES:
            message = f"page {label} is declared twice"
            raise ValueError(message)
        PAGES[label] = Page(label, route, by, view, through)
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
            if request.method not in _READING:
                _examine_desk(request, declared)
        return declared.view(request, *args, **kwargs)

    return view


def _examine_desk(request: CongressRequest, declared: Page) -> None:
    """Whether what is sent is sent from the own desk, or from one that is still entrusted. Raises NoPower."""
    if getattr(request, "desk_lost", False):
        raise NoPower(
            Text(
                "委托已经收回或者到期，没有写入任何记录",
                "The desk is no longer entrusted to you; nothing was entered",
            ),
            remedy=Text("您现在以自己的职务办理", "You now act in your own office"),
        )
    if request.through is not None and not declared.through:
        raise NoPower(
            Text("此项须由本人办理，不能由秘书代办", "This is done in person, not by a secretary"),
            remedy=Text("请本人登录后办理，或者在页首切换到您自己的职务", "Switch to your own office in the masthead"),
        )


def _no_power(declared: Page) -> NoPower:
    who = join(Text("、", ", "), [OFFICE_TITLES[OfficeKind(kind)] for kind in sorted(declared.by)])
    return NoPower(
        Text("此页面供{who}使用", "This page is for: {who}").format(who=who),
        remedy=Text("请以相应职务登录，或者在页首切换职务", "Sign in or switch to such an office"),
    )
