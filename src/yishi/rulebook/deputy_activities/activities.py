"""Activities of deputies: entered once by the office, and from there into each deputy's record of duty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yishi.kernel.facts import legend
from yishi.kernel.procedure import Act, Check, Deadline, Engage, Guard, Procedure, Sight
from yishi.kernel.text import Text
from yishi.rulebook import roles
from yishi.rulebook.deputy_activities import facts, practice
from yishi.rulebook.deputy_activities.facts import Held
from yishi.statutes.deputies_law import DEPUTIES_LAW as DL
from yishi.statutes.deputies_law import LEAVE, PERFORMANCE_OF_OFFICE, REPORT_TO_VOTERS

if TYPE_CHECKING:
    from datetime import date

    from yishi.kernel.role import Actor
    from yishi.kernel.standing import Standing, Step
    from yishi.kernel.terms import Unknown

_INSIDE: Final = (roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR, roles.CALLED_DEPUTY, roles.ATTENDEE)


def _day(standing: Standing) -> date | None:
    day: date | None = standing.fact("day", "call_activity")
    return day


def _has_come(standing: Standing) -> bool:
    day = _day(standing)
    return day is None or day <= standing.on


def _nobody_both(standing: Standing, given: facts.Leave, actor: Actor) -> bool:
    present: tuple[Any, ...] = standing.fact("deputies", "hold_activity", "correct_attendance") or ()
    return not set(given.deputies) & set(present)


def _entering(standing: Standing) -> tuple[tuple[str, Text, Step, date | Unknown, date | None], ...]:
    """The attendance is due so many working days after the day of the activity."""
    called, day, ended = (
        standing.last("call_activity"),
        _day(standing),
        standing.last("hold_activity", "cancel_activity"),
    )
    if called is None or day is None:
        return ()
    within = standing.practice[practice.ATTENDANCE_WITHIN].after(day, standing.calendar)
    return (("entered", Text("登记出席情况", "enter the attendance"), called, within, ended.on if ended else None),)


CALL: Final = Act(
    code="call_activity",
    title=Text("通知代表活动", "call an activity"),
    done=Text("通知代表活动", "activity called"),
    by=(roles.OFFICE,),
    moves={Held.CALLED: Held.CALLED},
    facts=facts.Call,
    engages=(Engage("called_deputy", "deputies"),),
    tells=(roles.CALLED_DEPUTY,),
    papers=5,
    basis=PERFORMANCE_OF_OFFICE,
)
ASK_LEAVE: Final = Act(
    code="ask_leave",
    title=Text("请假", "ask leave"),
    done=Text("请假", "leave asked"),
    by=(roles.CALLED_DEPUTY,),
    moves={Held.CALLED: Held.CALLED},
    facts=facts.Asking,
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR),
    tells=(roles.OFFICE,),
    delegable=True,
    basis=LEAVE,
)
HOLD: Final = Act(
    code="hold_activity",
    title=Text("登记出席情况", "enter the attendance"),
    done=Text("登记出席情况", "attendance entered"),
    by=(roles.OFFICE,),
    moves={Held.CALLED: Held.HELD},
    facts=facts.Minutes,
    guards=(
        Guard(
            _has_come,
            Text("活动尚未举行，不能登记", "What has not been held is not entered"),
            REPORT_TO_VOTERS,
            Text("请在活动当天或者以后登记", "Enter it on the day or later"),
        ),
    ),
    engages=(Engage("attendee", "deputies"),),
    tells=(roles.ATTENDEE,),
    prefill=("call_activity",),
    papers=5,
    public=True,
    sets_public=True,
    basis=REPORT_TO_VOTERS,
)
LEAVES: Final = Act(
    code="enter_leave",
    title=Text("登记请假", "enter leave"),
    done=Text("登记请假", "leave entered"),
    by=(roles.OFFICE,),
    moves={Held.HELD: Held.HELD},
    facts=facts.Leave,
    checks=(
        Check(
            _nobody_both,
            Text("已登记到会的代表不能同时登记请假", "Whoever was present was not on leave"),
            LEAVE,
            field="deputies",
        ),
    ),
    seen_by=(roles.OFFICE, roles.CHAIRPERSONS, roles.AUDITOR),
    basis=LEAVE,
)
OBJECT: Final = Act(
    code="object_to_attendance",
    title=Text("对出席登记提出异议", "object to the attendance"),
    done=Text("提出异议", "objected"),
    by=(roles.CALLED_DEPUTY, roles.ATTENDEE),
    moves={Held.HELD: Held.OBJECTED},
    facts=facts.Reason,
    seen_by=_INSIDE,
    delegable=True,
    basis=REPORT_TO_VOTERS,
)
CORRECT: Final = Act(
    code="correct_attendance",
    title=Text("更正出席登记", "correct the attendance"),
    done=Text("更正出席登记", "attendance corrected"),
    by=(roles.OFFICE,),
    moves={Held.HELD: Held.HELD, Held.OBJECTED: Held.HELD},
    facts=facts.Correction,
    engages=(Engage("attendee", "deputies"),),
    tells=(roles.ATTENDEE,),
    prefill=("hold_activity", "correct_attendance"),
    papers=3,
    public=True,
    basis=REPORT_TO_VOTERS,
)
UPHOLD: Final = Act(
    code="uphold_attendance",
    title=Text("维持原登记", "uphold the attendance"),
    done=Text("维持原登记", "attendance upheld"),
    by=(roles.OFFICE,),
    moves={Held.OBJECTED: Held.HELD},
    facts=facts.Reason,
    seen_by=_INSIDE,
    basis=REPORT_TO_VOTERS,
)
CANCEL: Final = Act(
    code="cancel_activity",
    title=Text("取消活动或者撤销登记", "call it off, or take the entry back"),
    done=Text("取消", "called off"),
    by=(roles.OFFICE,),
    moves=dict.fromkeys((Held.CALLED, Held.HELD, Held.OBJECTED), Held.CANCELLED),
    facts=facts.Reason,
    sets_public=False,
    basis=REPORT_TO_VOTERS,
)

DEPUTY_ACTIVITY: Final = Procedure(
    code="deputy_activity",
    title=Text("代表活动", "activities of deputies"),
    summary=Text(
        "出席会议、视察、调研、执法检查、培训等活动，由代表工作机构通知并登记一次，到会代表的履职档案由此汇集；"
        "代表有异议的，核实后以新的记录更正。",
        "Sessions, inspections, research and training are called and entered once; each deputy's record of duty is "
        "collected from there. What a deputy objects to is checked, and corrected by a new entry.",
    ),
    in_force=DL.in_force,
    stages=Held,
    begins=Held.CALLED,
    ends=frozenset({Held.HELD, Held.CANCELLED}),
    goal=Held.HELD,
    opens=CALL,
    acts=(HOLD, ASK_LEAVE, LEAVES, OBJECT, CORRECT, UPHOLD, CANCEL),
    deadlines=(
        Deadline(
            code="attendance_entered",
            title=Text("登记出席情况", "enter the attendance"),
            binds=roles.OFFICE,
            dated=_entering,
            basis=REPORT_TO_VOTERS,
        ),
        Deadline(
            code="attendance_objection",
            title=Text("核实出席异议", "answer the objection"),
            binds=roles.OFFICE,
            stages=frozenset({Held.OBJECTED}),
            within=practice.OBJECTION_WITHIN,
            basis=REPORT_TO_VOTERS,
        ),
    ),
    seen_by=(
        Sight(roles.OFFICE),
        Sight(roles.CHAIRPERSONS),
        Sight(roles.AUDITOR),
        Sight(roles.DEPUTY),
        Sight(roles.CALLED_DEPUTY),
        Sight(roles.ATTENDEE),
        Sight(roles.PUBLIC),
    ),
    basis=(DL.article(8, None, 4), DL.article(29, 1), DL.article(30), DL.article(47, 1), REPORT_TO_VOTERS),
    parameters=(practice.ATTENDANCE_WITHIN, practice.OBJECTION_WITHIN),
    expected={Held.CALLED: ("hold_activity",), Held.OBJECTED: ("correct_attendance", "uphold_attendance")},
    legends={"category": legend(facts.Kind)},
    columns={
        "title": lambda standing: standing.fact("title", "call_activity"),
        "text": lambda standing: standing.fact("note", "hold_activity") or standing.fact("agenda", "call_activity"),
        "category": lambda standing: standing.fact("kind", "call_activity"),
    },
)
