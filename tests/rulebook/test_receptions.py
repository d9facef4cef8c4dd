"""Receptions at a station (OL 60; DL 28): planned, held by deputies who are named, or called off."""

from datetime import date

import pytest

from tests.rulebook.station_walking import (
    CANCEL,
    CHANGE,
    CLERK,
    DEPUTY,
    HOLD,
    OTHER_STAFF,
    PLAN,
    STAFF,
    USUAL,
    receive,
)
from tests.rulebook.walking import CALENDAR, DAY, DEFAULT
from yishi.kernel.refusal import BadFacts, NoPower, NotAtThisStage, Refused
from yishi.kernel.standing import Step, standing
from yishi.rulebook.receptions import RECEPTION
from yishi.rulebook.receptions import facts as minutes
from yishi.rulebook.receptions.stages import At

THE_DAY = date(2026, 3, 16)


def test_a_reception_is_planned_for_everybody_to_see():
    at = receive(PLAN)

    assert (at.stage, at.public, at.columns()["title"]) == (At.PLANNED, True, "2026年3月16日接待选民")
    assert at.visible_to(None)
    assert [party.id for party in at.parties["duty_deputy"]] == [1, 2]


def test_staff_plan_for_their_own_station_and_the_office_for_any():
    assert receive((PLAN, CLERK)).stage is At.PLANNED
    with pytest.raises(BadFacts, match="本站"):
        receive((PLAN, OTHER_STAFF))
    with pytest.raises(NoPower):
        receive((PLAN, DEPUTY))


def test_no_day_that_has_passed_is_planned():
    with pytest.raises(BadFacts, match="不能早于今天"):
        receive((PLAN, date(2026, 3, 17)))


def test_another_day_and_other_deputies_take_the_place_of_the_first():
    at = receive(PLAN, CHANGE)

    assert at.columns()["title"] == "2026年3月18日接待选民"
    assert [party.id for party in at.parties["duty_deputy"]] == [2]


def test_who_was_there_counts_and_not_who_was_to_be():
    at = receive(PLAN, (HOLD, THE_DAY))

    assert at.stage is At.HELD
    assert [party.id for party in at.parties["present_deputy"]] == [1]
    assert at.columns()["text"] is None


def test_it_is_entered_on_the_day_or_in_five_working_days_after_it():
    with pytest.raises(Refused, match="还没有到接待日"):
        receive(PLAN, (HOLD, date(2026, 3, 15)))
    waiting, held = receive(PLAN, on=THE_DAY), receive(PLAN, (HOLD, date(2026, 3, 24)))

    entered = held.due("reception_entered")
    assert (waiting.due("reception_day").day, waiting.open_duties()[0].day) == (THE_DAY, date(2026, 3, 23))
    assert (entered.day, entered.met_on, entered.late_on(date(2026, 3, 24))) == (
        date(2026, 3, 23), date(2026, 3, 24), True,
    )  # fmt: skip


def test_it_is_called_off_with_a_reason_and_then_not_held():
    at = receive(PLAN, CANCEL)

    assert (at.stage, at.open_duties()) == (At.CANCELLED, [])
    with pytest.raises(NotAtThisStage):
        receive(PLAN, CANCEL, (HOLD, THE_DAY))


def test_staff_are_expected_to_enter_it_once_the_day_has_come():
    assert receive(PLAN).next_for(STAFF) is None
    assert receive(PLAN, on=THE_DAY).next_for(STAFF) is HOLD


def test_an_entry_that_cannot_be_read_plans_nothing():
    at = standing(RECEPTION, [Step(1, "plan_reception", DAY, STAFF)], DAY, DEFAULT, CALENDAR)

    assert (at.dues, at.columns()["title"]) == ((), None)
    assert HOLD.guards[0].holds(at)
    assert isinstance(USUAL["plan_reception"][1], minutes.Plan)
