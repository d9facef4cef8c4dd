"""The chamber: the screen on the wall, and each one's place in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.kernel.refusal import Refused
from yishi.record.acts import Order, perform
from yishi.rulebook.roles import VOTING_OFFICES, OfficeKind
from yishi.rulebook.votes import counting
from yishi.rulebook.votes.choices import Mark, OpenWay
from yishi.rulebook.votes.devices import DEVICE_ACTS
from yishi.web import chamber, clock, live
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.qr import qr_data
from yishi.web.sight import actor, seen
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing
    from yishi.record.models import Matter

IN_THE_ROOM = frozenset({*VOTING_OFFICES, OfficeKind.CLERK})
# What a member does at the own place with one press, without a form.
_PRESSED = ("sign_in", "sign_out", "ask_to_speak")


def _sitting(request: CongressRequest, pk: int) -> tuple[Matter, Standing]:
    found, standing = seen(request.congress, pk, request.acting, clock.today(request.congress))
    if found.procedure not in chamber.PROCEDURES:
        raise Http404
    return found, standing


def _shown(request: CongressRequest, found: Matter, standing: Standing) -> dict[str, Any]:
    listen = live.address(request.congress.pk, found.pk)
    return {"floor": chamber.floor(found, standing), "sitting": found, "live": listen}


@page("c/<str:code>/sitting/<int:pk>/wall/", by=EVERYBODY)
def wall(request: CongressRequest, pk: int) -> HttpResponse:
    """The screen on the wall: for everybody in the room, large."""
    found, standing = _sitting(request, pk)
    place = request.build_absolute_uri(reverse("place", args=(request.congress.code, pk)))
    return render(request, "sittings/wall.html", {**_shown(request, found, standing), "qr": qr_data(place)})


@page("c/<str:code>/sitting/<int:pk>/floor/", by=EVERYBODY)
def floor(request: CongressRequest, pk: int) -> HttpResponse:
    """What the wall shows, as a part of a page: for whoever has no live connection."""
    return render(request, "sittings/floor.html", _shown(request, *_sitting(request, pk)))


@page("c/<str:code>/sitting/<int:pk>/place/", by=IN_THE_ROOM)
def place(request: CongressRequest, pk: int) -> HttpResponse:
    """A member's place: what is going on, and what the member can do."""
    found, standing = _sitting(request, pk)
    shown = {**_shown(request, found, standing), **_mine(request, found, standing)}
    return render(request, "sittings/place.html", shown)


@page("c/<str:code>/sitting/<int:pk>/mine/", by=IN_THE_ROOM)
def mine(request: CongressRequest, pk: int) -> HttpResponse:
    """What the member can do now, as a part of the page."""
    found, standing = _sitting(request, pk)
    return render(request, "sittings/mine.html", {"sitting": found, **_mine(request, found, standing)})


def _mine(request: CongressRequest, found: Matter, standing: Standing) -> dict[str, Any]:
    viewer = actor(request.acting)
    room = chamber.floor(found, standing)
    vote = room.vote
    open_acts = standing.open_to(viewer)
    at_vote = vote.standing.open_to(viewer) if vote else []
    casting = next((act for act in at_vote if act.code in counting.CASTING), None)
    own = counting.latest_casts(vote.standing).get(viewer.person) if vote and viewer else None
    present = {party.id for party in standing.parties.get("present", ())}
    return {
        "here": viewer is not None and viewer.person in present,
        "pressed": [act for act in open_acts if act.code in _PRESSED and _fits(act.code, viewer, present)],
        "forms": [act for act in open_acts if act.code not in _PRESSED],
        "vote": vote,
        "casting": casting,
        "marks": [(mark.value, mark.label) for mark in Mark],
        "device_acts": DEVICE_ACTS,
        "own": {answer.question: answer.mark.value for answer in own.answers} if own else {},
        "vote_acts": [act for act in at_vote if act is not casting],
        "key": uuid4().hex,
    }


def _fits(code: str, viewer: Actor | None, present: set[int]) -> bool:
    there = viewer is not None and viewer.person in present
    return there is not (code == "sign_in")


@page("c/<str:code>/sitting/<int:pk>/press/<slug:act>/", by=IN_THE_ROOM)
def press(request: CongressRequest, pk: int, act: str) -> HttpResponse:
    """Do one of the acts that need no form, however many others act at the same moment."""
    return _press(request, pk, act)


@require_POST
def _press(request: CongressRequest, pk: int, act: str) -> HttpResponse:
    found, _standing = _sitting(request, pk)
    if act not in _PRESSED:
        raise Http404
    perform(_order(request, act, found))
    return _back(request, pk)


@page("c/<str:code>/sitting/<int:pk>/cast/<int:vote>/", by=IN_THE_ROOM)
def cast(request: CongressRequest, pk: int, vote: int) -> HttpResponse:
    """A member's vote by device: one press for one question."""
    return _cast(request, pk, vote)


@require_POST
def _cast(request: CongressRequest, pk: int, vote: int) -> HttpResponse:
    found, standing = seen(request.congress, vote, request.acting, clock.today(request.congress))
    if found.procedure != "vote":
        raise Http404
    named = counting.way(standing) is OpenWay.NAMED
    asked = range(1, len(counting.called(standing).questions) + 1)
    every = request.POST.get("every")
    answers = [{"question": n, "mark": every or request.POST.get(f"q{n}", "")} for n in asked]
    try:
        perform(_order(request, "cast_vote" if named else "cast_unnamed_vote", found, {"answers": answers}))
    except Refused as refusal:
        return _back(request, pk, refusal)
    return _back(request, pk)


def _order(request: CongressRequest, act: str, found: Matter, facts: dict[str, Any] | None = None) -> Order:
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    return Order(
        act=act,
        office=request.acting,
        on=clock.today(request.congress),
        at=clock.now(request.congress),
        key=request.POST.get("key") or uuid4().hex,
        facts=facts,
        matter=found.pk,
    )


def _back(request: CongressRequest, pk: int, refusal: Refused | None = None) -> HttpResponse:
    """The member's part of the page, as it now stands; the whole place where there is no script."""
    if not request.headers.get("HX-Request"):
        if refusal is not None:
            raise refusal
        return redirect("place", request.congress.code, pk)
    found, standing = _sitting(request, pk)
    said = say(refusal.reason) if refusal else _("已记入")
    context = {"sitting": found, **_mine(request, found, standing), "said": said, "refusal": refusal}
    return render(request, "sittings/mine.html", context, status=409 if refusal else 200)
