"""A person's e-mail address: confirmed by a code that was sent there, sealed like other personal data."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from yishi.kernel.refusal import BadFacts
from yishi.kernel.text import Text
from yishi.notices.models import Address
from yishi.record.models import Sealed
from yishi.record.sealing import decrypted, encrypted, seal_person, unseal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from yishi.congress.models import Person

FIELD: Final = "email"
CODE_LASTS: Final = timedelta(minutes=30)
TRIES: Final = 5
# So that nobody has the site write to a stranger again and again.
SENDS_AN_HOUR: Final = 5
_LONGEST: Final = 254


def with_mailbox(persons: Iterable[int]) -> set[int]:
    """Those of these people who have confirmed an address."""
    return set(_sealed(persons).values_list("person_id", flat=True))


def mailbox_of(person: Person) -> str:
    """The address, for sending to; empty where there is none. Not a reading: nobody sees it but its owner."""
    sealed = _sealed([person.pk]).order_by("-pk").first()
    return unseal(sealed) if sealed else ""


def _sealed(persons: Iterable[int]) -> QuerySet[Sealed]:
    return Sealed.objects.filter(person__in=list(persons), field=FIELD, erased_at=None)


def pending_of(person: Person, at: datetime) -> str:
    """The address that awaits its code; empty where none does, or the code has lapsed."""
    asked = Address.objects.filter(person=person).first()
    return decrypted(bytes(asked.pending)) if asked and asked.pending and at < asked.sent_at + CODE_LASTS else ""


@transaction.atomic
def ask_to_confirm(person: Person, mailbox: str, at: datetime) -> str:
    """Keep an address until it is confirmed; the code to send there. Raises BadFacts."""
    try:
        validate_email(mailbox)
    except ValidationError as error:
        raise BadFacts(Text("这不是电子邮箱地址", "This is not an e-mail address"), "mailbox") from error
    if len(mailbox) > _LONGEST:
        raise BadFacts(Text("地址过长", "The address is too long"), "mailbox")
    began = {"congress_id": person.congress_id, "sent_at": at, "hour": at}
    asked, _ = Address.objects.select_for_update().get_or_create(person=person, defaults=began)
    if at >= asked.hour + timedelta(hours=1):
        asked.hour, asked.sends = at, 0
    if asked.sends >= SENDS_AN_HOUR:
        reason = Text("一小时内最多发送五次确认码", "Five codes an hour at most")
        raise BadFacts(reason, "mailbox", Text("请过一小时再试", "Try again in an hour"))
    code = f"{secrets.randbelow(10**6):06d}"
    asked.pending, asked.code = encrypted(mailbox), _hash(person, mailbox, code)
    asked.sent_at, asked.tries, asked.sends = at, 0, asked.sends + 1
    asked.save()
    return code


def confirm(person: Person, code: str, at: datetime) -> None:
    """Seal the pending address if the code is the one that was sent there. Raises BadFacts."""
    # Not one transaction with its refusal: a wrong code counts.
    if not _confirmed(person, code, at):
        raise BadFacts(
            Text("确认码不对，或者已经失效", "The code is wrong, or has lapsed"),
            "code",
            Text("可以重新发送一次", "Ask for another one"),
        )


@transaction.atomic
def _confirmed(person: Person, code: str, at: datetime) -> bool:
    asked = Address.objects.select_for_update().filter(person=person).first()
    if asked is None or not asked.pending or at >= asked.sent_at + CODE_LASTS or asked.tries >= TRIES:
        return False
    mailbox = decrypted(bytes(asked.pending))
    if not constant_time_compare(asked.code, _hash(person, mailbox, code)):
        asked.tries += 1
        asked.save(update_fields=["tries"])
        return False
    seal_person(person, {FIELD: mailbox})
    asked.pending, asked.code = b"", ""
    asked.save(update_fields=["pending", "code"])
    return True


@transaction.atomic
def forget_mailbox(person: Person) -> None:
    """Erase the address, and one that is pending."""
    seal_person(person, {FIELD: ""})
    Address.objects.filter(person=person).update(pending=b"", code="")


def _hash(person: Person, mailbox: str, code: str) -> str:
    return salted_hmac("yishi.notices.code", f"{person.pk}:{mailbox}:{code}", algorithm="sha256").hexdigest()
