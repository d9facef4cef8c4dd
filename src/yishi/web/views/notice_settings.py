"""How one is told: by which roads, at which e-mail address, in which calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yishi.kernel.refusal import BadFacts, NoPower, Refused
from yishi.kernel.text import Text
from yishi.notices.choosing import choose, usual_days, wish_of
from yishi.notices.feeds import calendar_of, feed_in_use, make_feed, reader_of, revoke_feed
from yishi.notices.mailboxes import ask_to_confirm, confirm, forget_mailbox, mailbox_of, pending_of
from yishi.notices.messages import code_mail
from yishi.notices.models import Hook
from yishi.notices.outbox import send_mail
from yishi.notices.unsent import Unsent, reason
from yishi.web import clock
from yishi.web.addresses import address
from yishi.web.notice_forms import CodeForm, MailboxForm, WishForm
from yishi.web.pages import ANY_OFFICE, EVERYBODY, CongressRequest, page

if TYPE_CHECKING:
    from yishi.congress.models import Person

NOT_FROM_A_DEMO = Text("演示数据不向外发送邮件和消息", "A demonstration sends nothing out")


def _self(request: CongressRequest) -> Person:
    """Whose settings they are: one's own, and nobody's secretary's."""
    if request.acting is None or request.through is not None:
        raise NoPower(
            Text("通知设置由本人填写", "Everybody chooses for himself"),
            remedy=Text("请在页首切换到自己的职务", "Switch to your own office above"),
        )
    return request.acting.person


@page("c/<str:code>/notices/settings/", by=ANY_OFFICE)
def notice_settings(request: CongressRequest) -> HttpResponse:
    """Choose what comes by which road."""
    person, congress = _self(request), request.congress
    if request.method != "POST":
        return _show(request)
    form = WishForm(wish_of(person), usual_days(congress, clock.today(congress)), request.POST)
    if not form.is_valid():
        return _show(request, 400, form=form)
    choose(person, form.wish())
    messages.success(request, _("已保存。"))
    return redirect("notice_settings", congress.code)


def _show(request: CongressRequest, status: int = 200, **forms: Any) -> HttpResponse:
    person, congress = _self(request), request.congress
    at = clock.now(congress)
    usual = usual_days(congress, clock.today(congress))
    context = {
        "form": forms.get("form") or WishForm(wish_of(person), usual),
        "mailbox": _masked(mailbox_of(person)),
        "pending": _masked(pending_of(person, at)),
        "mailbox_form": forms.get("mailbox") or MailboxForm(),
        "code_form": forms.get("code") or CodeForm(),
        "mail_is_set_up": settings.MAIL_IS_SET_UP and not congress.demo,
        "hooks": list(Hook.objects.filter(congress=congress, active=True)) if not congress.demo else [],
        "feed": feed_in_use(person),
    }
    return render(request, "notices/settings.html", context, status=status)


def _masked(mailbox: str) -> str:
    """Enough of an address for its owner to know it by."""
    name, _at, host = mailbox.rpartition("@")
    return f"{name[:1]}***@{host}" if mailbox else ""


@page("c/<str:code>/notices/mailbox/", by=ANY_OFFICE)
def mailbox(request: CongressRequest) -> HttpResponse:
    """Ask for a code, give it back, or have the address erased."""
    return _mailbox(request)


@require_POST
def _mailbox(request: CongressRequest) -> HttpResponse:
    person = _self(request)
    act = request.POST.get("act", "")
    form = CodeForm(request.POST) if act == "confirm" else MailboxForm(request.POST)
    if act == "forget":
        forget_mailbox(person)
        messages.success(request, _("邮箱地址已删除。"))
        return redirect("notice_settings", request.congress.code)
    if form.is_valid():
        try:
            said = _confirm(request, form) if act == "confirm" else _ask(request, form)
        except Refused as refusal:
            form.mend(refusal)
        else:
            messages.success(request, said)
            return redirect("notice_settings", request.congress.code)
    return _show(request, 400, **{"code" if act == "confirm" else "mailbox": form})


def _ask(request: CongressRequest, form: MailboxForm | CodeForm) -> str:
    congress, at = request.congress, clock.now(request.congress)
    if congress.demo:
        raise BadFacts(NOT_FROM_A_DEMO, "mailbox")
    to = form.cleaned_data["mailbox"].strip()
    code = ask_to_confirm(_self(request), to, at)
    try:
        send_mail(code_mail(congress, code, to))
    except Unsent as error:
        raise BadFacts(reason(error.why), "mailbox") from error
    return _("确认码已发往该邮箱，三十分钟内有效。")


def _confirm(request: CongressRequest, form: MailboxForm | CodeForm) -> str:
    confirm(_self(request), form.cleaned_data["code"].strip(), clock.now(request.congress))
    return _("邮箱已确认，今后的通知发往这里。")


@page("c/<str:code>/notices/calendar/", by=ANY_OFFICE)
def calendar_link(request: CongressRequest) -> HttpResponse:
    """Make a link for a calendar program, or end it."""
    return _calendar_link(request)


@require_POST
def _calendar_link(request: CongressRequest) -> HttpResponse:
    """The one page that ever shows the link; no browser is to keep it."""
    person, congress = _self(request), request.congress
    at = clock.now(congress)
    if request.POST.get("act") == "revoke":
        revoke_feed(person, at)
        messages.success(request, _("日历链接已停用。"))
        return redirect("notice_settings", congress.code)
    url = request.build_absolute_uri(reverse("calendar", args=(congress.code, make_feed(person, at))))
    picture = segno.make(url, micro=False).svg_data_uri(scale=4, border=2, dark="#000", light="#fff")
    answer = render(request, "notices/calendar.html", {"url": url, "picture": picture})
    answer["Cache-Control"] = "no-store"
    return answer


@page("c/<str:code>/calendar/<str:token>.ics", by=EVERYBODY)
def calendar(request: CongressRequest, token: str) -> HttpResponse:
    """The terms of whoever the link belongs to: calendar programs cannot sign in."""
    person = reader_of(request.congress, token)
    if person is None:
        raise Http404
    told = calendar_of(request.congress, person, clock.now(request.congress), address)
    answer = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Disposition"] = 'inline; filename="yishi.ics"'
    return answer
