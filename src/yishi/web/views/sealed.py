"""Sealed ballots on people's own devices: the page, what the device needs to know, and what it sends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yishi.kernel.refusal import BadFacts, Refused
from yishi.record.acts import Order, perform
from yishi.record.examining import once_key
from yishi.rulebook.roles import VOTING_OFFICES
from yishi.rulebook.votes import counting, sealing
from yishi.rulebook.votes.choices import SecretWay
from yishi.rulebook.votes.devices import DEVICE_ACTS
from yishi.rulebook.votes.stages import Secret
from yishi.web import clock
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.sight import actor, seen
from yishi.web.templatetags.say import say
from yishi.web.voted import on_vote

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing
    from yishi.record.models import Matter

SHORTEST: Final = 8
"""So many digits of a ballot's number tell it from the others."""
_SEALED = frozenset({"secret_ballot", "satisfaction_test"})


def _poll(request: CongressRequest, pk: int) -> tuple[Matter, Standing]:
    found, standing = seen(request.congress, pk, request.acting, clock.today(request.congress))
    if found.procedure not in _SEALED or counting.way(standing) is not SecretWay.SEALED:
        raise Http404
    return found, standing


@page("c/<str:code>/ballot/<int:pk>/", by=VOTING_OFFICES)
def sealed(request: CongressRequest, pk: int) -> HttpResponse:
    """A voter's or a scrutineer's device at a sealed ballot."""
    found, standing = _poll(request, pk)
    context = {"matter": found, "vote": on_vote(found, standing), "state": _state(request, found, standing)}
    return render(request, "sittings/sealed.html", context)


@page("c/<str:code>/ballot/<int:pk>/state/", by=VOTING_OFFICES)
def sealed_state(request: CongressRequest, pk: int) -> JsonResponse:
    """What the device needs to know: nothing in it is secret."""
    return JsonResponse(_state(request, *_poll(request, pk)))


def _state(request: CongressRequest, found: Matter, standing: Standing) -> dict[str, Any]:
    viewer = actor(request.acting)
    person = viewer.person if viewer else 0
    keyed = standing.stage not in {Secret.PREPARING, Secret.VOID}
    where = (request.congress.code, found.pk)
    return {
        "congress": request.congress.code,
        "poll": found.pk,
        "stage": standing.stage.value,
        "voter": f"{person}",
        "trustee": sealing.number_of(standing, person),
        "trustees": len(sealing.trustees(standing)),
        "threshold": sealing.threshold(standing),
        "open": [act.code for act in standing.open_to(viewer) if act.code in DEVICE_ACTS],
        "done": [code for code in DEVICE_ACTS if person in sealing.latest_of_each(standing, code)],
        "manifest": sealing.manifest(standing).written.decode() if keyed else "",
        "key": standing.fact("key", "open_poll") or "",
        "boxKeys": _told(standing, "bring_box_key", "key"),
        "commitments": _told(standing, "share_key", "commitments"),
        "shares": _told(standing, "share_key", "shares"),
        "ballots": _ballots(standing) if standing.stage is Secret.CLOSED else [],
        "root": sealing.counted_box(standing).root.hex() if standing.stage is Secret.CLOSED else "",
        "refresh": reverse("sealed_state", args=where),
        "send": reverse("sealed_send", args=(*where, "ACT")),
    }


def _told(standing: Standing, act: str, field: str) -> list[Any]:
    """What the scrutineers told by an act, in their order; nothing as long as one is missing."""
    told = sealing.latest_of_each(standing, act)
    people = sealing.trustees(standing)
    return [json.loads(getattr(told[one].facts, field)) for one in people] if told.keys() >= set(people) else []


def _ballots(standing: Standing) -> list[Any]:
    return [json.loads(getattr(step.facts, "ballot", "")) for step in standing.since(None, "cast_sealed_ballot")]


@page("c/<str:code>/ballot/<int:pk>/send/<slug:act>/", by=VOTING_OFFICES)
def sealed_send(request: CongressRequest, pk: int, act: str) -> HttpResponse:
    """What a device sends: the same bytes again get the same receipt, another ballot gets a refusal."""
    return _send(request, pk, act)


@require_POST
def _send(request: CongressRequest, pk: int, act: str) -> HttpResponse:
    found, standing = _poll(request, pk)
    declared = standing.procedure.by_code.get(act)
    if declared is None or act not in DEVICE_ACTS or request.acting is None:
        raise Http404
    given = {name: value for name, value in request.POST.items() if name not in {"csrfmiddlewaretoken", "key_once"}}
    key = once_key(declared, found.pk, request.acting.person_id) if declared.once else request.POST.get("key_once", "")
    order = Order(
        act=act,
        office=request.acting,
        on=clock.today(request.congress),
        at=clock.now(request.congress),
        key=key,
        facts=given,
        matter=found.pk,
    )
    try:
        entry = perform(order)
    except Refused as refusal:
        basis = say(refusal.basis) if refusal.basis else ""
        status = 400 if isinstance(refusal, BadFacts) else 409
        return JsonResponse({"reason": say(refusal.reason), "basis": basis}, status=status)
    return JsonResponse({"seq": entry.seq, "hash": entry.hash})


@page("c/<str:code>/ballot/<int:pk>/trackers/", by=EVERYBODY)
def trackers(request: CongressRequest, pk: int) -> HttpResponse:
    """The numbers of the ballots counted, for voters to find theirs, once the result is announced."""
    found, standing = _poll(request, pk)
    if standing.stage is not Secret.ANNOUNCED:
        raise Http404
    counted = sorted(ballot.tracker for ballot in sealing.ballots(standing))
    asked = request.GET.get("tracker", "").strip().lower()[:64]
    mine = [one for one in counted if len(asked) >= SHORTEST and one.startswith(asked)]
    context = {"matter": found, "asked": asked, "found": mine, "shown": mine or counted, "all": len(counted)}
    return render(request, "sittings/trackers.html", context)


@page("c/<str:code>/ballot/<int:pk>/bundle.json", by=EVERYBODY)
def sealed_bundle(request: CongressRequest, pk: int) -> HttpResponse:
    """All that anybody needs to count a sealed ballot anew, once its result is announced."""
    found, standing = _poll(request, pk)
    if standing.stage is not Secret.ANNOUNCED:
        raise Http404
    answer = HttpResponse(sealing.bundle(standing).written, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="ballot-{found.pk}.json"'
    return answer
