"""Acts: their forms, and what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yishi import rulebook
from yishi.congress.assemblies import AssemblyOn
from yishi.congress.calendar import work_calendar
from yishi.congress.models import Office
from yishi.congress.queries import practice_on
from yishi.kernel.facts import fields_of
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.standing import standing
from yishi.record.acts import Order, perform
from yishi.record.models import Entry
from yishi.record.papers import keep
from yishi.record.readers import may_unseal
from yishi.record.standings import practice_version
from yishi.record.through import in_person
from yishi.record.yearly import yearly_draft
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.chamber import sitting_of
from yishi.web.describe import names_for
from yishi.web.fields import Scene
from yishi.web.forms import ActForm, initial_of
from yishi.web.pages import ANY_OFFICE, CongressRequest, page
from yishi.web.sight import actor, seen
from yishi.web.story import timeline
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from yishi.congress.models import Congress
    from yishi.kernel.procedure import Act
    from yishi.kernel.standing import Standing
    from yishi.web.story import Told

# These begin at a station, on a page that knows which.
_AT_STATIONS: Final = frozenset({"station_request", "reception"})
RECENT: Final = 3
"""How many of the latest entries stand below a form."""
# What a form that begins a matter starts from, where the record can tell.
_STARTERS: Final[dict[str, Callable[[Congress, date], dict[str, Any]]]] = {"suggestion_report": yearly_draft}


@page("c/<str:code>/m/<int:pk>/do/<slug:act>/", by=ANY_OFFICE, through=True)
def do(request: CongressRequest, pk: int, act: str) -> HttpResponse:
    """An act's form, and the act."""
    on = clock.today(request.congress)
    found, stands = seen(request.congress, pk, request.acting, on)
    declared = stands.procedure.by_code.get(act)
    if declared is None:
        raise Http404
    _examine_in_person(request, declared)
    behalf = _behalf_offices(request, stands, declared)
    # What was sent from a page grown stale is answered beside what was typed: see perform().
    stale = request.method == "POST" and request.POST.get("expected") not in (None, "", str(found.last_seq))
    if behalf is None and not stale and (refusal := stands.refusal(declared, actor(request.acting))):
        raise refusal
    scene = Scene(request.congress, stands, on, found, request.acting.person_id if request.acting else 0)
    if request.method == "POST":
        return _act(request, declared, scene, behalf)
    start = stands.last(*declared.prefill) if declared.prefill else None
    initial = {**initial_of(start.facts if start else None), "key": uuid4().hex, "expected": found.last_seq}
    for name in [name for name in initial if _sealed(declared, name)]:
        del initial[name]
    form = ActForm(declared, scene, initial=initial, offices=behalf)
    return _show(request, form, scene, declared)


def _examine_in_person(request: CongressRequest, act: Act[Any]) -> None:
    """What is the person's own is refused to a secretary before a form is filled in."""
    if request.through is not None and (refusal := in_person(act)):
        raise refusal


def _sealed(act: Act[Any], name: str) -> bool:
    return any(field.name == name and field.label.personal for field in fields_of(act.facts))


def _behalf_offices(request: CongressRequest, stands: Standing, act: Act[Any]) -> list[Office] | None:
    """The deputies whose roles allow the act, when the office enters it on their behalf."""
    if request.acting is None or request.acting.kind != OfficeKind.CLERK or not act.on_behalf:
        return None
    held = Office.objects.held_on(stands.on).filter(congress=request.congress, kind=OfficeKind.DEPUTY)
    offices = held.select_related("person").order_by("person__name")
    if act is not stands.procedure.opens:
        parts = {party.id for role in act.by for party in stands.parties.get(role.part, ())}
        offices = offices.filter(person_id__in=parts)
    return list(offices)


def _show(
    request: CongressRequest,
    form: ActForm,
    scene: Scene,
    act: Act[Any],
    *,
    status: int = 200,
    refusal: Refused | None = None,
) -> HttpResponse:
    where = {"code": request.congress.code}
    pk = scene.matter.pk if scene.matter else None
    back = reverse("matter", kwargs={**where, "pk": pk}) if pk else reverse("home", kwargs=where)
    template = "matters/part.html" if request.headers.get("HX-Request") else "matters/act.html"
    action = reverse("do", kwargs={**where, "pk": pk, "act": act.code}) if pk else request.path
    action += "?next=place" if request.GET.get("next") == "place" else ""
    context = {
        "form": form,
        "act": act,
        "matter": scene.matter,
        "recent": _recent(request, scene) if template == "matters/act.html" else [],
        "verb": say(act.title),
        "back": back,
        "refusal": refusal,
        "action": action,
        "procedure": scene.standing.procedure,
        "may_unseal": may_unseal(scene.standing, request.acting),
    }
    return render(request, template, context, status=status)


def _recent(request: CongressRequest, scene: Scene) -> list[Told]:
    """The latest entries that may be read: what the act responds to."""
    if scene.matter is None:
        return []
    known = scene.standing.steps[-1].seq
    entries = list(Entry.objects.filter(matter=scene.matter, seq__lte=known).order_by("seq"))
    return timeline(scene.standing, entries, names_for(scene.standing), actor(request.acting))[:RECENT]


def _act(request: CongressRequest, act: Act[Any], scene: Scene, behalf: list[Office] | None) -> HttpResponse:
    """Perform what the form says; show the form again, filled in, when it is refused."""
    form = ActForm(act, scene, request.POST, request.FILES, offices=behalf)
    if not form.is_valid():
        return _show(request, form, scene, act, status=400)
    try:
        entry = perform(_order(request, act, scene, form, behalf))
    except BadFacts as refusal:
        form.mend(refusal)
        return _show(request, form, scene, act, status=400)
    except Refused as refusal:
        return _show(request, form, scene, act, status=409, refusal=refusal)
    messages.success(
        request, _("已办理：%(act)s。已记入办理过程第%(seq)s条。") % {"act": say(act.title), "seq": entry.seq}
    )
    if request.GET.get("next") == "place" and (sitting := sitting_of(scene.standing, entry.matter_id)):
        return redirect("place", request.congress.code, sitting)
    page = reverse("matter", args=(request.congress.code, entry.matter_id))
    return redirect(f"{page}?did={entry.seq}")


def _order(request: CongressRequest, act: Act[Any], scene: Scene, form: ActForm, behalf: list[Office] | None) -> Order:
    given = form.cleaned_data
    at = clock.now(request.congress)
    chosen = given.get("behalf")
    files = [(keep(request.congress, one.read(), one.name, at), one.name[:200]) for one in given.get("papers") or []]
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    return Order(
        act=act.code,
        office=request.acting,
        on=given.get("on") or scene.on,
        at=at,
        key=given["key"],
        facts=given["facts"],
        matter=scene.matter.pk if scene.matter else None,
        procedure=scene.standing.procedure.code,
        through=request.through,
        behalf=next((office for office in behalf or [] if str(office.pk) == chosen), None),
        expected=given.get("expected"),
        reason=given.get("written") or given.get("late_reason") or "",
        papers=files,
    )


@page("c/<str:code>/begin/<slug:procedure>/", by=ANY_OFFICE, through=True)
def begin(request: CongressRequest, procedure: str) -> HttpResponse:
    """The form of the act that begins a matter."""
    if procedure not in rulebook.CURRENT:
        raise Http404
    if procedure in _AT_STATIONS:
        return redirect("station_begin", request.congress.code, procedure)
    return begin_here(request, procedure)


def begin_here(
    request: CongressRequest, procedure: str, unit: int | None = None, given: dict[str, Any] | None = None
) -> HttpResponse:
    """The same where something is settled already: the station, by its unit, and what the form starts from."""
    on = clock.today(request.congress)
    version = practice_on(request.congress, on)
    declared = rulebook.procedure_on(procedure, on)
    rules = (practice_version(version.pk if version else None), work_calendar())
    stands = standing(declared, (), on, *rules, assembly=AssemblyOn(request.congress.pk, on))
    _examine_in_person(request, declared.opens)
    behalf = _behalf_offices(request, stands, declared.opens)
    if behalf is None and (refusal := stands.refusal(declared.opens, actor(request.acting))):
        raise refusal
    scene = Scene(request.congress, stands, on, None, request.acting.person_id if request.acting else 0, unit)
    if request.method == "POST":
        return _act(request, declared.opens, scene, behalf)
    start = _STARTERS[procedure](request.congress, on) if procedure in _STARTERS else {}
    form = ActForm(declared.opens, scene, initial={**start, **(given or {}), "key": uuid4().hex}, offices=behalf)
    return _show(request, form, scene, declared.opens)
