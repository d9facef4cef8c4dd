"""Founding: a real, empty congress from a division code, ready for its first clerk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from yishi.congress.calendar import fill_calendar
from yishi.congress.divisions import division
from yishi.congress.establishment import bodies_at, units_at
from yishi.congress.models import (
    Account,
    Body,
    Congress,
    CongressTerm,
    Level,
    Office,
    Person,
    PracticeVersion,
    Unit,
)
from yishi.congress.models.assembly import CONGRESS_SUFFIX
from yishi.kernel.refusal import BadFacts, Refused
from yishi.kernel.text import Text
from yishi.rulebook.roles import OFFICE_TITLES, OfficeKind

if TYPE_CHECKING:
    from datetime import date

_COUNTY_DIGITS, _TOWNSHIP_DIGITS = 6, 9
# Read aloud and copied by hand: no 0/O, 1/l/I.
_PASSWORD_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105 - an alphabet, not a password
ENTER_BOTH = Text("请自行填写名称和层级。", "Enter the name and the level yourself.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What founding would use for a code, for a person to look at and correct."""

    code: str
    name: str
    place: str
    local: str
    full_place: str
    level: Level


@dataclass(frozen=True, slots=True)
class NewLogin:
    """A first login. A temporary password must be changed when it has been used once."""

    username: str
    password: str
    person: str
    temporary: bool = True


@dataclass(frozen=True, slots=True)
class NewTerm:
    """The term under way when the congress is founded, as 第十八届 from its first session's day."""

    number: int
    begins: date
    ends: date | None = None


def one_time_password() -> str:
    """About 59 bits in three groups that can be dictated over the telephone."""
    return "-".join("".join(secrets.choice(_PASSWORD_SIGNS) for _ in range(4)) for _ in range(3))


def propose(code: str, name: str = "", level: str = "") -> Proposal:
    """Name and level for a division code; what is given wins over what the code suggests.

    Raises `BadFacts` for a malformed code or level, `Refused` for a place without a congress and for a
    place that is not on file and not named.
    """
    _check_code(code)
    found = division(code)
    if found is not None and found.level is None and not level:
        raise Refused(
            Text("{place}不设人民代表大会。", "{place} has no people's congress.").format(place=found.full_name),
            remedy=Text("请核对代码；如确已设立，请指明层级。", "Check the code; if it does have one, name the level."),
        )
    place = name.strip().removesuffix(CONGRESS_SUFFIX) or (found.place if found else "")
    proposed = _level(code, level) if level else (found.level if found else None)
    if len(code) == _TOWNSHIP_DIGITS:
        proposed = Level.TOWNSHIP
    if not place or proposed is None:
        raise Refused(
            Text("没有收录代码{code}。", "There is no place on file under {code}.").format(code=code),
            remedy=ENTER_BOTH,
        )
    local, full = (found.name, found.full_name) if found and not name else (place, place)
    return Proposal(code, place + CONGRESS_SUFFIX, place, local, full, proposed)


class Choices(TypedDict, total=False):
    """What the founder may settle about the congress itself; each has a default."""

    name_en: str
    population: int | None
    demo: bool
    hash_algorithm: str
    practice: str


@transaction.atomic
def found(
    code: str,
    name: str = "",
    level: str = "",
    *,
    on: date,
    with_units: bool = True,
    term: NewTerm | None = None,
    administrator: NewLogin | None = None,
    clerk: NewLogin | None = None,
    **choices: Unpack[Choices],
) -> Congress:
    """Make the congress, its bodies, typical organs, its first administrator and its first clerk.

    Raises `Refused` when the place already has its congress here, has none in law, or a login is taken.
    """
    proposal = propose(code, name, level)
    congress = _congress(proposal, on, choices)
    _establish(congress, proposal, with_units=with_units)
    if term is not None:
        begin_term(congress, term)
    for login, kind in ((administrator, OfficeKind.ADMINISTRATOR), (clerk, OfficeKind.CLERK)):
        if login is not None:
            admit(congress, login, kind, on=on)
    fill_calendar()
    return congress


def _congress(proposal: Proposal, on: date, choices: Choices) -> Congress:
    """The congress's own row and its practice from the first day."""
    if Congress.objects.filter(code=proposal.code).exists():
        raise Refused(
            Text("{name}已经建立。", "{name} has been founded already.").format(name=proposal.name),
            remedy=Text("请直接登录。", "Sign in instead."),
        )
    congress = Congress.objects.create(
        code=proposal.code, name_zh=proposal.name, level=proposal.level, created_on=on, **choices
    )
    PracticeVersion.objects.create(congress=congress, in_force=on, base=congress.practice)
    return congress


def begin_term(congress: Congress, term: NewTerm) -> CongressTerm:
    """Record a term of the congress."""
    return CongressTerm.objects.create(congress=congress, number=term.number, begins=term.begins, ends=term.ends)


@transaction.atomic
def admit(congress: Congress, login: NewLogin, kind: OfficeKind, *, on: date) -> Office:
    """Give a person a login and an office in the congress from this day."""
    if Account.objects.filter(username=login.username).exists():
        raise BadFacts(
            Text("用户名{name}已被使用。", "The user name {name} is taken.").format(name=login.username),
            "username",
            Text("请换一个用户名。", "Choose another."),
        )
    if not login.temporary:
        _check_password(login.password)
    account = Account.objects.create_user(login.username, password=login.password)
    account.password_is_temporary = login.temporary
    account.save(update_fields=["password_is_temporary"])
    person = Person.objects.create(congress=congress, name=login.person, account=account)
    body = None
    if kind is OfficeKind.CLERK:
        body = Body.objects.filter(congress=congress, name_zh="代表工作委员会").first()
    return Office.objects.create(
        congress=congress, person=person, kind=kind, title=OFFICE_TITLES[kind].zh, body=body, held_from=on
    )


def _establish(congress: Congress, proposal: Proposal, *, with_units: bool) -> None:
    Body.objects.bulk_create(
        Body(congress=congress, kind=body.kind, name_zh=body.name, name_en=body.en)
        for body in bodies_at(proposal.level)
    )
    if with_units:
        Unit.objects.bulk_create(
            Unit(
                congress=congress,
                code=unit.code,
                kind=unit.kind,
                name=unit.name,
                short=unit.short,
                name_en=unit.en,
            )
            for unit in units_at(proposal.level, proposal.place, proposal.local)
        )


def _check_code(code: str) -> None:
    if not (code.isascii() and code.isdigit() and len(code) in {_COUNTY_DIGITS, _TOWNSHIP_DIGITS}):
        raise BadFacts(
            Text("行政区划代码应为6位数字（乡镇为9位）。", "A division code has 6 digits (townships: 9)."),
            "code",
            Text("例如清河县为130534。", "Qinghe County, for instance, is 130534."),
        )


def _level(code: str, level: str) -> Level:
    if level not in Level.values:
        raise BadFacts(Text("没有这个层级。", "There is no such level."), "level")
    if (level == Level.TOWNSHIP) != (len(code) == _TOWNSHIP_DIGITS):
        raise BadFacts(
            Text("层级与代码不符：乡镇代码为9位。", "Level and code disagree: township codes have 9 digits."),
            "level",
        )
    return Level(level)


def _check_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as error:
        said = " ".join(error.messages)
        raise BadFacts(Text(said, said), "password") from error
