"""Entrusting a desk to a named secretary, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from yishi.congress.models import Account, Entrustment, Office, Person
from yishi.kernel.refusal import BadFacts, NoPower, Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import CHAIR_OFFICES, OfficeKind

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet

# Who answers with the own name and has a desk of staff; clerks, auditors and administrators lend nothing.
LENDING: Final = frozenset({OfficeKind.DEPUTY, OfficeKind.COMMITTEE_MEMBER, OfficeKind.UNIT_HEAD, *CHAIR_OFFICES})
LONGEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntrustment:
    """To whom, from which day to which last day; ``paper``: the written wish that somebody else enters it from."""

    secretary: Person
    begins: date
    last_day: date
    paper: str = ""


@transaction.atomic
def entrust(office: Office, new: NewEntrustment, *, by: Person, at: datetime) -> Entrustment:
    """Entrust the desk. Whoever enters it for the holder names the paper. Raises `Refused`."""
    _examine_office(office, new)
    _examine_secretary(office, new.secretary)
    if by.pk != office.person_id and not new.paper.strip():
        raise BadFacts(Text("请写明本人签署的书面委托", "State the paper that the holder signed"), "paper")
    made = Entrustment.objects.create(
        congress_id=office.congress_id,
        office=office,
        secretary=new.secretary,
        begins=new.begins,
        last_day=new.last_day,
        paper=new.paper.strip(),
        given_at=at,
        given_by=by,
    )
    Account.objects.filter(persons=new.secretary).update(is_secretary=True)
    return made


@transaction.atomic
def revoke(entrustment: Entrustment, *, by: Person, at: datetime) -> None:
    """Take the desk back at once; a second time changes nothing. Whoever is acting there finishes first."""
    held = Entrustment.objects.select_for_update().get(pk=entrustment.pk)
    if held.revoked_at is None:
        held.revoked_at, held.revoked_by = at, by
        held.save(update_fields=["revoked_at", "revoked_by"])


def desks_of(account: Account) -> QuerySet[Entrustment]:
    """The desks ever entrusted to whoever holds this login, and not taken back, in whichever congresses."""
    return (
        Entrustment.objects.filter(secretary__account=account, revoked_at=None)
        .select_related("secretary", "office__congress", "office__person", "office__unit", "office__body")
        .order_by("congress_id", "office__person__name", "pk")
    )


def entrustments_of(person: Person) -> QuerySet[Entrustment]:
    """Every desk that the person has ever entrusted to somebody, the newest first."""
    rows = Entrustment.objects.filter(congress_id=person.congress_id, office__person=person)
    return rows.select_related("office", "secretary", "given_by", "revoked_by").order_by("-pk")


def _examine_office(office: Office, new: NewEntrustment) -> None:
    if office.kind not in LENDING:
        raise NoPower(Text("这一职务的事项不能委托他人", "What this office does cannot be entrusted"))
    if new.last_day < new.begins:
        raise BadFacts(Text("最后一日早于起始日期", "It ends before it begins"), "last_day")
    if new.last_day - new.begins >= LONGEST:
        raise BadFacts(
            Text("一次委托最长一年", "A year at most at a time"),
            "last_day",
            Text("到期后可以再次委托", "Entrust it again when it has ended"),
        )
    if not office.held_on(new.begins):
        raise BadFacts(Text("起始日期不在任期之内", "The office is not held on the first day"), "begins")


def _examine_secretary(office: Office, secretary: Person) -> None:
    if secretary.congress_id != office.congress_id:
        raise BadFacts(Text("秘书须是本级人大登记的人员", "The secretary must be on this congress's list"), "secretary")
    if secretary.pk == office.person_id:
        raise BadFacts(Text("不能委托给自己", "Nobody is his own secretary"), "secretary")
    if secretary.account_id is None:
        raise Refused(
            Text("此人没有账号，不能代办", "This person has no login"),
            remedy=Text("请系统管理员先为其开立账号", "The administrator can open one first"),
        )
