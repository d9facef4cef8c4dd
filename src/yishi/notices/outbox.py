"""The outbox at work: what waits is taken by one worker, sent, and tried again where that fails.

Taking is one statement that succeeds for one worker only, and is committed before anything is sent. Whoever dies
between sending and noting it down leaves the message to be sent once more, under the same key.
"""

from __future__ import annotations

import logging
import smtplib
import ssl
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from yishi.notices.hooks import send as send_to_hook
from yishi.notices.mailboxes import mailbox_of
from yishi.notices.messages import Address, mail, payload
from yishi.notices.models import Delivery, Notice
from yishi.notices.unsent import Unsent
from yishi.record.examining import actor_of
from yishi.record.standings import standing_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage

    from yishi.congress.models import Congress

State = Delivery.State
# How long a worker has for one message before another may take it: well above every timeout on the way.
LEASE: Final = timedelta(minutes=5)
MOST_ATTEMPTS: Final = 7
# Waits 1, 4, 16, 64 … minutes: all attempts within a day.
_FIRST_WAIT: Final = timedelta(minutes=1)
_FACTOR: Final = 4
_BLOCKING: Final = frozenset({"timeout", "unreachable", "no_such_host", "mail_off"})
_HOPELESS: Final = frozenset({"no_mailbox", "hook_off"})


def deliver(congress: Congress, at: datetime, address: Address, most: int = 50) -> int:
    """Send what is due, at most so many messages. Returns how many left."""
    ready = Delivery.objects.filter(congress=congress, state__in=(State.WAITING, State.SENDING), next_at__lte=at)
    taken = ready.select_related("congress", "person__account", "hook").order_by("next_at", "pk")[:most]
    blocked: set[int | None] = set()
    sent = 0
    for delivery in taken:
        if delivery.hook_id in blocked or not _take(delivery, at):
            continue
        outcome = _send(delivery, at, address)
        sent += outcome == State.SENT
        # Where nobody answers, the others wait for the next round: each attempt takes its time.
        if outcome in _BLOCKING:
            blocked.add(delivery.hook_id)
    return sent


def _take(delivery: Delivery, at: datetime) -> bool:
    """Make the delivery ours, unless another worker has just done so."""
    unchanged = Delivery.objects.filter(
        pk=delivery.pk, state=delivery.state, attempts=delivery.attempts, next_at=delivery.next_at
    )
    taken = unchanged.update(state=State.SENDING, attempts=F("attempts") + 1, next_at=at + LEASE)
    delivery.attempts += taken
    return bool(taken)


def _send(delivery: Delivery, at: datetime, address: Address) -> str:
    """What became of it: a state, or why it did not leave."""
    notices = [one for one in _enclosed(delivery) if _is_still_told(one, delivery, at)]
    if not notices:
        _note(delivery, state=State.NEEDLESS, error="")
        return State.NEEDLESS
    try:
        if delivery.hook_id is None:
            _send_mail(delivery, notices, address)
        else:
            _send_hook(delivery, notices, at, address)
    except Unsent as error:
        _failed(delivery, error.why, at)
        return error.why
    except Exception:
        # Whatever it is, it must not keep the other messages from leaving.
        logging.getLogger(__name__).exception("delivery %s failed", delivery.key)
        _failed(delivery, "error", at)
        return "error"
    _note(delivery, state=State.SENT, sent_at=at, error="")
    return State.SENT


def _enclosed(delivery: Delivery) -> Sequence[Notice]:
    notices = Notice.objects.filter(enclosed__delivery=delivery)
    return list(notices.select_related("matter", "entry", "unit", "office__person").order_by("pk"))


def _is_still_told(notice: Notice, delivery: Delivery, at: datetime) -> bool:
    """Whether it is news still: not read on the site, the office held, the login open, the matter to be seen."""
    account = delivery.person.account
    on = timezone.localdate(at)
    if notice.read_at is not None or account is None or not account.is_active or not notice.office.held_on(on):
        return False
    return standing_of(notice.matter, on).visible_to(actor_of(notice.office))


def _send_mail(delivery: Delivery, notices: Sequence[Notice], address: Address) -> None:
    to = mailbox_of(delivery.person)
    if not to:
        raise Unsent("no_mailbox")
    send_mail(mail(delivery, notices, to, address))


def send_mail(message: EmailMessage) -> None:
    """Give an e-mail to the mail server. Raises Unsent."""
    if not settings.MAIL_IS_SET_UP:
        raise Unsent("mail_off")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code = next(iter(error.recipients.values()), (0, b""))[0]
        raise Unsent(f"smtp:{code}") from error
    except smtplib.SMTPResponseException as error:
        raise Unsent(f"smtp:{error.smtp_code}") from error
    except ssl.SSLCertVerificationError as error:
        raise Unsent("certificate") from error
    except TimeoutError as error:
        raise Unsent("timeout") from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unsent("unreachable") from error


def _send_hook(delivery: Delivery, notices: Sequence[Notice], at: datetime, address: Address) -> None:
    hook, account = delivery.hook, delivery.person.account
    if hook is None or not hook.active:
        raise Unsent("hook_off")
    told = payload(delivery, notices, account.username if account else "", address)
    send_to_hook(hook, str(delivery.key), told, at)


def _failed(delivery: Delivery, why: str, at: datetime) -> None:
    """Try again later; give up after the last attempt, and where no attempt can help."""
    if delivery.attempts >= MOST_ATTEMPTS or why in _HOPELESS:
        _note(delivery, state=State.GIVEN_UP, error=why)
        return
    wait = _FIRST_WAIT * _FACTOR ** (delivery.attempts - 1)
    _note(delivery, state=State.WAITING, error=why, next_at=at + wait)


def _note(delivery: Delivery, **values: object) -> None:
    """Write down what became of it, unless the lease has run out and another has taken it."""
    Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, state=State.SENDING).update(**values)


def send_again(congress: Congress, pk: int | None, at: datetime) -> int:
    """Put back what was given up, or keeps failing: one message, or all of them. Returns how many."""
    failed = Q(state=State.GIVEN_UP) | (Q(state=State.WAITING) & ~Q(error=""))
    stuck = Delivery.objects.filter(failed, congress=congress)
    chosen = stuck if pk is None else stuck.filter(pk=pk)
    return chosen.update(state=State.WAITING, attempts=0, next_at=at, error="")
