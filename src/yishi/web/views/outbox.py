"""The outbox, for the administrator: what left, what does not get through, and the webhooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.kernel.refusal import BadFacts, Refused
from yishi.notices.hooks import change_hook, make_hook, renew_secret, send
from yishi.notices.kinds import KINDS
from yishi.notices.messages import trial
from yishi.notices.models import Delivery, Hook
from yishi.notices.outbox import send_again
from yishi.notices.unsent import Unsent, reason
from yishi.rulebook.roles import OfficeKind
from yishi.web import clock
from yishi.web.lists import whole_number
from yishi.web.notice_forms import HookForm
from yishi.web.pages import CongressRequest, page
from yishi.web.templatetags.say import say
from yishi.web.views.notice_settings import NOT_FROM_A_DEMO

if TYPE_CHECKING:
    from django.db.models import QuerySet

_KEEPERS: Final = frozenset({OfficeKind.ADMINISTRATOR})
_LISTED: Final = 50
State = Delivery.State


@page("c/<str:code>/outbox/", by=_KEEPERS)
def outbox(request: CongressRequest) -> HttpResponse:
    """How many messages wait, left, failed; those that do not get through; the webhooks."""
    congress = request.congress
    mine = Delivery.objects.filter(congress=congress)
    counts = dict(mine.order_by().values_list("state").annotate(n=Count("pk")))
    stuck = _stuck(mine, request.GET.get("after", ""))
    context: dict[str, Any] = {
        "counts": [(state, state.label, counts.get(state, 0)) for state in State],
        "stuck": [(one, reason(one.error)) for one in stuck[:_LISTED]],
        "after": stuck[_LISTED - 1].pk if len(stuck) > _LISTED else None,
        "hooks": [(hook, [KINDS[kind] for kind in hook.kinds]) for hook in _hooks(request)],
        "mail": settings.EMAIL_HOST if settings.MAIL_IS_SET_UP else "",
        "sender": settings.DEFAULT_FROM_EMAIL,
        "site": settings.SITE_URL,
    }
    return render(request, "notices/outbox.html", context)


def _stuck(mine: QuerySet[Delivery], after: str) -> list[Delivery]:
    failing = Q(state=State.GIVEN_UP) | (Q(state=State.WAITING) & ~Q(error=""))
    rows = mine.filter(failing).select_related("person", "hook")
    last = whole_number(after)
    rows = rows if last is None else rows.filter(pk__lt=last)
    return list(rows.order_by("-pk")[: _LISTED + 1])


def _hooks(request: CongressRequest) -> QuerySet[Hook]:
    return Hook.objects.filter(congress=request.congress).defer("secret").order_by("pk")


@page("c/<str:code>/outbox/again/", by=_KEEPERS)
def outbox_again(request: CongressRequest) -> HttpResponse:
    """Try one message once more, or all that failed."""
    return _again(request)


@require_POST
def _again(request: CongressRequest) -> HttpResponse:
    pk = whole_number(request.POST.get("delivery", ""))
    n = send_again(request.congress, pk, clock.now(request.congress))
    messages.success(request, _("%(n)s条已重新排入发送。") % {"n": n})
    return redirect("outbox", request.congress.code)


@page("c/<str:code>/outbox/hooks/new/", by=_KEEPERS)
def hook_new(request: CongressRequest) -> HttpResponse:
    """Set up a webhook; its secret is shown once."""
    congress = request.congress
    form = HookForm(None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            hook, secret = make_hook(
                congress, given["title"].strip(), given["url"].strip(), given["kinds"], clock.now(congress)
            )
        except Refused as refusal:
            form.mend(refusal)
        else:
            return _show_secret(request, hook, secret)
    status = 400 if request.method == "POST" else 200
    return render(request, "notices/hook.html", {"form": form, "hook": None}, status=status)


@page("c/<str:code>/outbox/hooks/<int:pk>/", by=_KEEPERS)
def hook(request: CongressRequest, pk: int) -> HttpResponse:
    """Change a webhook."""
    one = get_object_or_404(_hooks(request), pk=pk)
    form = HookForm(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            change_hook(one, given["title"].strip(), given["url"].strip(), given["kinds"])
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, _("已保存。"))
            return redirect("outbox", request.congress.code)
    status = 400 if request.method == "POST" else 200
    return render(request, "notices/hook.html", {"form": form, "hook": one}, status=status)


@page("c/<str:code>/outbox/hooks/<int:pk>/act/", by=_KEEPERS)
def hook_act(request: CongressRequest, pk: int) -> HttpResponse:
    """Switch a webhook on or off, try it, give it another secret."""
    return _hook_act(request, get_object_or_404(Hook.objects.filter(congress=request.congress), pk=pk))


@require_POST
def _hook_act(request: CongressRequest, one: Hook) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "renew":
        return _show_secret(request, one, renew_secret(one))
    if request.congress.demo and act in {"on", "try"}:
        raise BadFacts(NOT_FROM_A_DEMO, "act")
    if act == "try":
        return _try(request, one)
    if act in {"on", "off"}:
        one.active = act == "on"
        one.save(update_fields=["active"])
        messages.success(request, _("接口已启用。") if one.active else _("接口已停用。"))
    return redirect("outbox", request.congress.code)


def _try(request: CongressRequest, one: Hook) -> HttpResponse:
    """What a trial came to, at once."""
    at, key, why = timezone.now(), str(uuid4()), ""
    try:
        send(one, key, trial(request.congress, key, timezone.localtime(at).isoformat()), at)
    except Unsent as error:
        why = say(reason(error.why))
    context = {"hook": one, "key": key, "why": why}
    return render(request, "notices/tried.html", context)


def _show_secret(request: CongressRequest, one: Hook, secret: str) -> HttpResponse:
    answer = render(request, "notices/secret.html", {"hook": one, "secret": secret})
    answer["Cache-Control"] = "no-store"
    return answer
