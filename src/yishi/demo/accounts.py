"""Logins of the demonstration: without passwords, entered by one click on a demonstration's own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yishi.congress.models import Account
from yishi.demo.leads import COSIGNER, DEPUTY
from yishi.demo.tails import CO_UNIT, UNIT
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from yishi.congress.models import Office
    from yishi.demo.people import Cast


def demo_offices(cast: Cast) -> dict[str, Office]:
    """Whom each demonstration role signs in as."""
    return {
        "deputy": cast.seat(DEPUTY).office,
        "deputy2": cast.seat(COSIGNER).office,
        "clerk": cast.clerks[1],
        "unit": cast.heads[UNIT],
        "unit_staff": cast.staff[UNIT],
        "co_unit": cast.staff[CO_UNIT],
        "chairperson": cast.chairperson,
        "member": cast.committee[6],
        "member2": cast.committee[7],
        "member3": cast.committee[8],
        "member4": cast.committee[9],
        "station_staff": cast.others[OfficeKind.STATION_STAFF],
        "auditor": cast.others[OfficeKind.AUDITOR],
        "administrator": cast.others[OfficeKind.ADMINISTRATOR],
    }


def open_accounts(cast: Cast) -> list[Account]:
    """One login a role; nobody can sign in with a password."""
    made = []
    for role, office in demo_offices(cast).items():
        account = Account(username=f"demo-{role.replace('_', '-')}", demo_role=role)
        account.set_unusable_password()
        account.save()
        office.person.account = account
        office.person.save(update_fields=["account"])
        made.append(account)
    return made
