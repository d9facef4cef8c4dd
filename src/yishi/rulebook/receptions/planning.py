"""Planning a reception, holding it, calling it off; and what is due about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from yishi.kernel.procedure import Act, Check, Engage, Guard
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.receptions import facts
from yishi.rulebook.receptions.practice import ENTER_WITHIN
from yishi.rulebook.receptions.stages import At
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Unknown

_PLANNING: Final = ("plan_reception", "change_reception")
_ENDING: Final = ("hold_reception", "cancel_reception")


def planned_day(standing: Standing) -> date | None:
    """The day planned last."""
    day: date | None = standing.fact("day", *_PLANNING)
    return day


def _own_station(standing: Standing, given: facts.Plan, actor: Actor) -> bool:
    return actor.kind != roles.OfficeKind.STATION_STAFF or actor.unit == given.station


def _ahead(standing: Standing, given: facts.Plan | facts.Change, actor: Actor) -> bool:
    return given.day >= standing.on


def _day_has_come(standing: Standing) -> bool:
    day = planned_day(standing)
    return day is None or day <= standing.on


def days(standing: Standing) -> tuple[tuple[str, Text, Step, date | Unknown, date | None], ...]:
    """The day itself: not a duty that can be late, but what calendars and the public page look for."""
    step, day = standing.last(*_PLANNING), planned_day(standing)
    ended = standing.last(*_ENDING)
    if step is None or day is None:
        return ()
    return (("day", Text("接待选民", "reception of residents"), step, day, ended.on if ended else None),)


def entering(standing: Standing) -> tuple[tuple[str, Text, Step, date | Unknown, date | None], ...]:
    return tuple(
        (
            "entered",
            Text("登记接待情况", "enter the reception"),
            step,
            standing.practice[ENTER_WITHIN].after(day, standing.calendar),  # type: ignore[arg-type]  # a day it is
            met,
        )
        for _, _, step, day, met in days(standing)
    )


PLAN: Final = Act(
    code="plan_reception",
    title=Text("安排接待日", "plan a reception"),
    done=Text("安排接待日", "reception planned"),
    by=(roles.STATION_STAFF, roles.OFFICE),
    moves={At.PLANNED: At.PLANNED},
    facts=facts.Plan,
    checks=(
        Check(
            _own_station,
            Text("只能安排本站的接待日", "Staff plan for their own station"),
            DL.article(28),
            field="station",
        ),
        Check(
            _ahead,
            Text("接待日不能早于今天", "The day cannot be in the past"),
            DL.article(28),
            field="day",
        ),
    ),
    engages=(Engage("lead_unit", "station"), Engage("duty_deputy", "deputies")),
    tells=(roles.DUTY_DEPUTY,),
    public=True,
    sets_public=True,
    basis=DL.article(28),
)
CHANGE: Final = replace(
    PLAN,
    code="change_reception",
    title=Text("调整接待日", "change the plan"),
    done=Text("调整接待日", "plan changed"),
    by=(roles.STATION, roles.OFFICE),
    facts=facts.Change,
    checks=PLAN.checks[1:],
    engages=(Engage("duty_deputy", "deputies"),),
    prefill=_PLANNING,
    sets_public=None,
)
HOLD: Final = Act(
    code="hold_reception",
    title=Text("登记接待情况", "enter the reception"),
    done=Text("接待选民", "residents received"),
    by=(roles.STATION, roles.OFFICE),
    moves={At.PLANNED: At.HELD},
    facts=facts.Minutes,
    guards=(
        Guard(
            _day_has_come,
            Text("还没有到接待日", "The day has not come"),
            DL.article(28),
            Text("请在接待日当天或者以后登记", "Enter it on the day or later"),
        ),
    ),
    engages=(Engage("present_deputy", "deputies"),),
    prefill=_PLANNING,
    papers=3,
    public=True,
    basis=DL.article(28),
)
CANCEL: Final = Act(
    code="cancel_reception",
    title=Text("取消接待日", "call the reception off"),
    done=Text("取消接待日", "called off"),
    by=(roles.STATION, roles.OFFICE),
    moves={At.PLANNED: At.CANCELLED},
    facts=facts.Reason,
    tells=(roles.DUTY_DEPUTY,),
    public=True,
    basis=DL.article(28),
)

ACTS: Final = (CHANGE, HOLD, CANCEL)
