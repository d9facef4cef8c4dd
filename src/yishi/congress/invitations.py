"""Inviting by a printed letter: its code opens the login once, and is nowhere kept in the open."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac
from pypinyin import lazy_pinyin

from yishi.congress.account_events import note
from yishi.congress.models import Account, AccountEvent, Invitation, Office, Person
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from django.db.models import QuerySet

    from yishi.congress.models import Congress

# Copied by hand from paper: no 0/O, 1/I/L, 2/Z, 5/S, 8/B. Three groups of four are about 55 bits.
SIGNS: Final = "ACDEFGHJKMNPQRTUVWXY34679"
_GROUP: Final = 4
_GROUPS: Final = 3
# Instead of a kind of office: secretaries hold none.
NO_OFFICE: Final = "none"
USUAL_DAYS: Final = 30
MOST_DAYS: Final = 90
ASK: Final = Text(
    "请与本级人大常委会办公室的系统管理员联系，换发新函",
    "Ask the administrator at the standing committee's office for a new letter",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to print now: the only place where its code ever stands."""

    invitation: Invitation
    code: str


def uninvited(congress: Congress, on: date, kind: str = "") -> QuerySet[Person]:
    """Whoever holds an office (of the kind) on the day, or for `NO_OFFICE` none, and has no login, by name."""
    held = Office.objects.held_on(on).filter(congress=congress)
    if kind not in {"", NO_OFFICE}:
        held = held.filter(kind=kind)
    rows = Person.objects.filter(congress=congress, account=None).order_by("name", "pk")
    holding = Q(pk__in=held.values("person"))
    return rows.filter(~holding if kind == NO_OFFICE else holding)


@transaction.atomic
def invite(people: Iterable[Person], *, by: Person, at: datetime, on: date, days: int = USUAL_DAYS) -> list[Letter]:
    """A letter for each, valid so many days; letters they had before are void. Raises `Refused`."""
    if not 1 <= days <= MOST_DAYS:
        reason = Text("有效期为1至{most}日", "Valid for 1 to {most} days").format(most=MOST_DAYS)
        raise BadFacts(reason, "days")
    people = list(people)
    names = _usernames(people)
    Invitation.objects.filter(person__in=people, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    return [_letter(person, names[person.pk], by, at, on + timedelta(days=days)) for person in people]


def _letter(person: Person, username: str, by: Person, at: datetime, last_day: date) -> Letter:
    if person.account_id is not None:
        raise Refused(Text("{name}已有账号", "{name} has a login").format(name=person.name))
    code = new_code()
    made = Invitation.objects.create(
        congress_id=person.congress_id,
        person=person,
        username=username,
        digest=digest_of(code),
        issued_at=at,
        issued_by=by,
        last_day=last_day,
    )
    return Letter(made, code)


def withdraw(invitation: Invitation, at: datetime) -> None:
    """Make a letter void before it is used. Raises `Refused` when it has been."""
    void = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    if not void:
        raise Refused(Text("这封邀请函已经用过或者作废", "The letter has been used or is void"))


def find(code: str) -> Invitation:
    """The letter of a code, whatever has become of it. Raises `BadFacts`, beside the field ``code``."""
    rows = Invitation.objects.select_related("person", "congress")
    found = rows.filter(digest=digest_of(code)).first()
    if found is None:
        wrong = Text("没有这个邀请码", "There is no such code")
        raise BadFacts(wrong, "code", Text("请对照信函逐字核对", "Compare it with the letter, sign by sign"))
    return found


def examine(invitation: Invitation, on: date) -> None:
    """Whether the letter can still be used. Raises `BadFacts`, beside the field ``code``."""
    reason = {
        Invitation.State.USED: Text("这个邀请码已经用过", "This code has been used"),
        Invitation.State.WITHDRAWN: Text("这封邀请函已经作废", "This letter is void"),
        Invitation.State.EXPIRED: Text("这封邀请函已于{day}到期", "This letter ran out on {day}"),
    }.get(invitation.state_on(on))
    if reason is not None:
        raise BadFacts(reason.format(day=invitation.last_day), "code", ASK)


@transaction.atomic
def accept(invitation: Invitation, *, at: datetime, on: date, password: str | None = None) -> Account:
    """Open the login; without a password its holder must find another way in. Raises `Refused`."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    examine(held, on)
    person = Person.objects.select_for_update().get(pk=held.person_id)
    if person.account_id is not None or Account.objects.filter(username__iexact=held.username).exists():
        raise Refused(Text("账号已经开立", "The login is there already"), remedy=ASK)
    account = Account.objects.create_user(held.username, password=password)
    person.account = account
    person.save(update_fields=["account"])
    held.used_at = at
    held.save(update_fields=["used_at"])
    note(account, AccountEvent.What.LETTER_USED, at)
    return account


def new_code() -> str:
    """A code as it is printed: K7QM-4XWP-H9TD."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def digest_of(code: str) -> str:
    """A keyed hash of the code; hyphens, spaces, case and full width make no difference."""
    plain = unicodedata.normalize("NFKC", code).upper()
    signs = "".join(sign for sign in plain if sign.isalnum())
    return salted_hmac("yishi.invitation", signs, algorithm="sha256").hexdigest()


def _usernames(people: list[Person]) -> dict[int, str]:
    """For each the name's sound in letters, with a number where it is taken; the same again in a new letter."""
    open_ones = Invitation.objects.filter(used_at=None, withdrawn_at=None)
    had = dict(open_ones.filter(person__in=people).values_list("person", "username"))
    others = open_ones.exclude(person__in=people).values_list("username", flat=True)
    taken = {name.lower() for name in (*Account.objects.values_list("username", flat=True), *others, *had.values())}
    given = dict(had)
    for person in people:
        if person.pk not in given:
            given[person.pk] = _free("".join(lazy_pinyin(person.name)).lower(), taken)
            taken.add(given[person.pk])
    return given


def _free(name: str, taken: set[str]) -> str:
    stem = "".join(sign for sign in name if sign.isascii() and sign.isalnum())[:50] or "user"
    number = 1
    while (found := stem if number == 1 else f"{stem}{number}") in taken:
        number += 1
    return found
