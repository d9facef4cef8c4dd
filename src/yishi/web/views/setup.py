"""Founding a congress in the browser: the place, what it has, its term, its first administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yishi.congress.establishment import bodies_at
from yishi.congress.founding import NewLogin, NewTerm, Proposal, found, propose
from yishi.congress.models import Account, Congress, Office
from yishi.congress.setup_token import is_setup_token, spend_setup_token
from yishi.congress.units import establish_units
from yishi.kernel.refusal import NoPower, Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.citing import cited
from yishi.web.pages import EVERYBODY, CongressRequest, page
from yishi.web.setup_forms import CodeForm, FoundingForm, TokenForm
from yishi.web.views.sign_in import BACKEND

if TYPE_CHECKING:
    from django.db.models import QuerySet

_PROVEN: Final = "setup_token"
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})
_LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
# Set by whatever passes requests on from elsewhere.
_FORWARDED: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


@page("setup/", by=EVERYBODY)
def setup(request: CongressRequest) -> HttpResponse:
    """Found the first congress, or a further one as an administrator."""
    _examine_access(request)
    if not _may_go_on(request):
        return _ask_token(request)
    asked = request.POST if request.method == "POST" else request.GET
    if "code" not in asked:
        return render(request, "setup/code.html", {"form": CodeForm()})
    form = CodeForm({name: asked.get(f"place-{name}", asked.get(name, "")) for name in ("code", "name", "level")})
    if not form.is_valid():
        return render(request, "setup/code.html", {"form": form}, status=400)
    try:
        proposal = propose(**form.cleaned_data)
    except Refused as refusal:
        form.mend(refusal)
        return render(request, "setup/code.html", {"form": form}, status=400)
    return _settle(request, proposal, form)


def _examine_access(request: CongressRequest) -> None:
    """Open while there is no real congress; then only to the administrators of one."""
    if Congress.objects.filter(demo=False).exists() and not _administers(request).exists():
        raise NoPower(
            Text("已经建立人民代表大会", "A congress has been founded already"),
            remedy=Text("再建一个，请以系统管理员登录", "To found another, sign in as an administrator"),
        )


def _administers(request: CongressRequest) -> QuerySet[Office]:
    """Offices of administrator in real congresses; a demonstration's counts for nothing here."""
    if not request.user.is_authenticated:
        return Office.objects.none()
    held = Office.objects.held_on(clock.today()).filter(kind=OfficeKind.ADMINISTRATOR)
    return held.filter(person__account=request.user, congress__demo=False)


def _may_go_on(request: CongressRequest) -> bool:
    """At the server itself, with the code given, or as an administrator."""
    local = (
        request.META.get("REMOTE_ADDR") in _LOOPBACK
        and request.get_host().rsplit(":", 1)[0] in _LOCAL_NAMES
        and not any(request.META.get(name) for name in _FORWARDED)
    )
    return local or bool(request.session.get(_PROVEN)) or _administers(request).exists()


def _ask_token(request: CongressRequest) -> HttpResponse:
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_setup_token(form.cleaned_data["token"]):
            request.session[_PROVEN] = True
            return redirect("setup")
        form.add_error("token", _("设置码不对。"))
    status = 400 if request.method == "POST" else 200
    return render(request, "setup/token.html", {"form": form}, status=status)


def _settle(request: CongressRequest, proposal: Proposal, place: CodeForm) -> HttpResponse:
    """The second page: correct what was proposed, and found."""
    on = clock.today()
    form = FoundingForm(proposal, on, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            congress = _found(form)
        except Refused as refusal:
            form.mend(refusal)
        else:
            return _enter(request, congress, form.cleaned_data["username"])
    context = {
        "form": form,
        "proposal": proposal,
        "place": place.cleaned_data,
        "bodies": [(one, cited(one.basis)) for one in bodies_at(proposal.level)],
    }
    return render(request, "setup/found.html", context, status=400 if request.method == "POST" else 200)


@transaction.atomic
def _found(form: FoundingForm) -> Congress:
    given = form.cleaned_data
    congress = found(
        form.proposal.code,
        given["name"],
        given["level"],
        on=clock.today(),
        with_units=False,
        term=NewTerm(given["number"], given["begins"], given["ends"]),
        administrator=NewLogin(
            given["username"].strip(), given["password"], given["administrator"].strip(), temporary=False
        ),
        name_en=given["name_en"],
        population=given["population"],
        hash_algorithm=given["hash_algorithm"],
        practice=given["practice"],
    )
    establish_units(congress, form.units())
    return congress


def _enter(request: CongressRequest, congress: Congress, username: str) -> HttpResponse:
    """The new administrator is signed in at once; whoever was signed in before stays so."""
    spend_setup_token()
    messages.success(request, _("已建立%(name)s。") % {"name": congress.name_zh})
    if request.user.is_authenticated and _administers(request).exists():
        return redirect("go_home")
    request.session.pop(_PROVEN, None)
    login(request, Account.objects.get(username=username), backend=BACKEND)
    return redirect("home", congress.code)
