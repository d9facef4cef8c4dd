"""Who is acting, in which congress and office; and one place that turns refusals into pages."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, cast

from django.shortcuts import render

from yishi.congress.entrusting import desks_of
from yishi.congress.models import Congress
from yishi.congress.queries import offices_ever_of
from yishi.kernel.refusal import BadFacts, NoPower, Overtaken, Refused
from yishi.record.following import catch_up
from yishi.rulebook.roles import PRECEDENCE, OfficeKind
from yishi.web import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from yishi.congress.models import Account, Entrustment, Office
    from yishi.web.pages import CongressRequest


class ActingMiddleware:
    """Sets ``request.congress`` from the address and ``request.acting`` from the session's choice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, plain: HttpRequest, view: object, args: object, kwargs: dict[str, Any]) -> None:
        """Look up the congress named in the address, and the office chosen in it."""
        request = cast("CongressRequest", plain)
        request.acting = request.through = None
        code = kwargs.get("code")
        known = list(offices_ever_of(request.user)) if request.user.is_authenticated else []
        # Whoever belongs to the congress brings it along: a query less for those who come most.
        congress = next((office.congress for office in known if office.congress.code == code), None)
        if congress is None and code:
            congress = Congress.objects.filter(code=code).first()
        request.congress = cast("Congress", congress)
        if request.user.is_authenticated:
            request.acting, request.through = _acting(request, known, congress)


def _acting(
    request: HttpRequest, known: list[Office], congress: Congress | None
) -> tuple[Office | None, Entrustment | None]:
    """The desk or office chosen for this session if it is still held today; else the only or first one."""
    today = clock.today(congress)
    offices = [office for office in known if office.held_on(today) and office.kind != OfficeKind.RESIDENT]
    offices.sort(key=lambda one: PRECEDENCE.index(OfficeKind(one.kind)))
    desks = _desks(request)
    chosen_desk = request.session.get("through")
    if chosen_desk and all(desk.pk != chosen_desk for desk in desks):
        # What is sent from a page of that desk must not be taken as done in the own office.
        request.session["through"] = None
        request.desk_lost = True  # type: ignore[attr-defined]  # read by the gate of every page
    if congress is not None:
        offices = [office for office in offices if office.congress_id == congress.pk]
        desks = [desk for desk in desks if desk.congress_id == congress.pk]
    # Read by the shell of every page.
    request.offices, request.desks = offices, desks  # type: ignore[attr-defined]
    through = next((desk for desk in desks if desk.pk == chosen_desk), None)
    if through is None and not offices:
        through = next(iter(desks), None)
    if through is not None:
        return through.office, through
    chosen = request.session.get("office")
    return next((office for office in offices if office.pk == chosen), offices[0] if offices else None), None


def _desks(request: HttpRequest) -> list[Entrustment]:
    """The desks entrusted to whoever is signed in, by each congress's own day."""
    if not getattr(request.user, "is_secretary", False):
        return []
    known = desks_of(cast("Account", request.user))
    return [desk for desk in known if desk.runs_on(clock.today(desk.office.congress))]


class RefusalMiddleware:
    """Shows a refusal as a page that says what, why, under which article, and what would do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn a Refused into its page; let anything else go on."""
        if not isinstance(error, Refused):
            return None
        status = {NoPower: 403, Overtaken: 409, BadFacts: 400}.get(type(error), 422)
        return render(request, "refused.html", {"refusal": error}, status=status)


class FollowingMiddleware:
    """After an act, lets those who follow the record take it, so that it is found and told at once."""

    # What is further behind (an import, a restored copy) is left to `yishi work`.
    MOST: Final = 50

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and see what it added to the record."""
        response = self.get_response(request)
        congress = getattr(request, "congress", None)
        if request.method == "POST" and congress is not None and response.status_code == 302:  # noqa: PLR2004 - done
            try:
                catch_up(congress, clock.now(congress), self.MOST)
            except Exception:
                # The act is entered; whoever follows takes it the next time.
                logging.getLogger(__name__).exception("following the record failed")
        return response
