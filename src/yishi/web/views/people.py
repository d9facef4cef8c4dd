"""People, the offices they hold over time, and the logins that they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.congress.appointing import appoint, end_office, enter_person
from yishi.congress.logins import give_login, renew_login, stop_login
from yishi.congress.models import Office, Person
from yishi.kernel.refusal import Refused
from yishi.kernel.text import Text
from yishi.record.models import Sealed
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind
from yishi.web import clock
from yishi.web.pages import CongressRequest, page
from yishi.web.person_forms import EndForm, LoginForm, OfficeForm, PersonForm
from yishi.web.views.readings import field_titles

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from django.db.models import QuerySet

    from yishi.congress.founding import NewLogin
    from yishi.web.person_forms import Mendable

LISTED: Final = 50
READERS: Final = frozenset({OfficeKind.ADMINISTRATOR, OfficeKind.CLERK})
KEEPERS: Final = frozenset({OfficeKind.ADMINISTRATOR})


@page("c/<str:code>/people/", by=READERS)
def people(request: CongressRequest) -> HttpResponse:
    """Everybody with an office today, found by name, title or unit; those without one on asking."""
    on = clock.today(request.congress)
    found = _after(_found(request, on), request.GET.get("after", ""))
    held = Office.objects.held_on(on).select_related("unit", "body").order_by("held_from", "pk")
    rows = list(
        found.select_related("account")
        .prefetch_related(Prefetch("offices", queryset=held, to_attr="held"))
        .order_by("name", "pk")[: LISTED + 1]
    )
    context = {
        "rows": rows[:LISTED],
        "after": rows[LISTED - 1].pk if len(rows) > LISTED else None,
        "kinds": OFFICE_TITLES,
        "keeper": _keeps(request),
    }
    return render(request, "people/people.html", context)


def _keeps(request: CongressRequest) -> bool:
    return request.acting is not None and request.acting.kind in KEEPERS


def _found(request: CongressRequest, on: date) -> QuerySet[Person]:
    rows = Person.objects.filter(congress=request.congress)
    held = Office.objects.held_on(on).filter(congress=request.congress)
    kind = request.GET.get("kind", "")
    if kind == "none":
        rows = rows.exclude(pk__in=held.values("person"))
    elif kind in set(OfficeKind):
        rows = rows.filter(pk__in=held.filter(kind=kind).values("person"))
    if words := request.GET.get("q", "").strip()[:60]:
        named = Q(title__icontains=words) | Q(unit__name__icontains=words) | Q(body__name_zh__icontains=words)
        rows = rows.filter(
            Q(name__icontains=words)
            | Q(account__username__icontains=words)
            | Q(pk__in=held.filter(named).values("person"))
        )
    return rows


def _after(rows: QuerySet[Person], after: str) -> QuerySet[Person]:
    last = Person.objects.filter(pk=int(after)).first() if after.isdecimal() else None
    return rows.filter(Q(name__gt=last.name) | Q(name=last.name, pk__gt=last.pk)) if last else rows


@page("c/<str:code>/people/new/", by=KEEPERS)
def person_new(request: CongressRequest) -> HttpResponse:
    """Enter somebody with a first office, or without one."""
    congress = request.congress
    form = PersonForm(congress, clock.today(congress), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = enter_person(congress, form.cleaned_data["name"].strip(), form.first_office())
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已登记：%(name)s。") % {"name": made.name})
            return redirect("person", congress.code, made.pk)
    status = 400 if request.method == "POST" else 200
    return render(request, "people/new.html", {"form": form}, status=status)


@page("c/<str:code>/people/<int:pk>/", by=READERS)
def person(request: CongressRequest, pk: int) -> HttpResponse:
    """Somebody's offices, now and before, and login."""
    return _show(request, _person(request, pk))


def _person(request: CongressRequest, pk: int) -> Person:
    rows = Person.objects.select_related("account", "congress")
    return get_object_or_404(rows, congress=request.congress, pk=pk)


def _show(request: CongressRequest, person: Person, status: int = 200, **forms: Mendable) -> HttpResponse:
    """The page; a form that was refused is shown filled in."""
    congress = request.congress
    on = clock.today(congress)
    offices = Office.objects.filter(congress=congress, person=person).select_related("unit", "body")
    ending = forms.pop("ending", None)
    context: dict[str, Any] = {
        "person": person,
        "offices": [
            (
                one,
                ending
                if ending and ending.prefix == str(one.pk)
                else EndForm(prefix=str(one.pk), initial={"last_day": on}),
            )
            for one in offices.order_by("-held_from", "-pk")
        ],
        "ending": ending.prefix if ending else "",
        "office_form": forms.get("office") or OfficeForm(congress, on),
        "adding": "office" in forms,
        "login_form": forms.get("login") or LoginForm(),
        "sealed": _sealed(request, person),
        "titles": field_titles(),
        "on": on,
        "keeper": _keeps(request),
    }
    return render(request, "people/person.html", context, status=status)


def _sealed(request: CongressRequest, person: Person) -> list[Sealed]:
    """Personal data that the office may read, each time for a purpose."""
    if request.acting is None or request.acting.kind != OfficeKind.CLERK:
        return []
    rows = Sealed.objects.filter(congress=request.congress, person=person, erased_at=None)
    return list(rows.defer("ciphertext").order_by("field"))


@page("c/<str:code>/people/<int:pk>/office/", by=KEEPERS)
def office_add(request: CongressRequest, pk: int) -> HttpResponse:
    """Enter another office of somebody."""
    return _office_add(request, _person(request, pk))


@require_POST
def _office_add(request: CongressRequest, person: Person) -> HttpResponse:
    form = OfficeForm(request.congress, clock.today(request.congress), request.POST)
    return _do(request, person, "office", form, lambda: appoint(person, form.new_office()))


@page("c/<str:code>/people/<int:pk>/office/<int:office>/end/", by=KEEPERS)
def office_end(request: CongressRequest, pk: int, office: int) -> HttpResponse:
    """End an office on a day."""
    return _office_end(request, _person(request, pk), office)


@require_POST
def _office_end(request: CongressRequest, person: Person, pk: int) -> HttpResponse:
    rows = Office.objects.select_related("person").filter(congress=request.congress, person=person)
    office = get_object_or_404(rows, pk=pk)
    form = EndForm(request.POST, prefix=str(pk))
    return _do(
        request,
        person,
        "ending",
        form,
        lambda: end_office(office, form.cleaned_data["last_day"], form.cleaned_data["why"].strip()),
    )


def _do(
    request: CongressRequest, person: Person, name: str, form: Mendable, verb: Callable[[], object]
) -> HttpResponse:
    """Do what a form on somebody's page asks, or show the page again with the form."""
    if form.is_valid():
        try:
            verb()
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已登记。"))
            return redirect("person", request.congress.code, person.pk)
    return _show(request, person, 400, **{name: form})


@page("c/<str:code>/people/<int:pk>/login/", by=KEEPERS)
def person_login(request: CongressRequest, pk: int) -> HttpResponse:
    """Open, renew or stop somebody's login."""
    return _login(request, _person(request, pk))


@require_POST
def _login(request: CongressRequest, person: Person) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "stop":
        if person.account_id == request.user.pk:
            raise Refused(Text("不能停用自己的账号", "You cannot close your own account"))
        stop_login(person, by=_keeper(request), at=clock.now(request.congress))
        messages.success(request, _("账号已经停用。"))
        return redirect("person", request.congress.code, person.pk)
    if act == "renew":
        return _say_password(request, person, renew_login(person, by=_keeper(request), at=clock.now(request.congress)))
    form = LoginForm(request.POST)
    if form.is_valid():
        try:
            username = form.cleaned_data["username"].strip()
            return _say_password(request, person, give_login(person, username, at=clock.now(request.congress)))
        except Refused as refusal:
            form.mend(refusal)
    return _show(request, person, 400, login=form)


def _keeper(request: CongressRequest) -> Person:
    assert request.acting is not None  # noqa: S101 - the page's gate has seen to it
    return request.acting.person


def _say_password(request: CongressRequest, person: Person, login: NewLogin) -> HttpResponse:
    """The one page that ever shows it; no browser is to keep it."""
    answer = render(request, "people/password.html", {"person": person, "login": login})
    answer["Cache-Control"] = "no-store"
    return answer
