"""Reception of residents by deputies at a liaison station (接待选民): planned, and then held or called off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Deadline, Procedure, Sight
from yishi.kernel.text import Text, written
from yishi.rulebook import roles
from yishi.rulebook.receptions import planning, practice
from yishi.rulebook.receptions.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.organic_law import LIAISON_STATIONS

if TYPE_CHECKING:
    from yishi.kernel.standing import Standing


def _title(standing: Standing) -> str | None:
    day = planning.planned_day(standing)
    return None if day is None else f"{written(day).zh}接待选民"


RECEPTION: Final = Procedure(
    code="reception",
    title=Text("接待选民", "receptions of residents"),
    summary=Text(
        "代表定期到联络站接待选民；到场代表和接待人数如实登记，计入代表履职。",
        "Deputies regularly receive residents at a station; who was there and how many came is entered, and counts "
        "in the deputies' record of duty.",
    ),
    in_force=DL.in_force,
    stages=At,
    begins=At.PLANNED,
    ends=frozenset({At.HELD, At.CANCELLED}),
    goal=At.HELD,
    opens=planning.PLAN,
    acts=planning.ACTS,
    deadlines=(
        Deadline(
            code="reception_day",
            title=Text("接待选民", "reception of residents"),
            binds=roles.STATION,
            dated=planning.days,
            duty=False,
            basis=DL.article(28),
        ),
        Deadline(
            code="reception_entered",
            title=Text("登记接待情况", "enter the reception"),
            binds=roles.STATION,
            dated=planning.entering,
            basis=DL.article(28),
        ),
    ),
    seen_by=(
        Sight(roles.STATION),
        Sight(roles.DUTY_DEPUTY),
        Sight(roles.PRESENT_DEPUTY),
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(roles.PUBLIC),
    ),
    basis=(DL.article(28), DL.article(58, 2), LIAISON_STATIONS),
    parameters=practice.PARAMETERS,
    expected={At.PLANNED: ("hold_reception",)},
    columns={
        "title": _title,
        "text": lambda standing: standing.fact("note", "hold_reception"),
    },
)
