"""Like suggestions: those like one, two side by side, the pairs to decide about, merging and telling apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi import rulebook
from yishi.likeness.finding import Level, level_of
from yishi.likeness.following import NAME
from yishi.likeness.pairs import open_pairs, take_back, tell_apart, told_apart
from yishi.record.following import is_behind
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.likes import READERS, SUGGESTION, TONES, likes_of, promises_of, sides
from yishi.web.lists import whole_number
from yishi.web.merging import merge, merger_of
from yishi.web.pages import ANY_OFFICE, CongressRequest, page
from yishi.web.sight import seen

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from yishi.congress.models import Office
    from yishi.likeness.models import Pair
    from yishi.record.models import Matter

_CLERK: Final = frozenset({OfficeKind.CLERK})
_PAGE: Final = 50
_KEY: Final = 20  # signs of a page's key


@page("c/<str:code>/m/<int:pk>/likes/", by=ANY_OFFICE)
def likes(request: CongressRequest, pk: int) -> HttpResponse:
    """The suggestions like this one that the office may see: a page, or a panel within another."""
    on = clock.today(request.congress)
    found, _stands = seen(request.congress, pk, request.acting, on)
    if found.procedure != SUGGESTION or not found.text:
        raise Http404
    rows = likes_of(request.congress, found, _office(request), on)
    context: dict[str, Any] = {
        "matter": found,
        "near": [one for one in rows if one.found.level is not Level.MAYBE],
        "maybe": [one for one in rows if one.found.level is Level.MAYBE],
        "key": uuid4().hex,
        **_words(),
    }
    template = "likeness/panel.html" if request.headers.get("HX-Request") else "likeness/likes.html"
    return render(request, template, context)


def _office(request: CongressRequest) -> Office:
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    return request.acting


def _words() -> dict[str, Any]:
    procedure = rulebook.CURRENT[SUGGESTION]
    return {"procedure": procedure, "stages": {stage.value: stage.title for stage in procedure.stages}}


@page("c/<str:code>/m/<int:pk>/likes/<int:other>/", by=ANY_OFFICE)
def like(request: CongressRequest, pk: int, other: int) -> HttpResponse:
    """Two suggestions side by side, with the passages marked that say the same."""
    on = clock.today(request.congress)
    office = _office(request)
    both, compared = sides(request.congress, (pk, other), office, on)
    clerk = office.kind in _CLERK
    context: dict[str, Any] = {
        "matter": both[0].matter,
        "sides": both,
        "percent": round(100 * compared.share),
        "compared": compared,
        "merger": merger_of(both[0].matter, both[1].matter) if clerk else None,
        "distinction": told_apart(request.congress, pk).get(other) if office.kind in READERS else None,
        "promises": promises_of([pk, other], on) if office.kind in READERS else {},
        "key": uuid4().hex,
        **_words(),
    }
    return render(request, "likeness/compare.html", context)


@page("c/<str:code>/m/<int:pk>/likes/<int:other>/merge/", by=_CLERK)
def like_merge(request: CongressRequest, pk: int, other: int) -> HttpResponse:
    """Merge a suggestion into one that is like it."""
    return _merge(request, pk, other)


@require_POST
def _merge(request: CongressRequest, pk: int, other: int) -> HttpResponse:
    on = clock.today(request.congress)
    (matter, _stands), (into, _there) = (seen(request.congress, one, request.acting, on) for one in (pk, other))
    # Several such forms stand in one page: its key and theirs together tell a request from every other.
    key = request.POST.get("key", "")[:_KEY]
    merge(
        matter,
        into.pk,
        office=_office(request),
        on=on,
        at=clock.now(request.congress),
        key=f"{key}.{pk}.{other}" if key else "",
        expected=whole_number(request.POST.get("expected", "")),
    )
    messages.success(request, _("已并入：%(title)s。需要时可以在本页“取消并案”。") % {"title": _named(into)})
    return redirect("matter", request.congress.code, pk)


def _named(matter: Matter) -> str:
    return f"{matter.label} {matter.title}".strip()


@page("c/<str:code>/m/<int:pk>/likes/<int:other>/apart/", by=_CLERK)
def like_apart(request: CongressRequest, pk: int, other: int) -> HttpResponse:
    """Remember that two suggestions are not the same, or take that back."""
    return _apart(request, pk, other)


@require_POST
def _apart(request: CongressRequest, pk: int, other: int) -> HttpResponse:
    on = clock.today(request.congress)
    for one in (pk, other):
        seen(request.congress, one, request.acting, on)
    if request.POST.get("act") == "take_back":
        take_back(request.congress, pk, other)
        messages.success(request, _("已恢复为待核。"))
    else:
        tell_apart(request.congress, pk, other, office=_office(request), at=clock.now(request.congress))
        messages.success(request, _("已记下：两件不是重复。"))
    if request.POST.get("back") == "pairs":
        return redirect("like_pairs", request.congress.code)
    return redirect("like", request.congress.code, pk, other)


@page("c/<str:code>/likes/", by=_CLERK)
def like_pairs(request: CongressRequest) -> HttpResponse:
    """The like pairs of which one still waits to be admitted or handed over, the newest first."""
    on = clock.today(request.congress)
    names = [f"{side}__{name}" for side in ("first", "second") for name in ("lead_unit", "lead_deputy", "term")]
    pairs = open_pairs(request.congress).select_related("first", "second", *names)
    pairs = pairs.defer("first__text", "second__text").order_by("-second_id", "-pk")
    found = list(_after(pairs, request.GET.get("after", ""))[: _PAGE + 1])
    shown, last = found[:_PAGE], found[_PAGE - 1] if len(found) > _PAGE else None
    promises = promises_of([one for pair in shown for one in (pair.first_id, pair.second_id)], on)
    context: dict[str, Any] = {
        "rows": [_row(pair, promises) for pair in shown],
        "after": f"{last.second_id}_{last.pk}" if last else "",
        "behind": is_behind(request.congress, NAME),
        "key": uuid4().hex,
        **_words(),
    }
    return render(request, "likeness/pairs.html", context)


def _after(pairs: QuerySet[Pair], after: str) -> QuerySet[Pair]:
    """The pairs after a key such as ``117_23``; all of them after anything else."""
    second, pk = map(whole_number, after.split("_")) if after.count("_") == 1 else (None, None)
    return pairs if second is None or pk is None else pairs.filter(Q(second__lt=second) | Q(second=second, pk__lt=pk))


def _row(pair: Pair, promises: dict[int, dict[str, Any]]) -> dict[str, Any]:
    level = level_of(pair.likeness / 1000, pair.share / 100, apart=False) or Level.MAYBE
    return {
        "second": pair.second,
        "first": pair.first,
        "level": level,
        "tone": TONES[level],
        "percent": pair.share,
        "merger": merger_of(pair.first, pair.second),
        "promises": promises.get(pair.first_id),
    }
