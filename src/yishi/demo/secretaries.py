"""Two desks entrusted to secretaries: the chairperson's own assistant, and a village clerk for an old deputy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from yishi import rulebook
from yishi.congress.entrusting import NewEntrustment, entrust
from yishi.congress.models import Account, Person
from yishi.demo.hours import CHINA
from yishi.rulebook.roles import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yishi.congress.models import Entrustment, Office
    from yishi.demo.people import Cast
    from yishi.demo.story import Event, Part

SECRETARY: Final = "罗雨晴"
VILLAGE_CLERK: Final = "温小舟"
BEGINS: Final = date(2025, 12, 1)
LAST_DAY: Final = date(2026, 11, 30)
_GIVEN: Final = datetime(2025, 11, 28, 9, 30, tzinfo=CHINA)
_PAPER: Final = "本人2025年11月27日签署的委托书"


def entrust_desks(cast: Cast, parts: Iterable[Part]) -> dict[int, Entrustment]:
    """The entrustments, by the office whose desk it is."""
    chairperson = cast.chairperson
    seat = next(seat for seat in cast.seats if seat.person == chairperson.person_id)
    old = _old_deputy(parts, but=chairperson.person_id)
    aide, helper = (_person(cast, name, role) for name, role in ((SECRETARY, "secretary"), (VILLAGE_CLERK, "")))
    administrator = cast.others[OfficeKind.ADMINISTRATOR].person
    given = [
        (chairperson, aide, chairperson.person, ""),
        (seat.office, aide, chairperson.person, ""),
        (old, helper, administrator, _PAPER),
    ]
    return {
        office.pk: entrust(
            office,
            NewEntrustment(secretary=secretary, begins=BEGINS, last_day=LAST_DAY, paper=paper),
            by=by,
            at=_GIVEN,
        )
        for office, secretary, by, paper in given
    }


def by_secretaries(events: Iterable[Event], desks: dict[int, Entrustment]) -> Iterator[Event]:
    """The same events; what may be entrusted at those desks is done by their secretaries."""
    for event in events:
        through = desks.get(event.office.pk)
        act = rulebook.CURRENT[event.procedure].by_code[event.act]
        on = event.on or event.at.date()
        if through is not None and act.delegable and through.in_force(on, event.at):
            yield replace(event, through=through)
        else:
            yield event


def _old_deputy(parts: Iterable[Part], but: int) -> Office:
    """The oldest of the deputies who put a suggestion forward."""
    leads = {part.lead.person: part.lead for part in parts if part.begins >= BEGINS and part.lead.person != but}
    return min(leads.values(), key=lambda seat: (seat.row.born, seat.row.name)).office


def _person(cast: Cast, name: str, role: str) -> Person:
    """Somebody with a login and no office: at the desk entrusted at once. No role: nobody signs in as this one."""
    account = Account(username=f"demo-{role}" if role else "wenxiaozhou", demo_role=role)
    account.set_unusable_password()
    account.save()
    return Person.objects.create(congress=cast.place.congress, name=name, account=account)
