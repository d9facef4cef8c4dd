"""The forms of the paper desk: a whole paper, one act, a sheet of signatures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
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
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.standing import standing
from yishi.record.acts import Order, perform
from yishi.record.papers import keep
from yishi.record.standings import practice_version
from yishi.web import clock
from yishi.web.fields import Scene
from yishi.web.forms import initial_of
from yishi.web.pages import CongressRequest, page
from yishi.web.paper import WAYS
from yishi.web.paper_entering import enter_signatures, enter_whole, offices_of, signed_words
from yishi.web.paper_forms import OnPaper, PaperForm, SignaturesForm, WholeForm
from yishi.web.scans import as_documents, let_go, scans_of
from yishi.web.sight import actor, seen
from yishi.web.templatetags.say import say
from yishi.web.views.paper import CLERK, chosen, seated

if TYPE_CHECKING:
    from collections.abc import Callable

    from yishi.kernel.text import Text
    from yishi.record.models import Entry, Matter


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper being entered: for whom, on which matter, by which form, and what is done with it."""

    deputy: Office
    title: Text
    form: OnPaper
    enter: Callable[[Order, OnPaper], Entry]
    basis: Any
    matter: Matter | None = None


@page("c/<str:code>/paper/for/<int:seat>/begin/<slug:procedure>/", by=CLERK)
def paper_begin(request: CongressRequest, seat: int, procedure: str) -> HttpResponse:
    """A paper that begins a matter: the words, the signatures, handed in, at once."""
    way = WAYS.get(procedure)
    if way is None:
        raise Http404
    on, deputy = clock.today(request.congress), seated(request, seat)
    version = practice_on(request.congress, on)
    rules = (practice_version(version.pk if version else None), work_calendar())
    declared = rulebook.procedure_on(procedure, on)
    stands = standing(declared, (), on, *rules, assembly=AssemblyOn(request.congress.pk, on))
    scene = Scene(request.congress, stands, on, None, deputy.person_id)

    def enter(base: Order, form: OnPaper) -> Entry:
        given = form.cleaned_data
        signers = offices_of(request.congress, given["cosigners"])
        return enter_whole(base, way, given["facts"], signers, given["handing_in"])

    form = WholeForm(way, scene, *_of(request, deputy), *_sent(request), initial=_initial(request))
    return _answer(request, Sheet(deputy, way.procedure.title, form, enter, way.opens.basis))


@page("c/<str:code>/paper/for/<int:seat>/m/<int:pk>/<slug:act>/", by=CLERK)
def paper_act(request: CongressRequest, seat: int, pk: int, act: str) -> HttpResponse:
    """One act on a matter under way, as the deputy did it on paper."""
    on, deputy = clock.today(request.congress), seated(request, seat)
    matter, stands = seen(request.congress, pk, request.acting, on)
    declared = stands.procedure.by_code.get(act)
    if declared is None or not declared.on_behalf:
        raise Http404
    if request.method == "GET" and (refusal := stands.refusal(declared, actor(deputy))):
        raise refusal
    scene = Scene(request.congress, stands, on, matter, deputy.person_id)
    start = stands.last(*declared.prefill) if declared.prefill else None

    def enter(base: Order, form: OnPaper) -> Entry:
        return perform(Order(**{**vars(base), "act": act, "matter": pk, "facts": form.cleaned_data["facts"]}))

    initial = {**initial_of(start.facts if start else None), **_initial(request)}
    form = PaperForm(declared, scene, *_of(request, deputy), *_sent(request), initial=initial)
    return _answer(request, Sheet(deputy, declared.title, form, enter, declared.basis, matter))


@page("c/<str:code>/paper/for/<int:seat>/signatures/<int:pk>/", by=CLERK)
def paper_signatures(request: CongressRequest, seat: int, pk: int) -> HttpResponse:
    """A sheet of signatures for a matter of this lead deputy: several confirm at once."""
    on, deputy = clock.today(request.congress), seated(request, seat)
    matter, stands = seen(request.congress, pk, request.acting, on)
    way = WAYS.get(matter.procedure)
    if way is None:
        raise Http404
    refusal = stands.refusal(way.invite, actor(deputy))
    if request.method == "GET" and refusal is not None:
        raise refusal
    parts = [party.id for part in ("lead_deputy", "cosigner") for party in stands.parties.get(part, ())]
    scene = Scene(request.congress, stands, on, matter, deputy.person_id)

    def enter(base: Order, form: OnPaper) -> Entry:
        return enter_signatures(base, way, pk, offices_of(request.congress, form.cleaned_data["cosigners"]))

    form = SignaturesForm(scene, *_of(request, deputy), parts, *_sent(request), initial=_initial(request))
    return _answer(request, Sheet(deputy, way.cosign.title, form, enter, way.cosign.basis, matter))


def _of(request: CongressRequest, deputy: Office) -> tuple[Any, str]:
    return scans_of(request), signed_words(deputy, clock.today(request.congress))


def _sent(request: CongressRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _initial(request: CongressRequest) -> dict[str, Any]:
    return {"key": uuid4().hex, "scans": [scan.key for scan in chosen(request)]}


def _answer(request: CongressRequest, sheet: Sheet) -> HttpResponse:
    """Show the form; enter what was sent; show it again, filled in, when it is refused."""
    if request.method != "POST":
        return _show(request, sheet)
    if not sheet.form.is_valid():
        return _show(request, sheet, status=400)
    try:
        entry = sheet.enter(_base(request, sheet), sheet.form)
    except BadFacts as refusal:
        _mend(sheet.form, refusal)
        return _show(request, sheet, status=400)
    except Refused as refusal:
        return _show(request, sheet, status=409, refusal=refusal)
    return _done(request, sheet, entry)


def _mend(form: OnPaper, refusal: BadFacts) -> None:
    if isinstance(form, PaperForm):
        form.mend(refusal)
    else:
        form.add_error(refusal.field if refusal.field in form.fields else None, say(refusal.reason))


def _base(request: CongressRequest, sheet: Sheet) -> Order:
    """Who enters it, for whom, from which paper."""
    given, at = sheet.form.cleaned_data, clock.now(request.congress)
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    files = [(keep(request.congress, one.read(), one.name, at), one.name[:200]) for one in given.get("papers") or []]
    return Order(
        act="",
        office=request.acting,
        on=given["on"],
        at=at,
        key=given["key"],
        behalf=sheet.deputy,
        reason=given["written"],
        papers=[*as_documents(request, given.get("scans") or [], at), *files],
    )


def _done(request: CongressRequest, sheet: Sheet, entry: Entry) -> HttpResponse:
    """On with the next paper, or with this one."""
    said = _("已录入：%(what)s（%(who)s）。") % {"what": say(sheet.title), "who": sheet.deputy.person.name}
    messages.success(request, said)
    code = request.congress.code
    if "next" in request.POST:
        let_go(request, sheet.form.cleaned_data.get("scans") or [])
        return redirect("paper_desk", code)
    used = next(iter(sheet.form.cleaned_data.get("scans") or []), "")
    back = reverse("paper_deputy", args=(code, sheet.deputy.pk))
    return redirect(f"{back}?did={entry.matter_id}{f'&scan={used}' if used else ''}")


def _show(request: CongressRequest, sheet: Sheet, *, status: int = 200, refusal: Refused | None = None) -> HttpResponse:
    asked = set(sheet.form.data.getlist("scans")) if sheet.form.is_bound else set()  # type: ignore[attr-defined]
    beside = [scan for scan in scans_of(request) if scan.key in asked] or chosen(request)
    context = {
        "deputy": sheet.deputy,
        "form": sheet.form,
        "matter": sheet.matter,
        "verb": _("录入"),
        "title": sheet.title,
        "basis": sheet.basis,
        "again": _("录入，换下一份"),
        "back": reverse("paper_deputy", args=(request.congress.code, sheet.deputy.pk)),
        "action": request.get_full_path(),
        "refusal": refusal,
        "chosen": beside,
    }
    return render(request, "paper/form.html", context, status=status)
