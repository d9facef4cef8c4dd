"""What became of a letter: looked up with the receipt, and the resident's own acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress.stations import resident_office
from yishi.kernel.refusal import Refused
from yishi.record.examining import actor_of
from yishi.record.models import Entry, Matter, Sealed
from yishi.record.station_requests import act_with_receipt, found
from yishi.rulebook.station_requests import TOLD_TO_RESIDENT
from yishi.web import clock, letters, story
from yishi.web.describe import names_for
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.person_forms import Mendable
from yishi.web.station_forms import AdditionForm, EvaluationForm, LookUpForm

if TYPE_CHECKING:
    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing

_FORMS: Final[dict[str, type[Mendable]]] = {
    "evaluate_answer": EvaluationForm,
    "add_to_request": AdditionForm,
    "withdraw_request": Mendable,
    "erase_identity": Mendable,
}
_LONGEST_KEY: Final = 32


@page("c/<str:code>/letters/", by=EVERYBODY)
def letter_look_up(request: CongressRequest) -> HttpResponse:
    """Ask for number and receipt; the address of neither this page nor the next tells them."""
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        on = clock.today(request.congress)
        number, code = form.cleaned_data["number"].strip().strip("第号"), form.cleaned_data["code"]
        try:
            letters.examine_guessing(request, on)
        except Refused as refusal:
            form.mend(refusal)
        else:
            if found(request.congress, number, code, on) is not None:
                answer = redirect("letter", request.congress.code)
                return letters.hold(answer, request, letters.Held(number, code))
            letters.count_wrong(request, on)
            form.add_error(None, _("编号或者查询码不正确，请对照回执核对"))
    status = 400 if request.method == "POST" else 200
    return render(request, "stations/look_up.html", {"form": form}, status=status)


@page("c/<str:code>/letter/", by=EVERYBODY)
def letter(request: CongressRequest) -> HttpResponse:
    """Where the letter stands, for whoever holds its receipt."""
    return _show(request)


def _show(request: CongressRequest, status: int = 200, act: str = "", form: Mendable | None = None) -> HttpResponse:
    on = clock.today(request.congress)
    held = letters.held(request)
    there = found(request.congress, held.number, held.code, on) if held else None
    if there is None:
        return redirect("letter_look_up", request.congress.code)
    matter, stands = there
    resident = actor_of(resident_office(request.congress, on))
    context: dict[str, Any] = {
        "matter": matter,
        "standing": stands,
        "rail": story.rail(stands),
        "timeline": _told(matter, stands, resident),
        "forms": _forms(matter, stands, resident) | ({act: form} if form is not None else {}),
        "suggestion": _suggestion(stands),
        "key": uuid4().hex,
        "asked": bool(stands.since(stands.last("add_to_request"), "ask_resident")),
        "minutes": letters.HELD_SECONDS // 60,
    }
    answer = render(request, "stations/letter.html", context, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def _told(matter: Matter, stands: Standing, resident: Actor) -> list[story.Told]:
    """The entries that are for the resident, the newest first."""
    entries = list(Entry.objects.filter(matter=matter).order_by("seq"))
    timeline = story.timeline(stands, entries, names_for(stands), resident)
    return [one for one in timeline if one.act.code in TOLD_TO_RESIDENT]


def _forms(matter: Matter, stands: Standing, resident: Actor) -> dict[str, Mendable]:
    """A form for each act that is open to the resident now."""
    forms = {one.code: _FORMS[one.code]() for one in stands.open_to(resident) if one.code in _FORMS}
    if not Sealed.objects.filter(matter=matter, erased_at=None).exists():
        forms.pop("erase_identity", None)
    return forms


def _suggestion(stands: Standing) -> Matter | None:
    """The suggestion made of it, once it is public."""
    made = stands.fact("suggestion", "make_suggestion")
    return Matter.objects.filter(pk=made, procedure="suggestion", public=True).first() if made else None


@page("c/<str:code>/letter/<slug:act>/", by=EVERYBODY)
def letter_act(request: CongressRequest, act: str) -> HttpResponse:
    """An act of the resident, proven by the receipt."""
    return _act(request, act)


@require_POST
def _act(request: CongressRequest, act: str) -> HttpResponse:
    if act not in _FORMS:
        raise Http404
    held = letters.held(request)
    if held is None:
        messages.warning(request, _("查询已经超时，请重新输入编号和查询码"))
        return redirect("letter_look_up", request.congress.code)
    form = _FORMS[act](request.POST, request.FILES)
    if form.is_valid():
        try:
            _enter(request, act, form, held)
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已经记下，谢谢。"))
            return redirect("letter", request.congress.code)
    return _show(request, 400, act, form)


def _enter(request: CongressRequest, act: str, form: Mendable, held: letters.Held) -> Entry:
    moment = clock.now(request.congress)
    papers = form.papers(request.congress, moment) if isinstance(form, AdditionForm) else ()
    said = {name: value for name, value in form.cleaned_data.items() if value and name != "photos"}
    return act_with_receipt(
        request.congress,
        held.number,
        held.code,
        act,
        said,
        on=clock.today(request.congress),
        at=moment,
        key=f"letter.{request.POST.get('key', '')[:_LONGEST_KEY] or uuid4().hex}",
        papers=papers,
    )


@page("c/<str:code>/letters/done/", by=EVERYBODY)
def letter_done(request: CongressRequest) -> HttpResponse:
    """Have this browser forget the receipt."""
    return _done(request)


@require_POST
def _done(request: CongressRequest) -> HttpResponse:
    return letters.let_go(redirect("stations", request.congress.code), request)
