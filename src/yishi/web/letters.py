"""Letters without a login: what keeps floods away, the receipt that a form gives, and who holds it just now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text
from yishi.record.models import Entry, Matter
from yishi.record.station_requests import PROCEDURE
from yishi.rulebook.station_requests import practice, receipts
from yishi.web.knocking import everybody, knock, knocks, read_slip, slip_for, visitor
from yishi.web.stations import local_practice
from yishi.web.templatetags.say import say

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from yishi.congress.models import Station
    from yishi.web.knocking import Slip
    from yishi.web.pages import CongressRequest
    from yishi.web.station_forms import LetterForm

LEAST_SECONDS: Final = 3  # nobody writes a letter faster
FORM_SECONDS: Final = 12 * 3600
HELD_SECONDS: Final = 15 * 60
WRONG_MOST: Final = 60  # wrong receipts from one address a day
_SAME_WITHIN: Final = timedelta(days=30)
_COOKIE: Final = "letter"
_SALT: Final = "yishi.letter"
_TOMORROW: Final = Text("请明天再试，或者到联络站当面反映", "Try tomorrow, or come to the station")


@dataclass(frozen=True, slots=True)
class Held:
    """The receipt that the browser holds for some minutes: after sending, and after looking up."""

    number: str
    code: str


def asks(request: CongressRequest, station: Station, on: date) -> bool:
    """Whether so much has come from this address today that a small sum is asked."""
    after = local_practice(request.congress, on)[practice.SUM_AFTER]
    return knocks(request.congress, on, visitor(request, station.slug, on)) >= after


def slip_sent(request: CongressRequest, station: Station) -> Slip | None:
    """The slip that came back with the form."""
    return read_slip(request.POST.get("slip", ""), station.slug, FORM_SECONDS)


def problem(slip: Slip | None, answer: str, *, asking: bool) -> str:
    """What speaks for a machine, as a sentence to the person who it may be after all; else empty."""
    if slip is None:
        return _("页面打开的时间太长，请核对后再提交一次")
    if slip.age < LEAST_SECONDS:
        return _("提交得太快了，请核对内容后再提交一次")
    if (asking or slip.answer) and not slip.answered(answer):
        return _("今天从这个网络提交的意见较多，请先答对算术题")
    return ""


def give_slip(form: LetterForm, station: Station, *, asking: bool) -> None:
    """Put a fresh slip into a form, with a sum where one is asked."""
    slip, question = slip_for(station.slug, asking=asking)
    if question is not None:
        form.ask(say(question))
    if form.is_bound:
        form.data = form.data.copy()  # type: ignore[attr-defined]  # what was sent is a QueryDict
        form.data["slip"], form.data["sum"] = slip.signed(), ""  # type: ignore[index]  # and its copy can be written
    form.initial["slip"] = slip.signed()


def key_from(nonce: str) -> str:
    """Under which a form is entered once, however often it is sent: not the number that the receipt comes from."""
    return f"letter.{hashlib.sha256(nonce.encode()).hexdigest()[:40]}"


def code_from(nonce: str) -> str:
    """The receipt that a form gives: the same each time, and known to nobody who has not the form."""
    return receipts.written(salted_hmac(_SALT, nonce, algorithm="sha256").digest())


def examine_flood(request: CongressRequest, station: Station, text: str, key: str, on: date) -> None:
    """Count who comes. Raises Refused when it is too much for a day, BadFacts when it has come before."""
    congress = request.congress
    if Entry.objects.filter(congress=congress, key=key).exists():
        return
    same = Matter.objects.filter(congress=congress, procedure=PROCEDURE, lead_unit=station.unit_id, text=text)
    if same.filter(opened__gte=on - _SAME_WITHIN).exists():
        again = Text("这个联络站最近已经收到内容相同的意见", "The station has received the same words already")
        raise BadFacts(again, "text", Text("请凭查询码查询办理情况", "Look it up with its receipt"))
    most = local_practice(congress, on)
    if knock(congress, on, visitor(request, station.slug, on)) > most[practice.LETTERS_FROM_ONE]:
        raise Refused(
            Text("今天从这个网络提交的意见已经太多", "Too many have come from this network today"), None, _TOMORROW
        )
    if knock(congress, on, everybody(station.slug, on)) > most[practice.LETTERS_TO_STATION]:
        raise Refused(
            Text("这个联络站今天收到的意见已经太多", "The station has received too many today"), None, _TOMORROW
        )


def examine_guessing(request: CongressRequest, on: date) -> None:
    """Raises Refused when too many wrong receipts have come from this address today."""
    if knocks(request.congress, on, visitor(request, "look_up", on)) >= WRONG_MOST:
        raise Refused(Text("今天输错的次数太多", "Too many wrong ones today"), None, _TOMORROW)


def count_wrong(request: CongressRequest, on: date) -> None:
    """A wrong receipt came."""
    knock(request.congress, on, visitor(request, "look_up", on))


def hold(answer: HttpResponse, request: CongressRequest, held: Held) -> HttpResponse:
    """Let the browser hold a receipt for some minutes, and send it nowhere but here."""
    answer.set_cookie(
        _COOKIE,
        signing.dumps([request.congress.code, held.number, held.code], salt=_SALT),
        max_age=HELD_SECONDS,
        path=_path(request),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )
    return answer


def held(request: CongressRequest) -> Held | None:
    """The receipt that the browser holds."""
    try:
        code, *both = signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT, max_age=HELD_SECONDS)
    except signing.BadSignature:
        return None
    return Held(*both) if code == request.congress.code else None


def let_go(answer: HttpResponse, request: CongressRequest) -> HttpResponse:
    """Have the browser forget it: the next person at this screen is another."""
    answer.delete_cookie(_COOKIE, path=_path(request), samesite="Strict")
    return answer


def _path(request: CongressRequest) -> str:
    return f"/c/{request.congress.code}/"
