"""Activities of deputies and their reports to voters (DL 8, 13, 58): called, attended, objected to, confirmed."""

from datetime import date
from typing import Any

import pytest

from tests.rulebook.walking import CALENDAR, CLERK, DAY, DEFAULT, actor, day, examine
from yishi.kernel.facts import Facts, NoFacts, PersonId
from yishi.kernel.procedure import Act, Procedure
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Refused
from yishi.kernel.role import Actor
from yishi.kernel.standing import Standing, Step, standing
from yishi.rulebook.deputy_activities import DEPUTY_ACTIVITY, VOTER_REPORT, facts
from yishi.rulebook.deputy_activities import activities as acts
from yishi.rulebook.deputy_activities import voter_reports as reports
from yishi.rulebook.deputy_activities.facts import Held, Kind, Reported

DEPUTY, OTHER, OUTSIDER = actor("deputy", 1), actor("deputy", 2), actor("deputy", 3)
BOTH = (PersonId(1), PersonId(2))
CALLED = facts.Call(kind=Kind.INSPECTION, title="春季水利视察", day=day(3), place="石桥镇", deputies=BOTH)
REASON = facts.Reason(reason="签到表有本人签名")
TOLD = facts.VoterReport(day=DAY, place="石桥镇联络站", listeners=32, text="向选民报告一年来的履职情况。")

USUAL: dict[str, tuple[Actor, Facts]] = {
    "call_activity": (CLERK, CALLED),
    "ask_leave": (OTHER, facts.Asking(reason="住院")),
    "hold_activity": (CLERK, facts.Minutes(deputies=(PersonId(1),))),
    "enter_leave": (CLERK, facts.Leave(deputies=(PersonId(2),))),
    "object_to_attendance": (OTHER, REASON),
    "correct_attendance": (CLERK, facts.Correction(deputies=BOTH, reason="漏录")),
    "uphold_attendance": (CLERK, REASON),
    "cancel_activity": (CLERK, REASON),
    "report_to_voters": (DEPUTY, TOLD),
    "report_again": (DEPUTY, TOLD),
    "confirm_report": (CLERK, NoFacts()),
    "return_report": (CLERK, REASON),
}


def walked(procedure: Procedure[Any], told: tuple[Any, ...], on: date | None = None) -> Standing:
    steps: list[Step] = []
    for one in told:
        act, *given = one if isinstance(one, tuple) else (one,)
        when = next((x for x in given if isinstance(x, date)), steps[-1].on if steps else DAY)
        who = next((x for x in given if isinstance(x, Actor)), USUAL[act.code][0])
        what = next((x for x in given if isinstance(x, Facts)), USUAL[act.code][1])
        examine(standing(procedure, steps, when, DEFAULT, CALENDAR), act, who, what)
        steps.append(Step(len(steps) + 1, act.code, when, who, what))
    return standing(procedure, steps, on or steps[-1].on, DEFAULT, CALENDAR)


def held(*told: Any, on: date | None = None) -> Standing:
    return walked(DEPUTY_ACTIVITY, told, on)


def reported(*told: Any, on: date | None = None) -> Standing:
    return walked(VOTER_REPORT, told, on)


CALL: Act[Any] = acts.CALL
HOLD = (acts.HOLD, day(3))


def test_an_activity_is_called_before_it_is_held():
    at = held(CALL)

    assert (at.stage, at.public) == (Held.CALLED, False)
    assert [party.id for party in at.parties["called_deputy"]] == [1, 2]
    with pytest.raises(Refused, match="尚未举行"):
        held(CALL, acts.HOLD)


def test_whoever_was_there_is_told_apart_from_whoever_was_called():
    at = held(CALL, HOLD)

    assert (at.stage, at.public) == (Held.HELD, True)
    assert [party.id for party in at.parties["attendee"]] == [1]
    assert at.columns()["title"] == "春季水利视察"
    assert at.columns()["category"] is Kind.INSPECTION


def test_the_attendance_is_entered_in_five_working_days():
    assert held(CALL).due("attendance_entered").day == date(2026, 3, 12)
    entered = held(CALL, (acts.HOLD, date(2026, 3, 13))).due("attendance_entered")
    assert (entered.met_on, entered.late_on(date(2026, 3, 13))) == (date(2026, 3, 13), True)


def test_a_deputy_who_was_called_asks_leave_and_nobody_else():
    assert held(CALL, acts.ASK_LEAVE).stage is Held.CALLED
    with pytest.raises(NoPower):
        held(CALL, (acts.ASK_LEAVE, OUTSIDER))


def test_whoever_was_there_was_not_on_leave():
    assert held(CALL, HOLD, acts.LEAVES).stage is Held.HELD
    with pytest.raises(BadFacts, match="同时登记请假"):
        held(CALL, HOLD, (acts.LEAVES, facts.Leave(deputies=(PersonId(1),))))


def test_an_objection_is_answered_in_five_working_days_by_a_correction():
    waiting = held(CALL, HOLD, acts.OBJECT)
    assert (waiting.stage, waiting.due("attendance_objection").day) == (Held.OBJECTED, date(2026, 3, 12))
    corrected = held(CALL, HOLD, acts.OBJECT, acts.CORRECT)
    assert corrected.stage is Held.HELD
    assert [party.id for party in corrected.parties["attendee"]] == [1, 2]


def test_or_the_attendance_is_upheld_with_a_reason():
    assert held(CALL, HOLD, acts.OBJECT, acts.UPHOLD).stage is Held.HELD
    with pytest.raises(NotAtThisStage):
        held(CALL, HOLD, acts.UPHOLD)


def test_what_was_entered_by_mistake_is_taken_back_and_no_longer_public():
    at = held(CALL, HOLD, acts.CANCEL)
    assert (at.stage, at.public) == (Held.CANCELLED, False)
    assert held(CALL, acts.CANCEL).due("attendance_entered").met_on == DAY


def test_a_call_that_cannot_be_read_is_due_nothing():
    at = standing(DEPUTY_ACTIVITY, [Step(1, "call_activity", DAY, CLERK)], DAY, DEFAULT, CALENDAR)
    assert (at.dues, at.columns()["title"]) == ((), None)
    assert acts.HOLD.guards[0].holds(at)


def test_a_report_to_voters_is_public_once_confirmed():
    at = reported(reports.REPORT)
    assert (at.stage, at.public, at.due("confirm_report").day) == (Reported.REPORTED, False, date(2026, 3, 16))
    done = reported(reports.REPORT, reports.CONFIRM)
    assert (done.stage, done.public) == (Reported.CONFIRMED, True)
    assert done.columns()["title"] == "2026年3月2日向选民报告履职情况"


def test_a_report_returned_is_handed_in_again():
    at = reported(reports.REPORT, reports.RETURN, reports.AGAIN, reports.CONFIRM)
    assert at.stage is Reported.CONFIRMED


def test_nobody_reports_what_lies_ahead():
    with pytest.raises(BadFacts, match="不能晚于今天"):
        reported((reports.REPORT, facts.VoterReport(day=day(1), place="站", listeners=1, text="x" * 20)))


def test_a_report_that_cannot_be_read_has_no_title():
    at = standing(VOTER_REPORT, [Step(1, "report_to_voters", DAY, DEPUTY)], DAY, DEFAULT, CALENDAR)
    assert at.columns()["title"] is None
